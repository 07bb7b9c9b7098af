public import Recurrent

extension RNN: SequenceNetwork {
  public var cellName: String { "RNN" }

  public func read(_ sequence: Tensor, from state: SequenceState?) -> SequenceReading {
    let result = self(sequence, state?.hidden)
    return SequenceReading(output: result.output, state: SequenceState(hidden: result.hidden))
  }
}

extension GRU: SequenceNetwork {
  public var cellName: String { "GRU" }

  public func read(_ sequence: Tensor, from state: SequenceState?) -> SequenceReading {
    let result = self(sequence, state?.hidden)
    return SequenceReading(output: result.output, state: SequenceState(hidden: result.hidden))
  }
}

extension LSTM: SequenceNetwork {
  public var cellName: String { "LSTM" }

  public func read(_ sequence: Tensor, from state: SequenceState?) -> SequenceReading {
    let before = state.map {
      LSTMState(
        hidden: $0.hidden, cell: $0.cell ?? zeros(numLayers * directions, hiddenSize))
    }
    let result = self(sequence, before)
    return SequenceReading(
      output: result.output, state: SequenceState(hidden: result.hidden, cell: result.cell))
  }
}

extension ElmanRNN: SequenceNetwork {
  public var inputSize: Int { cell.inputSize }
  public var hiddenSize: Int { cell.hiddenSize }
  public var cellName: String { "cell" }
  public var hasOwnOutput: Bool { true }

  public func read(_ sequence: Tensor, from state: SequenceState?) -> SequenceReading {
    let batch = sequence.reshaped([1] + sequence.shape)
    let result = self(batch, state?.hidden)
    return SequenceReading(
      output: result.output.reshaped(Array(result.output.shape.dropFirst())),
      state: SequenceState(hidden: result.hidden))
  }
}
