import CKernels

/// A tensor and a number.
extension Tensor {
  /// Adds y to each element.
  public static func + (x: Tensor, y: Float) -> Tensor {
    x.mapped("+", { ck_add_scalar($0, $1, y, $2) }) { node, input in
      if let gradient = node.gradient { input.receive(gradient) }
    }
  }

  /// Adds x to each element.
  public static func + (x: Float, y: Tensor) -> Tensor { y + x }

  /// Subtracts y from each element.
  public static func - (x: Tensor, y: Float) -> Tensor {
    x.mapped("-", { ck_sub_scalar($0, $1, y, $2) }) { node, input in
      if let gradient = node.gradient { input.receive(gradient) }
    }
  }

  /// x less each element.
  public static func - (x: Float, y: Tensor) -> Tensor {
    y.mapped("-", { ck_scalar_sub($0, x, $1, $2) }) { node, input in
      ck_deduct(node.count, node.dy, input.accumulator)
    }
  }

  /// Multiplies each element by y.
  public static func * (x: Tensor, y: Float) -> Tensor {
    x.mapped("*", { ck_mul_scalar($0, $1, y, $2) }) { node, input in
      ck_axpy(node.count, y, node.dy, input.accumulator)
    }
  }

  /// Multiplies each element by x.
  public static func * (x: Float, y: Tensor) -> Tensor { y * x }

  /// Divides each element by y.
  public static func / (x: Tensor, y: Float) -> Tensor {
    x.mapped("/", { ck_div_scalar($0, $1, y, $2) }) { node, input in
      let scaled = Storage(count: node.count)
      ck_div_scalar(node.count, node.dy, y, scaled.base)
      input.receive(scaled)
    }
  }

  /// x divided by each element.
  public static func / (x: Float, y: Tensor) -> Tensor { Tensor(x) / y }

  /// Each element with the opposite sign.
  public static prefix func - (x: Tensor) -> Tensor {
    x.mapped("-", { ck_neg($0, $1, $2) }) { node, input in
      ck_deduct(node.count, node.dy, input.accumulator)
    }
  }

  /// The result of a kernel on each element; `backward` adds to the input's gradient.
  @inline(__always)
  func mapped(
    _ name: StaticString,
    _ kernel: (Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void,
    backward: @escaping (Node, Node) -> Void
  ) -> Tensor {
    var result = Tensor(storage: Storage(count: count), shape: shape)
    kernel(count, base, result.base)
    if isRecorded(self) {
      result.node = Node(name, count: count, node) { node in
        if let input = node.first { backward(node, input) }
      }
    }
    return result
  }
}

/// In place: `x += y` is `x = x + y`, with broadcasting of y; x keeps its shape if it is a parameter.
///
/// A parameter is changed where it lives, for all who hold it, and only inside `noGrad`.
extension Tensor {
  /// `x = x + y`, with broadcasting of y; a parameter is changed where it lives, inside `noGrad` alone.
  public static func += (x: inout Tensor, y: Tensor) { x.update("+=", x + y) }
  /// `x = x - y`, in place as `+=`.
  public static func -= (x: inout Tensor, y: Tensor) { x.update("-=", x - y) }
  /// `x = x * y`, in place as `+=`.
  public static func *= (x: inout Tensor, y: Tensor) { x.update("*=", x * y) }
  /// `x = x / y`, in place as `+=`.
  public static func /= (x: inout Tensor, y: Tensor) { x.update("/=", x / y) }
  /// `x = x + y`, with broadcasting of y; a parameter is changed where it lives, inside `noGrad` alone.
  public static func += (x: inout Tensor, y: Float) { x.update("+=", x + y) }
  /// `x = x - y`, in place as `+=`.
  public static func -= (x: inout Tensor, y: Float) { x.update("-=", x - y) }
  /// `x = x * y`, in place as `+=`.
  public static func *= (x: inout Tensor, y: Float) { x.update("*=", x * y) }
  /// `x = x / y`, in place as `+=`.
  public static func /= (x: inout Tensor, y: Float) { x.update("/=", x / y) }

  private mutating func update(_ operation: String, _ value: Tensor) {
    if !isParameter {
      self = value
      return
    }
    demand(Tensor.inPlaceProblem(operation, label))
    assign(value)
  }

  /// What forbids changing a parameter in place here.
  package static func inPlaceProblem(_ operation: String, _ label: @autoclosure () -> String)
    -> String?
  {
    if !GradientMode.isEnabled { return nil }
    return "\(operation): \(label()) is a parameter; change it inside noGrad { … }, "
      + "where the tape does not see it"
  }
}
