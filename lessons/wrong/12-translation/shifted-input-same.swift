manualSeed(1)
let small = newModel(inChinese)
let hundred = Array(0..<100)
let given = pairs(hundred, inChinese)
// The input is right, and the target is the same once more.
let run = fit(epochs: 100, with: Adam(small, learningRate: 0.02)) {
  let all = small(given.source, given.input, lengths: given.lengths)
  return crossEntropy(
    all.reshaped(-1, all.shape[2]), targets: given.input.flattened(),
    ignoreIndex: padding)
}
