/// What an LSTM carries from step to step.
public struct LSTMState {
  /// h, what other layers see.
  public var hidden: Tensor
  /// c, the memory.
  public var cell: Tensor

  /// Both states are `[numLayers * D, batch, hiddenSize]`, or as a cell's; with a projection, the
  /// hidden one has `projSize` for `hiddenSize`.
  public init(hidden: Tensor, cell: Tensor) {
    self.hidden = hidden
    self.cell = cell
  }

  /// The same numbers, cut from the graph: to go on with the next part of a long sequence.
  public var detached: LSTMState { LSTMState(hidden: hidden.detached, cell: cell.detached) }
}

/// What an LSTM returns.
public struct LSTMOutput {
  /// The last layer's hidden states of all steps.
  public let output: Tensor
  /// The last hidden states of all layers and directions, `[numLayers * D, batch, hiddenSize]`.
  public let hidden: Tensor
  /// The last cell states, likewise.
  public let cell: Tensor
  let directions: Int

  /// Both last states, to start the next call from.
  public var state: LSTMState { LSTMState(hidden: hidden, cell: cell) }

  /// The last layer's last hidden states, `[batch, D * hiddenSize]`: where each direction ends.
  public var last: Tensor { lastStates(hidden, directions) }
}
