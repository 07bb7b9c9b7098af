/// Two GRUs for sequences of unequal length: one reads, its last state starts the other, which
/// writes one symbol after another.
///
/// Shapes: source `[batch, time]`, target `[batch, time']`, whole numbers; the result is
/// `[batch, time', targetSymbols]`, scores before the softmax.
///
/// - Source: Cho et al., 2014; Sutskever et al., 2014.
public struct EncoderDecoder: Module {
  /// Vectors of the symbols that are read.
  public let source: Embedding
  /// Reads the source.
  public let encoder: GRU
  /// Vectors of the symbols that are written.
  public let destination: Embedding
  /// Writes the target, starting from the encoder's last state.
  public let decoder: GRU
  /// Turns each of the decoder's states into scores of the target's symbols.
  public let linear: Linear

  /// - Parameters:
  ///   - sourceSymbols: How many symbols the source has; they are numbered from 0.
  ///   - targetSymbols: How many symbols the target has.
  ///   - embeddingDim: Numbers in the vector of a symbol, on both sides.
  ///   - hiddenSize: Numbers in the state that goes from one GRU to the other.
  public init(
    sourceSymbols: Int, targetSymbols: Int, embeddingDim: Int, hiddenSize: Int,
    using generator: Generator? = nil
  ) {
    source = Embedding(sourceSymbols, embeddingDim, using: generator)
    encoder = GRU(
      inputSize: embeddingDim, hiddenSize: hiddenSize, batchFirst: true, using: generator)
    destination = Embedding(targetSymbols, embeddingDim, using: generator)
    decoder = GRU(
      inputSize: embeddingDim, hiddenSize: hiddenSize, batchFirst: true, using: generator)
    linear = Linear(hiddenSize, targetSymbols, using: generator)
  }

  /// Scores of each next symbol, given the right symbols before it (teacher forcing).
  ///
  /// - Parameters:
  ///   - target: The right symbols, shifted by one: a start symbol first, the last one left out.
  ///   - lengths: How many symbols of each source row count.
  public func callAsFunction(_ input: Tensor, _ target: Tensor, lengths: [Int]? = nil) -> Tensor {
    let state = encoder(source(input), lengths: lengths).hidden
    return linear(decoder(destination(target), state).output)
  }

  /// The symbols that the decoder writes by itself, the likeliest each time: `[batch, steps]`.
  ///
  /// - Parameter start: The symbol that it is given first.
  public func generate(_ input: Tensor, start: Int, steps: Int, lengths: [Int]? = nil) -> Tensor {
    if steps < 0 { broken("EncoderDecoder.generate: steps is \(steps), and has to be 0 or more") }
    return noGrad {
      var state = encoder(source(input), lengths: lengths).hidden
      var symbols = full([input.shape[0], 1], Float(start))
      var written: [Tensor] = []
      for _ in 0..<steps {
        let step = decoder(destination(symbols), state)
        state = step.hidden
        symbols = linear(step.output).argmax(axis: -1)
        written.append(symbols)
      }
      return written.isEmpty ? zeros(input.shape[0], 0) : concatenated(written, axis: 1)
    }
  }
}
