/// What Swift's own functions draw from: `names.shuffled(using: &generator)`.
extension Generator: RandomNumberGenerator {
  /// 64 random bits: two words, the first one in the high half.
  public func next() -> UInt64 { doubleWord() }
}
