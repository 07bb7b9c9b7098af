import Figures
import Recurrent
import Steps

/// A directive's figure with the name of its golden files. Every model is drawn from seed 0.
struct StepCase: Sendable {
  let name: String
  let figure: @Sendable () -> Figure

  init(_ name: String, _ figure: @escaping @Sendable () -> Figure) {
    self.name = name
    self.figure = figure
  }

  static func generator() -> Generator { Generator(seed: 0) }
}

private func rnn(
  _ p: Int = 3, _ q: Int = 4, layers: Int = 1, both: Bool = false
) -> RNN {
  RNN(
    inputSize: p, hiddenSize: q, numLayers: layers, bidirectional: both,
    using: StepCase.generator())
}

let stepCases: [StepCase] = {
  var cases: [StepCase] = []
  for steps in [1, 3, 10, 40] {
    cases.append(StepCase("unroll-\(steps)") { unroll(steps: steps) { rnn() } })
    cases.append(
      StepCase("bidirectional-\(steps)") { bidirectional(steps: steps) { rnn(both: true) } })
  }
  cases.append(
    StepCase("seeds") {
      seeds(20, xLabel: "loss") { rand(3).sum().item }
    })
  cases.append(
    StepCase("seeds-names") {
      seeds(10, from: 5, xLabel: "loss", logX: true) {
        ["RNN": rand(3).sum().item, "LSTM": rand(30).sum().item]
      }
    })
  cases.append(
    StepCase("unroll-lstm") {
      unroll(steps: 3) {
        LSTM(inputSize: 2, hiddenSize: 3, using: StepCase.generator())
      }
    })
  cases.append(
    StepCase("unroll-gru-layers") {
      unroll(steps: 3) {
        GRU(inputSize: 2, hiddenSize: 3, numLayers: 2, using: StepCase.generator())
      }
    })
  cases.append(
    StepCase("unroll-elman") {
      unroll(steps: 4) {
        ElmanRNN(inputSize: 2, hiddenSize: 3, outputSize: 2, using: StepCase.generator())
      }
    })
  cases.append(
    StepCase("unroll-many-to-one") {
      unroll(steps: 4, as: .manyToOne) {
        ElmanRNN(inputSize: 2, hiddenSize: 3, outputSize: 5, using: StepCase.generator())
      }
    })
  cases.append(
    StepCase("unroll-one-to-many") {
      unroll(steps: 4, as: .oneToMany) { rnn(3, 3) }
    })
  cases.append(
    StepCase("unroll-encoder-decoder") {
      unroll(steps: 4, thenWrite: 2) { (rnn(3, 5), rnn(5, 5)) }
    })
  for layers in 1...4 {
    cases.append(StepCase("stack-\(layers)") { stack { rnn(layers: layers) } })
  }
  cases.append(StepCase("stack-deep-both") { stack(steps: 4) { rnn(layers: 2, both: true) } })
  cases.append(
    StepCase("cell-math-elman") {
      cellMath {
        ElmanCell(inputSize: 2, hiddenSize: 3, outputSize: 2, using: StepCase.generator())
      }
    })
  cases.append(
    StepCase("cell-math-rnn") {
      cellMath { RNNCell(inputSize: 2, hiddenSize: 3, using: StepCase.generator()) }
    })
  cases.append(
    StepCase("cell-math-relu-large") {
      cellMath {
        RNNCell(
          inputSize: 20, hiddenSize: 12, bias: false, nonlinearity: .relu,
          using: StepCase.generator())
      }
    })
  cases.append(
    StepCase("cell-math-lstm") {
      cellMath { LSTMCell(inputSize: 2, hiddenSize: 3, using: StepCase.generator()) }
    })
  cases.append(
    StepCase("cell-math-gru") {
      cellMath { GRUCell(inputSize: 2, hiddenSize: 3, using: StepCase.generator()) }
    })
  cases.append(
    StepCase("gradient-flow") {
      gradientFlow(steps: 30) {
        [
          "RNN": RNN(inputSize: 4, hiddenSize: 16, using: StepCase.generator()),
          "LSTM": LSTM(inputSize: 4, hiddenSize: 16, using: StepCase.generator()),
          "GRU": GRU(inputSize: 4, hiddenSize: 16, using: StepCase.generator()),
        ]
      }
    })
  return cases
}()

extension Figure.Table {
  /// The rows as they were written.
  var texts: [[String]] { rows.map { $0.map(\.english) } }
}
