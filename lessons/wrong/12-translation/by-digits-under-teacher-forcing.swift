// Right words in hundredths, under teacher forcing.
let right = (1...3).map { count in
  Int(100 * rightWords(
    model, testing.filter { String($0).count == count }, inEnglish))
}
let worst = 1
