public import Figures
public import Recurrent

/// A cell whose step can be shown in numbers.
public protocol ExplainedCell: Module {
  var inputSize: Int { get }
  var hiddenSize: Int { get }

  /// One step in formulas, in numbers, and compared with what the cell itself gives.
  ///
  /// - Parameters:
  ///   - x: `[inputSize]`
  ///   - h: `[hiddenSize]`
  ///   - c: `[hiddenSize]`, the memory of an LSTM.
  func mathematics(x: Tensor, h: Tensor, c: Tensor) -> [Figure]
}

/// One step of a cell: the formula in symbols, then every matrix and vector in numbers, each
/// product and sum with its shape.
///
///     cellMath(x: Tensor([1, 0.5])) { GRUCell(inputSize: 2, hiddenSize: 3) }
///
/// - Parameters:
///   - x: `[inputSize]`; left out, fixed random numbers.
///   - h: `[hiddenSize]`; left out, fixed random numbers between −1 and 1.
///   - c: `[hiddenSize]`, for an LSTM; left out, fixed random numbers.
public func cellMath<Cell: ExplainedCell>(
  x: Tensor? = nil, h: Tensor? = nil, c: Tensor? = nil, title: String? = nil,
  _ cell: () throws -> Cell
) rethrows -> Figure {
  let cell = try cell()
  let generator = Generator(seed: 0)
  let x = x ?? randn([cell.inputSize], using: generator)
  let h = h ?? tanh(randn([cell.hiddenSize], using: generator))
  let c = c ?? randn([cell.hiddenSize], using: generator)
  func demand(_ name: String, _ tensor: Tensor, _ size: Int) {
    contract(
      tensor.shape == [size],
      "cellMath: \(name) is \(tensor.shape); it has to be one vector [\(size)]")
  }
  demand("x", x, cell.inputSize)
  demand("h", h, cell.hiddenSize)
  demand("c", c, cell.hiddenSize)
  return Figure(
    .group(.init(noGrad { cell.mathematics(x: x, h: h, c: c) })), title: title.map { Phrase($0) })
}

/// Refuses other modules at compile time, and says what to use instead: only the cells that are named
/// here know their own formula.
@available(
  *, unavailable,
  message: """
    cellMath works out an ElmanCell, RNNCell, LSTMCell or GRUCell in numbers; of a cell of your own \
    it cannot know the formula. unroll(steps:) and shapes(of:) show it, or make it an ExplainedCell
    """
)
public func cellMath<Cell: Module>(
  x: Tensor? = nil, h: Tensor? = nil, c: Tensor? = nil, title: String? = nil,
  _ cell: () throws -> Cell
) rethrows -> Figure {
  fatalError("unavailable")
}

/// A claim that the steps shown end at the same values as the cell itself.
func agreement(_ name: String, shown: Tensor, cell: Tensor) -> Figure {
  let difference = zip(shown.scalars, cell.scalars).map { ($0 - $1).magnitude }.max() ?? 0
  let claim: Phrase = "The cell itself gives the same \(name), \(cell.shape)."
  return check(claim, difference, equals: 0, within: 1e-5)
}
