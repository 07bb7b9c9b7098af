import Recurrent
import Testing

/// The equations as `RNN.step`, `LSTM.step` and `GRU.step` write them, against the fused runs:
/// results and gradients. All sizes differ.
@Suite struct EquationTests {
  static let (steps, batch, inputSize, hiddenSize) = (6, 5, 3, 4)

  /// What a run of one layer gives, and what it sends back.
  struct Results {
    var output, hidden: Tensor
    var cell: Tensor?
    var gradients: [Tensor] = []

    /// Backpropagates a loss in which every number has a weight of its own.
    func withGradients(of leaves: [Tensor]) -> Results {
      let generator = Generator(seed: 21)
      func weighed(_ x: Tensor) -> Tensor { (x * randn(x.shape, using: generator)).sum() }
      for leaf in leaves { leaf.zeroGrad() }
      (weighed(output) + weighed(hidden) + weighed(cell ?? hidden)).backward()
      var results = self
      results.gradients = leaves.compactMap(\.grad)
      return results
    }
  }

  let x = Parameter(randn([steps, batch, inputSize], using: Generator(seed: 8)))
  let h = Parameter(randn([1, batch, hiddenSize], using: Generator(seed: 9)))
  let c = Parameter(randn([1, batch, hiddenSize], using: Generator(seed: 10)))

  @Test(arguments: Nonlinearity.allCases, [true, false])
  func anRNNIsItsEquation(_ nonlinearity: Nonlinearity, bias: Bool) {
    let rnn = RNN(
      inputSize: Self.inputSize, hiddenSize: Self.hiddenSize, nonlinearity: nonlinearity,
      bias: bias, using: Generator(seed: 5))
    let fused = rnn(x, h)
    let written = unrolled(rnn) { x, state, weights in
      LSTMState(hidden: RNN.step(x, state.hidden, weights, nonlinearity), cell: state.cell)
    }
    check(rnn, Results(output: fused.output, hidden: fused.hidden), written)
  }

  @Test(arguments: [true, false])
  func anLSTMIsItsEquations(bias: Bool) {
    let lstm = LSTM(
      inputSize: Self.inputSize, hiddenSize: Self.hiddenSize, bias: bias,
      using: Generator(seed: 5))
    let fused = lstm(x, LSTMState(hidden: h, cell: c))
    check(
      lstm, Results(output: fused.output, hidden: fused.hidden, cell: fused.cell),
      unrolled(lstm) { LSTM.step($0, $1, $2) })
  }

  @Test(arguments: [true, false])
  func aGRUIsItsEquations(bias: Bool) {
    let gru = GRU(
      inputSize: Self.inputSize, hiddenSize: Self.hiddenSize, bias: bias,
      using: Generator(seed: 5))
    let fused = gru(x, h)
    let written = unrolled(gru) { x, state, weights in
      LSTMState(hidden: GRU.step(x, state.hidden, weights), cell: state.cell)
    }
    check(gru, Results(output: fused.output, hidden: fused.hidden), written)
  }

  /// The equations, step after step.
  private func unrolled(
    _ layer: some RecurrentLayer,
    _ step: (Tensor, LSTMState, RecurrentWeights) -> LSTMState
  ) -> Results {
    var state = LSTMState(hidden: h[0], cell: c[0])
    var outputs: [Tensor] = []
    for t in 0..<Self.steps {
      state = step(x[t], state, layer.stack.weights[0][0])
      outputs.append(state.hidden)
    }
    return Results(
      output: stacked(outputs), hidden: state.hidden.unsqueezed(0),
      cell: layer is LSTM ? state.cell.unsqueezed(0) : nil)
  }

  private func check(_ layer: some RecurrentLayer, _ fused: Results, _ written: Results) {
    let leaves = [x, h] + (layer is LSTM ? [c] : []) + layer.parameters()
    let (fused, written) = (fused.withGradients(of: leaves), written.withGradients(of: leaves))
    #expect(fused.gradients.count == leaves.count)
    #expect(fused.gradients.count == written.gradients.count)
    let pairs = [
      (fused.output, written.output), (fused.hidden, written.hidden),
      (fused.cell ?? h, written.cell ?? h),
    ]
    for (a, b) in pairs + Array(zip(fused.gradients, written.gradients)) {
      #expect(a.isClose(to: b, absolute: 1e-5, relative: 1e-5))
    }
  }
}
