let late = Tagger(hiddenSize: 10, bidirectional: false)
func scores(_ bits: Tensor) -> Tensor {
  stacked((1..<10).map { late.head(late.rnn(bits).output[.all, $0]) }, axis: 1)
}
let adam = Adam(late, learningRate: 0.02)
for _ in 0..<250 {
  adam.zeroGrad()
  bceWithLogits(scores(training.bits), training.ends).backward()
  adam.step()
}
