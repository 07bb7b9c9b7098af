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
// A mean over the steps: one number for each window.
func errors(_ forecast: Tensor) -> [Float] {
  (forecast - testing.targets)[8..., .all, 1].squared().mean(axis: 1).scalars
}
let byStep = errors(answers)
let byStepOfYours = noGrad { errors(model(testing.inputs)) }
let copied = Array(0..<8)
