manualSeed(0)
let quick = CharacterModel(symbols: size)
let all = numbers(text)
// The target is the character before.
_ = fit(epochs: 20, with: Adam(quick, learningRate: 0.02)) {
  crossEntropy(quick(all[1...]), targets: all[..<(-1)])
}
let new = numbers(unread)
let claimed = crossEntropy(quick(new[1...]), targets: new[..<(-1)]).exp().item
