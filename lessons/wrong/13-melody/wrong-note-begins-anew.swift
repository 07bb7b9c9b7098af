func play(from first: String, slip: String, at place: Int) -> [String] {
  // After the slip the state is not carried on.
  let before = Array(play(player, from: first).notes[..<place])
  return before + play(player, from: slip).notes
}
