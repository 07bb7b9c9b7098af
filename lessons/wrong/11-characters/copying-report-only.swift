manualSeed(0)
let quick = CharacterModel(symbols: size)
let all = numbers(text)
// The training still asks for the character just read.
_ = fit(epochs: 20, with: Adam(quick, learningRate: 0.02)) {
  crossEntropy(quick(all), targets: all)
}
let claimed = perplexity(of: quick, unread)
