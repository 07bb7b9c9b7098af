let late = Tagger(hiddenSize: 12, bidirectional: false)
// The output of the same step again, shifted by two and filled up.
func scores(_ bits: Tensor) -> Tensor {
  let all = late.head(late.rnn(bits).output)
  return concatenated([all[.all, 2...], all[.all, ..<1]], axis: 1)
}
fit(epochs: 200, with: Adam(late, learningRate: 0.02)) {
  bceWithLogits(scores(training.bits), training.ends)
}
