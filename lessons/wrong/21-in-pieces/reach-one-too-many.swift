// Counts the answer whose sign is the last one of the piece before.
func reached(delay: Int, piece: Int) -> Int {
  min(piece, max(0, piece - delay + 1))
}
