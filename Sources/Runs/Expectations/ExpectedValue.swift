/// What stands after an arrow, and whether a value that was traced agrees with it.
///
/// - A number agrees within the tolerance that is given, `0.2513 ± 1e-3`; without one, when it
///   rounds to the digits that are written: 0.25134 is `0.2513`. A whole number is exact.
/// - A text in quotes is exact; its quotes may be left out.
/// - Anything else, such as a shape, agrees when its words do, and its numbers as above.
struct ExpectedValue {
  /// Without the tolerance.
  let text: String
  let tolerance: Tolerance

  enum Tolerance: Equatable {
    case asWritten
    case within(Double)
    /// The text after `±` is not a number.
    case unreadable(String)
  }

  init(_ written: String) {
    let parts = written.split(separator: "±", omittingEmptySubsequences: false)
    // A text may hold the sign itself.
    guard parts.count == 2, !written.hasPrefix("\"") else {
      text = written
      tolerance = .asWritten
      return
    }
    let given = String(parts[1].drop { $0 == " " })
    text = String(parts[0].reversed().drop { $0 == " " }.reversed())
    if let width = Double(given), width >= 0, width.isFinite {
      tolerance = .within(width)
    } else {
      tolerance = .unreadable(given)
    }
  }

  func agrees(with value: LineValue) -> Bool {
    if text == value.text, tolerance == .asWritten || value.number == nil { return !text.isEmpty }
    if value.text.hasPrefix("\"") {
      return text == value.text || "\"\(text)\"" == value.text
    }
    if let number = value.number, let expected = WrittenNumber(text) {
      return agrees(number, with: expected)
    }
    let ours = Self.words(text)
    let theirs = Self.words(value.text)
    guard !ours.isEmpty, ours.count == theirs.count else { return false }
    return zip(ours, theirs).allSatisfy { ours, theirs in
      if ours == theirs { return true }
      // Compared as doubles, large whole numbers would all be the same.
      if tolerance == .asWritten, let one = Int(ours), let other = Int(theirs) {
        return one == other
      }
      guard let expected = WrittenNumber(ours), let number = WrittenNumber(theirs) else {
        return false
      }
      return agrees(number.value, with: expected)
    }
  }

  private func agrees(_ number: Double, with expected: WrittenNumber) -> Bool {
    if number == expected.value { return true }
    if number.isNaN { return expected.value.isNaN }
    switch tolerance {
    // Nobody means the last bit of a sum like 0.1 + 0.2 when they write a tolerance.
    case .within(let width): return abs(number - expected.value) <= width * (1 + 1e-9)
    case .asWritten: return abs(number - expected.value) <= expected.halfUnit * (1 + 1e-9)
    case .unreadable: return false
    }
  }

  /// The text to write where a value does not agree: with as many digits as were written, and the
  /// tolerance that was.
  static func updated(_ written: String, to value: LineValue) -> String {
    let expected = ExpectedValue(written)
    guard expected.text != written else { return rounded(expected.text, value) }
    return rounded(expected.text, value) + written.dropFirst(expected.text.count)
  }

  private static func rounded(_ written: String, _ value: LineValue) -> String {
    guard let number = value.number, let digits = WrittenNumber(written)?.decimals else {
      return value.text
    }
    return WrittenNumber.text(number, decimals: digits) ?? value.text
  }

  /// Numbers, names and single signs, without the spaces between them. What is in quotes is one.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var isOpen = false
    var isQuoted = false
    for character in text {
      let isPart =
        character.isLetter || character.isNumber || character == "." || character == "_"
      // `1e-5` is one number, `3-5` is not.
      let isExponentSign =
        (character == "-" || character == "+") && isOpen
        && words.last.map { ($0.last == "e" || $0.last == "E") && $0.first?.isNumber == true }
          == true
      if isQuoted || isOpen && (isPart || isExponentSign) {
        words[words.count - 1].append(character)
        if isQuoted, character == "\"" { (isQuoted, isOpen) = (false, false) }
      } else if character == " " {
        isOpen = false
      } else {
        words.append(String(character))
        isQuoted = character == "\""
        isOpen = isPart || character == "-"
      }
    }
    return words
  }
}
