import Recurrent
import Testing

/// The fused layers against plain Swift: equal bits, forward and backward.
@Suite struct PlainRecurrenceTests {
  /// Sizes that all differ: time, batch, input, hidden.
  static let sizes = [[5, 3, 4, 6], [1, 2, 3, 5], [7, 1, 2, 17], [4, 6, 9, 1]]

  @Test(arguments: PlainRecurrence.Kind.allCases, sizes)
  func theFusedLayerHasTheSameBits(_ kind: PlainRecurrence.Kind, _ size: [Int]) {
    let (time, batch, inputs, hidden) = (size[0], size[1], size[2], size[3])
    let generator = Generator(seed: 11)
    let module: any Module =
      switch kind {
      case .tanh: RNN(inputSize: inputs, hiddenSize: hidden, using: generator)
      case .relu:
        RNN(inputSize: inputs, hiddenSize: hidden, nonlinearity: .relu, using: generator)
      case .lstm: LSTM(inputSize: inputs, hiddenSize: hidden, using: generator)
      case .gru: GRU(inputSize: inputs, hiddenSize: hidden, using: generator)
      }
    let x = Parameter(randn([time, batch, inputs], using: generator))
    let h = Parameter(randn([1, batch, hidden], using: generator))
    let c = Parameter(randn([1, batch, hidden], using: generator))
    let dOutput = randn([time, batch, hidden], using: generator)
    let dCell = randn([1, batch, hidden], using: generator)

    let parameters = module.parameters()
    let plain = PlainRecurrence(
      kind: kind, weightIH: Matrix(parameters[0]), weightHH: Matrix(parameters[1]),
      biasIH: Matrix(parameters[2]), biasHH: Matrix(parameters[3]),
      input: x.unstacked().map { Matrix($0) }, initialHidden: Matrix(h[0]),
      initialCell: Matrix(c[0]))
    let steps = plain.forward()
    let want = plain.backward(
      steps, dOutput: dOutput.unstacked().map { Matrix($0) },
      dCell: kind == .lstm ? Matrix(dCell[0]) : Matrix(batch, hidden))

    let (output, cell) = run(module, x, h, c)
    #expect(output.unstacked().map { Matrix($0) } == steps.map(\.hidden))
    if let cell {
      #expect(Matrix(cell[0]) == steps[time - 1].cell)
      ((output * dOutput).sum() + (cell * dCell).sum()).backward()
      #expect(c.grad.map { Matrix($0[0]) } == want.initialCell)
    } else {
      output.backward(dOutput)
    }
    #expect(x.grad?.unstacked().map { Matrix($0) } == want.input)
    #expect(h.grad.map { Matrix($0[0]) } == want.initialHidden)
    #expect(parameters[0].grad.map { Matrix($0) } == want.weightIH)
    #expect(parameters[1].grad.map { Matrix($0) } == want.weightHH)
    #expect(parameters[2].grad.map { Matrix($0) } == want.biasIH)
    #expect(parameters[3].grad.map { Matrix($0) } == want.biasHH)
  }

  private func run(_ module: any Module, _ x: Tensor, _ h: Tensor, _ c: Tensor) -> (
    Tensor, Tensor?
  ) {
    if let rnn = module as? RNN { return (rnn(x, h).output, nil) }
    if let gru = module as? GRU { return (gru(x, h).output, nil) }
    guard let lstm = module as? LSTM else { return (x, nil) }
    let result = lstm(x, LSTMState(hidden: h, cell: c))
    return (result.output, result.cell)
  }
}
