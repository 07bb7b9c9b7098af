import Recurrent
import Testing

/// An operation of two tensors, with shapes that all differ.
struct CheckedOperation: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var x = [3, 4]
  var y = [3, 4]
  /// Numbers from here to one more: away from kinks and poles.
  var low = 0.3
  let body: @Sendable (Tensor, Tensor) -> Tensor

  init(
    _ name: String, x: [Int] = [3, 4], y: [Int] = [3, 4], low: Double = 0.3,
    _ body: @escaping @Sendable (Tensor, Tensor) -> Tensor
  ) {
    testDescription = name
    self.x = x
    self.y = y
    self.low = low
    self.body = body
  }

  static let all: [CheckedOperation] = [
    CheckedOperation("+ with a row", y: [4]) { $0 + $1 },
    CheckedOperation("- with a column", y: [3, 1]) { $0 - $1 },
    CheckedOperation("* with a plane", x: [2, 1, 4], y: [3, 1]) { $0 * $1 },
    CheckedOperation("/ with a number", y: []) { $0 / $1 },
    CheckedOperation("numbers") { 2 - $0 * 3 + 1 / $1 - (1 + $0) / 4 },
    CheckedOperation("neg, squared") { -$0 * $1.squared() },
    CheckedOperation("pow", low: 0.5) { pow($0, $1) },
    CheckedOperation("pow of a number", low: 0.5) { $0.pow(2.5) + pow($1, -1) },
    CheckedOperation("tanh, sigmoid", low: -1) { tanh($0) * sigmoid($1) },
    CheckedOperation("relu, abs", low: 0.3) { relu($0) * abs(-$1) + relu(-$0) },
    CheckedOperation("exp, log, sqrt", low: 0.6) { exp($0) * log($1) + sqrt($1) },
    CheckedOperation("clamp") { $0.clamp(min: 0.1, max: 9) * $1.clamp(max: 0.2) },
    CheckedOperation("matmul", y: [4, 5]) { $0 • $1 },
    CheckedOperation("matmul of a batch", x: [2, 3, 4], y: [2, 4, 5]) { $0 • $1 },
    CheckedOperation("matmul, batch repeated", x: [2, 1, 3, 4], y: [5, 4, 2]) { $0 • $1 },
    CheckedOperation("matmul of vectors", x: [4], y: [4]) { $0 • $1 },
    CheckedOperation("matmul, vector right", y: [4]) { $0 • $1 },
    CheckedOperation("matmul, vector left", x: [3], y: [3, 4]) { $0 • $1 },
    CheckedOperation("sum, mean", x: [2, 3, 4], y: [2, 3, 4]) {
      $0.sum(axes: [0, 2], keepDims: true) * $1 + $0.mean(axis: 1, keepDims: true)
    },
    CheckedOperation("variance", x: [5, 4]) {
      $0.variance(axis: 0) * $1 + $1.standardDeviation(axes: [0, 1])
    },
    CheckedOperation("max, min") {
      $0.max() * $1.min() + $0.max(axis: 1).values.sum() * $1.min(axis: 0).values
    },
    CheckedOperation("maximum, minimum") { $0.maximum($1) * $0.minimum($1) },
    CheckedOperation("softmax") { softmax($0) * logSoftmax($1, axis: 0) },
    CheckedOperation("scan") { scan($0, $1) + scan($1, $0, initial: $0[.all, 0], axis: 1) },
    CheckedOperation("concatenated, stacked") {
      concatenated([$0, $1, $0], axis: 1).sum(axis: 0) * stacked([$1, $0], axis: 1)[0, 1, 0]
    },
    CheckedOperation("reshaped, permuted") {
      $0.reshaped(4, 3) * $1.transposed() + $0.permuted(1, 0) * $1.flipped(0).T
    },
    CheckedOperation("expanded, squeezed", x: [3, 1], y: [3]) {
      $0.expanded(to: [2, 3, 4]).sum(axis: 2) * $1 + $0.squeezed(1).unsqueezed(0)
    },
    CheckedOperation("split, unstacked") {
      $0.split([1, 3], axis: 1)[1].sum() * $1.unstacked(axis: 1)[2]
    },
    CheckedOperation("subscript") { $0[1..<3, .every(2)] * $1[.all, -1][..<2].unsqueezed(1) },
    CheckedOperation("gathered, selecting") {
      $0.gathered(axis: 1, Tensor([[0, 0], [3, 1]]))
        * $1.selecting([2, 2, 0], axis: 0)[1..., 0..<2]
    },
    CheckedOperation("where") { $0.where(Tensor([1, 0, 1, 0]), else: $1 * 2) * $1 },
    CheckedOperation("losses") {
      mseLoss($0, $1) + l1Loss($0, $1 + 3) + smoothL1Loss($0, $1 + 0.2, beta: 9)
        + huberLoss($0, $1 - 5, delta: 0.5) + bceWithLogits($0, full([3, 4], 0.3))
    },
    CheckedOperation("class losses") {
      crossEntropy($0, targets: [1, 0, 3], labelSmoothing: 0.1)
        + nllLoss($1, targets: [2, -100, 0], weight: Tensor([1, 2, 3, 4]))
    },
  ]
}

@Suite struct FiniteDifferenceTests {
  @Test(arguments: CheckedOperation.all)
  func agreeWithTheTape(_ operation: CheckedOperation) {
    let generator = Generator(seed: 7)
    let (x, y) = distinct(operation, generator)
    let shape = noGrad { operation.body(x, y).shape }
    let weights = rand(shape, using: generator) + 0.5
    let report = checkGradients(of: [x, y], step: 0.005) { (operation.body(x, y) * weights).sum() }
    #expect(report.passed, "seed 7: \(report)")
    #expect(
      report.entries.contains {
        $0.differences.maximumDifference(from: zeros(like: $0.tape)) > 0.01
      })
  }

  /// Both operands, no two of whose numbers are close: a largest one stays the largest.
  private func distinct(_ operation: CheckedOperation, _ generator: Generator) -> (Tensor, Tensor) {
    let count = operation.x.reduce(1, *)
    let total = count + operation.y.reduce(1, *)
    let values = randperm(total, using: generator).map {
      Float(operation.low) + (Float($0) + 0.3 * generator.uniform()) / Float(total)
    }
    return (
      Parameter(Tensor(Array(values[..<count]), shape: operation.x)),
      Parameter(Tensor(Array(values[count...]), shape: operation.y))
    )
  }

  @Test func aWrongGradientIsSeen() {
    let w = Parameter(Tensor([1, 2]))
    // The second use is cut from the graph: the tape sees half of the slope.
    let report = checkGradients(of: [w]) { (w * w.detached).sum() }
    #expect(!report.passed)
    #expect("\(report)".contains("DIFFERS"))
  }

  @Test(arguments: Nonlinearity.allCases, [true, false])
  func agreeForRecurrentLayers(_ nonlinearity: Nonlinearity, bidirectional: Bool) {
    let generator = Generator(seed: 3)
    let rnn = RNN(
      inputSize: 2, hiddenSize: 3, numLayers: 2, nonlinearity: nonlinearity,
      bidirectional: bidirectional, using: generator)
    let x = randn([4, 5, 2], using: generator)
    let seed = rand([4, 5, bidirectional ? 6 : 3], using: generator)
    let report = checkGradients(of: rnn, step: 0.01) {
      let result = rnn(x, lengths: [4, 2, 1, 3, 4])
      return (result.output * seed).sum() + result.hidden.sum()
    }
    // A relu has kinks near some of its 40 arguments.
    #expect(nonlinearity == .relu || report.passed, "seed 3: \(report)")
  }

  @Test(arguments: [true, false])
  func agreeForGatedLayers(bidirectional: Bool) {
    let generator = Generator(seed: 4)
    let lstm = LSTM(
      inputSize: 2, hiddenSize: 3, numLayers: 2, batchFirst: true, bidirectional: bidirectional,
      using: generator)
    let gru = GRU(
      inputSize: 2, hiddenSize: 3, numLayers: 2, batchFirst: true, bidirectional: bidirectional,
      using: generator)
    let x = randn([3, 4, 2], using: generator)
    let ofLSTM = checkGradients(of: lstm) {
      let result = lstm(x, lengths: [2, 4, 1])
      return result.output.squared().sum() + result.cell.sum() + result.last.sum()
    }
    #expect(ofLSTM.passed, "seed 4: \(ofLSTM)")
    let onlyCell = checkGradients(of: lstm) { lstm(x).cell.squared().sum() }
    #expect(onlyCell.passed, "seed 4: \(onlyCell)")
    let ofGRU = checkGradients(of: gru) { gru(x, lengths: [2, 4, 1]).output.squared().sum() }
    #expect(ofGRU.passed, "seed 4: \(ofGRU)")
  }
}
