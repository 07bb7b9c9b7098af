func play(from first: String, slip: String, at place: Int) -> [String] {
  var notes = play(player, from: first).notes
  // The network does not read the wrong note.
  notes[place] = slip
  return notes
}
