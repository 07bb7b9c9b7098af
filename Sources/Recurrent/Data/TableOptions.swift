/// How a table's text is to be read.
struct TableOptions {
  /// Between two fields; nil: a comma, or what a first line such as `sep=;` says.
  var separator: Character?
  /// What stands before the fraction, `.` or `,`; nil: what the numbers themselves make certain.
  var decimal: Character?
  /// Texts that stand for a missing value, beside the usual ones.
  var missing: [String] = []
  /// A line that starts with it is skipped; nil: no line is.
  var comment: Character?

  /// What is wrong with the options, if anything.
  var problem: String? {
    if let separator, Self.byte(of: separator) == nil {
      return "a separator must be one ASCII character, not “\(separator)”"
    }
    if let decimal, decimal != ".", decimal != "," {
      return "decimal is “\(decimal)”; it can be \".\" or \",\""
    }
    if let comment, Self.byte(of: comment) == nil || comment.isWhitespace {
      return "comment must be one ASCII character, not “\(comment)”"
    }
    if let comment, comment == separator {
      return "“\(comment)” cannot be both separator and comment"
    }
    return nil
  }

  /// The byte of a character that can separate fields; nil if it cannot.
  static func byte(of character: Character) -> UInt8? {
    guard let byte = character.asciiValue, character != "\"", !character.isNewline, byte != 0
    else { return nil }
    return byte
  }

  /// As it is written in code: `";"`, `"\t"`.
  static func literal(_ character: Character) -> String {
    character == "\t" ? "\"\\t\"" : "\"\(character)\""
  }
}
