manualSeed(1)
let small = newModel(inChinese)
let hundred = Array(0..<100)
let given = pairs(hundred, inChinese)
// Input and target have changed places.
let run = fit(epochs: 100, with: Adam(small, learningRate: 0.02)) {
  let all = small(given.source, given.target, lengths: given.lengths)
  return crossEntropy(
    all.reshaped(-1, all.shape[2]), targets: given.input.flattened(),
    ignoreIndex: padding)
}
