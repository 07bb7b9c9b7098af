manualSeed(0)
let quick = CharacterModel(symbols: size)
let all = numbers(text)
_ = fit(epochs: 20, with: Adam(quick, learningRate: 0.02)) {
  crossEntropy(quick(all[..<(-1)]), targets: all[1...])
}
let new = numbers(unread)
// The report still compares with the character just read.
let claimed = crossEntropy(quick(new), targets: new).exp().item
