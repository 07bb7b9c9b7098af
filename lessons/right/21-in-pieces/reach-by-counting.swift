func reached(delay: Int, piece: Int) -> Int {
  (0..<piece).filter { $0 - delay >= 0 }.count
}
