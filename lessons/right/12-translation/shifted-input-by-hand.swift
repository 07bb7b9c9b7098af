manualSeed(7)
let small = newModel(inChinese)
let given = pairs(Array(0..<100), inChinese)
let optimizer = Adam(small, learningRate: 0.02)
for _ in 0..<120 {
  optimizer.zeroGrad()
  let all = small(given.source, given.input, lengths: given.lengths)
  crossEntropy(
    all.reshaped(-1, all.shape[2]), targets: given.target.flattened(),
    ignoreIndex: padding
  ).backward()
  optimizer.step()
}
