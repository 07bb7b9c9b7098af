func recite(_ start: String, characters: Int) -> String {
  var text = start
  for _ in 0..<characters {
    // Only the last character is read: the state is not carried on.
    let likeliest = expectation(model, after: String(text.last!)).argmax()
    text += vocabulary.decode([likeliest])
  }
  return text
}
