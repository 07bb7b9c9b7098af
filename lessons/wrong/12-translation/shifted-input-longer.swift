manualSeed(1)
let small = newModel(inChinese)
let hundred = Array(0..<100)
let given = pairs(hundred, inChinese)
// Trained for longer, on the same mistake.
let run = fit(epochs: 150, with: Adam(small, learningRate: 0.02)) {
  let all = small(given.source, given.target, lengths: given.lengths)
  return crossEntropy(
    all.reshaped(-1, all.shape[2]), targets: given.target.flattened(),
    ignoreIndex: padding)
}
