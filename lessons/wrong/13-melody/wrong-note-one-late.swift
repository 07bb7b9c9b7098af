func play(from first: String, slip: String, at place: Int) -> [String] {
  noGrad {
    var notes = [first]
    while notes.count < 80 {
      let next = player(Tensor(integers: symbols.encode(notes)))[-1].argmax()
      if next == end { break }
      notes.append(symbols.tokens[next])
      // The twelfth note instead of the eleventh.
      if notes.count == place + 1 { notes.append(slip) }
    }
    return notes
  }
}
