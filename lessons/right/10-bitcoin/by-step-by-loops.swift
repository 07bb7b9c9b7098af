manualSeed(0)
let rnn = RNN(
  inputSize: 3, hiddenSize: 8, batchFirst: true, bidirectional: true)
let head = Linear(16, 3)
let optimizer = Adam(
  rnn.parameters() + head.parameters(), learningRate: 0.01)
_ = fit(epochs: 100, with: optimizer, batches: loader) { batch in
  mseLoss(head(rnn(batch.inputs).output), batch.targets)
}
let answers = noGrad { head(rnn(testing.inputs).output) }
func errors(_ forecast: Tensor) -> [Float] {
  (0..<10).map { step in
    var sum: Float = 0
    for window in 8..<22 {
      let miss =
        forecast[window, step, 1].item - testing.targets[window, step, 1].item
      sum += miss * miss
    }
    return sum / 14
  }
}
let byStep = errors(answers)
let byStepOfYours = errors(model(testing.inputs).detached)
let copied = (0..<10).filter { $0 + shift < length }
