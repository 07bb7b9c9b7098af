func windowCount(days: Int, length: Int, shift: Int) -> Int {
  max(0, days - length - shift + 1)
}
// A longer shift than the window gives rows again.
func sharedRows(length: Int, shift: Int) -> Int { abs(length - shift) }
