import Recurrent
import Testing

/// Every recorded operation: result and gradients.
@Suite struct GoldenOperationTests {
  @Test(arguments: try GoldenCase.all("ops"))
  func isAsRecorded(_ golden: GoldenCase) throws {
    let operation = try GoldenOperation(golden)
    try operation.run()
    try golden.config.requireAllRead()
    try operation.arguments.requireAllRead()
  }
}

/// Builds an operation from its recorded name and arguments.
struct GoldenOperation {
  let golden: GoldenCase
  let arguments: GoldenConfig
  let comparison: GoldenRun

  init(_ golden: GoldenCase) throws {
    self.golden = golden
    comparison = GoldenRun(golden: golden)
    arguments = GoldenConfig(
      case: golden.name, values: try golden.config.value("args").object())
  }

  func run() throws {
    let leaves = try golden.names(of: "in.").filter { !["index", "condition"].contains($0) }
      .map { ($0, try comparison.leaf($0)) }
    let outputs = try results(Dictionary(uniqueKeysWithValues: leaves))
    try comparison.check(outputs: outputs, leaves: leaves)
  }

  private func results(_ leaves: [String: Tensor]) throws -> [(String, Tensor)] {
    let name = try golden.config.string("op")
    if name == "max" { return try maximum(leaves) }
    return [("out", try result(name, leaves))]
  }

  private func result(_ name: String, _ leaves: [String: Tensor]) throws -> Tensor {
    switch name {
    case "add": return try binary(leaves, { $0 + $1 }, { $0 + $1 }, { $0 + $1 })
    case "sub": return try binary(leaves, { $0 - $1 }, { $0 - $1 }, { $0 - $1 })
    case "mul": return try binary(leaves, { $0 * $1 }, { $0 * $1 }, { $0 * $1 })
    case "div": return try binary(leaves, { $0 / $1 }, { $0 / $1 }, { $0 / $1 })
    case "pow":
      return try binary(
        leaves, { pow($0, $1) }, { pow($0, $1) }, { pow(Tensor($0), $1) })
    case "matmul": return matmul(try x(leaves), try operand("y", leaves))
    case "matmul_transposed": return try x(leaves) • operand("y", leaves).transposed()
    case "cat", "stack":
      let parts = try (0..<leaves.count).map { try operand("x\($0)", leaves) }
      let axis = try arguments.int("dim")
      return name == "cat" ? concatenated(parts, axis: axis) : stacked(parts, axis: axis)
    case "reuse": return try reuse(leaves)
    case "tanh_affine":
      let inner = try x(leaves) • operand("w", leaves) + operand("bias", leaves)
      return tanh(inner).sum(axis: 0)
    case "attention":
      let scores = try operand("q", leaves) • operand("k", leaves).transposed()
      return try softmax(scores) • operand("v", leaves)
    default:
      return try elementwise(name, leaves) ?? shaped(name, leaves) ?? picked(name, leaves)
    }
  }

  private func elementwise(_ name: String, _ leaves: [String: Tensor]) throws -> Tensor? {
    switch name {
    case "tanh": return tanh(try x(leaves))
    case "sigmoid": return sigmoid(try x(leaves))
    case "relu": return relu(try x(leaves))
    case "exp": return exp(try x(leaves))
    case "log": return log(try x(leaves))
    case "sqrt": return sqrt(try x(leaves))
    case "neg": return -(try x(leaves))
    case "abs": return abs(try x(leaves))
    case "softmax": return softmax(try x(leaves), axis: try arguments.int("dim"))
    case "log_softmax": return logSoftmax(try x(leaves), axis: try arguments.int("dim"))
    case "clamp":
      let (low, high) = (try arguments["min"]?.double(), try arguments["max"]?.double())
      return try x(leaves).clamp(min: low.map { Float($0) }, max: high.map { Float($0) })
    case "sum":
      guard let axes = try axes() else { return try x(leaves).sum() }
      return try x(leaves).sum(axes: axes, keepDims: keepDims())
    case "mean":
      guard let axes = try axes() else { return try x(leaves).mean() }
      return try x(leaves).mean(axes: axes, keepDims: keepDims())
    case "var":
      return try x(leaves).variance(
        axes: axes(), correction: arguments.int("correction"), keepDims: keepDims())
    case "std":
      return try x(leaves).standardDeviation(
        axes: axes(), correction: arguments.int("correction"), keepDims: keepDims())
    case "argmax":
      guard let axis = try arguments["dim"]?.int() else {
        return Tensor(Float(try x(leaves).argmax()))
      }
      return try x(leaves).argmax(axis: axis)
    default: return nil
    }
  }

  private func shaped(_ name: String, _ leaves: [String: Tensor]) throws -> Tensor? {
    switch name {
    case "permute": return try x(leaves).permuted(arguments.ints("dims"))
    case "transpose":
      return try x(leaves).transposed(arguments.int("dim0"), arguments.int("dim1"))
    case "reshape": return try x(leaves).reshaped(arguments.ints("shape"))
    case "permute_reshape":
      return try x(leaves).permuted(arguments.ints("dims")).reshaped(arguments.ints("shape"))
    case "unsqueeze": return try x(leaves).unsqueezed(arguments.int("dim"))
    case "squeeze":
      guard let axis = try arguments["dim"]?.int() else { return try x(leaves).squeezed() }
      return try x(leaves).squeezed(axis)
    case "expand": return try x(leaves).expanded(to: arguments.ints("shape"))
    default: return nil
    }
  }

  private func picked(_ name: String, _ leaves: [String: Tensor]) throws -> Tensor {
    switch name {
    case "index": return try x(leaves).part(indices())
    case "select":
      let axis = try arguments.int("dim")
      let before = Array(repeating: AxisIndex.slice(from: nil, to: nil, by: 1), count: axis)
      return try x(leaves).part(before + [.place(arguments.int("index"))])
    case "gather":
      return try x(leaves).gathered(axis: arguments.int("dim"), comparison.constant("index"))
    case "index_select":
      let indices = try golden.tensor("in.index").requireIntegers()
      return try x(leaves).selecting(indices, axis: arguments.int("dim"))
    case "where":
      let other = try arguments["y"].map { Tensor(Float(try $0.double())) }
      return try x(leaves).where(
        comparison.constant("condition"), else: other ?? operand("y", leaves))
    default: throw GoldenError("\(golden.name): the operation \(name) is not known")
    }
  }

  private func maximum(_ leaves: [String: Tensor]) throws -> [(String, Tensor)] {
    guard let axis = try arguments["dim"]?.int() else { return [("out", try x(leaves).max())] }
    let result = try x(leaves).max(axis: axis, keepDims: keepDims())
    return [("values", result.values), ("indices", result.indices)]
  }

  /// One tensor used several times.
  private func reuse(_ leaves: [String: Tensor]) throws -> Tensor {
    let x = try x(leaves)
    return x * x + x.sum(axis: 0) * x
  }

  private func binary(
    _ leaves: [String: Tensor], _ both: (Tensor, Tensor) -> Tensor,
    _ right: (Tensor, Float) -> Tensor, _ left: (Float, Tensor) -> Tensor
  ) throws -> Tensor {
    if let y = try arguments["y"]?.double() { return right(try x(leaves), Float(y)) }
    if let x = try arguments["x"]?.double() { return left(Float(x), try operand("y", leaves)) }
    return both(try x(leaves), try operand("y", leaves))
  }

  private func x(_ leaves: [String: Tensor]) throws -> Tensor { try operand("x", leaves) }

  private func operand(_ name: String, _ leaves: [String: Tensor]) throws -> Tensor {
    guard let leaf = leaves[name] else { throw GoldenError("\(golden.name): no input \(name)") }
    return leaf
  }

  private func keepDims() throws -> Bool { try arguments.bool("keepdim", default: false) }

  /// The axes of a reduction; nil for all.
  private func axes() throws -> [Int]? {
    switch arguments["dim"] {
    case nil, .null: nil
    case .array(let axes): try axes.map { try $0.int() }
    case .some(let axis): [try axis.int()]
    }
  }

  private func indices() throws -> [AxisIndex] {
    try arguments.value("index").array().map { index in
      switch index {
      case .null: return .added
      case .string("..."): return .others
      case .number: return .place(try index.int())
      default:
        let bounds = try index.member("slice").array().map { bound -> Int? in
          if case .null = bound { return nil }
          return try bound.int()
        }
        return .slice(from: bounds[0], to: bounds[1], by: bounds[2] ?? 1)
      }
    }
  }
}
