public import Recurrent

/// A network that reads a sequence: what `unroll`, `bidirectional` and `stack` draw.
public protocol SequenceNetwork: Module {
  var inputSize: Int { get }
  var hiddenSize: Int { get }
  var numLayers: Int { get }
  var bidirectional: Bool { get }
  /// What a cell of it is called: `RNN`.
  var cellName: String { get }
  /// Whether its output is something else than its hidden state.
  var hasOwnOutput: Bool { get }

  /// Reads one sequence `[time, inputSize]`.
  func read(_ sequence: Tensor, from state: SequenceState?) -> SequenceReading
}

/// What a network carries from one step to the next.
public struct SequenceState {
  /// `[numLayers * directions, hiddenSize]`
  public var hidden: Tensor
  /// The memory of an LSTM, in the same shape.
  public var cell: Tensor?

  public init(hidden: Tensor, cell: Tensor? = nil) {
    self.hidden = hidden
    self.cell = cell
  }
}

/// What reading a sequence gave.
public struct SequenceReading {
  /// `[time, outputSize]`
  public var output: Tensor
  public var state: SequenceState

  public init(output: Tensor, state: SequenceState) {
    self.output = output
    self.state = state
  }
}

extension SequenceNetwork {
  public var numLayers: Int { 1 }
  public var bidirectional: Bool { false }
  public var hasOwnOutput: Bool { false }

  var directions: Int { bidirectional ? 2 : 1 }
}
