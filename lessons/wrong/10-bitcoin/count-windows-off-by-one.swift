// The last start is left out.
func windowCount(days: Int, length: Int, shift: Int) -> Int {
  max(0, days - length - shift)
}
func sharedRows(length: Int, shift: Int) -> Int { max(0, length - shift) }
