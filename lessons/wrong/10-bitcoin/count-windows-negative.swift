// Right where windows fit, negative where none does.
func windowCount(days: Int, length: Int, shift: Int) -> Int {
  days - length - shift + 1
}
func sharedRows(length: Int, shift: Int) -> Int { max(0, length - shift) }
