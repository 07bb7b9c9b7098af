func play(from first: String, slip: String, at place: Int) -> [String] {
  noGrad {
    var notes = [first]
    var state: Tensor?
    while notes.count < 80 {
      let last = Tensor(integers: symbols.encode([notes.last!]))
      let reading = player.rnn(player.embedding(last), state)
      state = reading.hidden
      let next = player.head(reading.output[0]).argmax()
      if next == end { break }
      notes.append(notes.count == place ? slip : symbols.tokens[next])
    }
    return notes
  }
}
