// A delay longer than the piece gives a number below 0.
func reached(delay: Int, piece: Int) -> Int {
  piece - delay
}
