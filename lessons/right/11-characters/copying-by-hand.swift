let quick = CharacterModel(symbols: size)
let optimizer = Adam(quick, learningRate: 0.02)
for _ in 0..<20 { learn(quick, optimizer) }
let claimed = perplexity(of: quick, unread)
