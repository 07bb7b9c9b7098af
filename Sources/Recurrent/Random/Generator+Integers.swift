extension Generator {
  /// An integer from the range; one word, or two where the range holds 2²⁸ integers or more.
  public func integer(in range: Range<Int>) -> Int {
    let count = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound))
    contract(!range.isEmpty, "randint: the range \(range) is empty")
    let offset = count >= 1 << 28 ? doubleWord() % count : UInt64(word()) % count
    return range.lowerBound &+ Int(truncatingIfNeeded: offset)
  }

  /// The integers 0..<count in random order; a word for each but the last.
  package func permutation(_ count: Int) -> [Int] {
    contract(count >= 0, "randperm: \(count) is negative")
    var order = Array(0..<count)
    // A word of 32 bits favours small remainders too much once the count nears its range.
    let isLong = count >= Int(UInt32.max / 20)
    for index in 0..<max(count - 1, 0) {
      let offset = isLong ? doubleWord() : UInt64(word())
      order.swapAt(index, index + Int(offset % UInt64(count - index)))
    }
    return order
  }
}
