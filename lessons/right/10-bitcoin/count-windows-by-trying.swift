func windowCount(days: Int, length: Int, shift: Int) -> Int {
  (0..<days).filter { $0 + length + shift <= days }.count
}
func sharedRows(length: Int, shift: Int) -> Int {
  Set(0..<length).intersection(shift..<length + shift).count
}
