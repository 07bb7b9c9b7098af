public import Recurrent

/// A network that reads a sequence: what `unroll`, `bidirectional` and `stack` draw.
public protocol SequenceNetwork: Module {
  /// How many numbers it reads at a step.
  var inputSize: Int { get }
  /// How many numbers the state of one layer has, in one direction.
  var hiddenSize: Int { get }
  /// How many numbers of it the network shows at each step: `hiddenSize` by default.
  var stateSize: Int { get }
  /// Layers above each other; 1 by default.
  var numLayers: Int { get }
  /// Whether it reads the sequence from both ends; `false` by default.
  var bidirectional: Bool { get }
  /// What a cell of it is called: `RNN`.
  var cellName: String { get }
  /// Whether its output is something else than its hidden state; `false` by default.
  var hasOwnOutput: Bool { get }

  /// Reads one sequence `[time, inputSize]`; without a `state`, from zeros.
  func read(_ sequence: Tensor, from state: SequenceState?) -> SequenceReading
}

/// What a network carries from one step to the next.
public struct SequenceState {
  /// `[numLayers * directions, stateSize]`
  public var hidden: Tensor
  /// The memory of an LSTM, `[numLayers * directions, hiddenSize]`.
  public var cell: Tensor?

  /// A state; `cell` is nil for all networks but LSTMs.
  public init(hidden: Tensor, cell: Tensor? = nil) {
    self.hidden = hidden
    self.cell = cell
  }
}

/// What reading a sequence gave.
public struct SequenceReading {
  /// `[time, outputSize]`
  public var output: Tensor
  /// After the last step.
  public var state: SequenceState

  /// The outputs of all steps, and the state after the last.
  public init(output: Tensor, state: SequenceState) {
    self.output = output
    self.state = state
  }
}

extension SequenceNetwork {
  public var stateSize: Int { hiddenSize }
  public var numLayers: Int { 1 }
  public var bidirectional: Bool { false }
  public var hasOwnOutput: Bool { false }

  var directions: Int { bidirectional ? 2 : 1 }
}
