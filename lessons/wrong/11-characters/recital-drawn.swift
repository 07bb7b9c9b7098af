func recite(_ start: String, characters: Int) -> String {
  var text = start
  for _ in 0..<characters {
    // Drawn, and at a high temperature.
    text += vocabulary.decode([draw(expectation(model, after: text, temperature: 2))])
  }
  return text
}
