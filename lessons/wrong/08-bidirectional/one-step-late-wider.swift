// More room, and no more knowledge.
let late = Tagger(hiddenSize: 40, bidirectional: false)
func scores(_ bits: Tensor) -> Tensor {
  late.head(late.rnn(bits).output)[.all, ..<(-1)]
}
fit(epochs: 200, with: Adam(late, learningRate: 0.02)) {
  bceWithLogits(scores(training.bits), training.ends)
}
