/// What the compiler says of a statement.
struct Complaint {
  /// The character of the statement.
  var offset: Int
  var message: String
  /// The words in the message's quotation marks.
  var quotes: [String]

  init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
    quotes = message.matches(of: /'([^']*)'/).map { String($0.1) }
  }

  /// It speaks of this change: it is at its place, or quotes one of its words.
  func supports(_ change: Change) -> Bool {
    change.isAsked || change.range.contains(offset) || offset == change.range.upperBound
      // Where the grammar ends is behind the token before, or at the space behind that.
      || change.isGrammar
        && (change.range.lowerBound - 2...change.range.upperBound).contains(offset)
      || change.words.contains { word in
        quotes.contains { $0 == word || $0.split(separator: ":").contains(Substring(word)) }
      }
  }
}
