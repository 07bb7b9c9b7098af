/// A stretch of a statement that is not Swift, or not our library's, and what it is here.
struct Change {
  enum Kind: Equatable {
    /// A name, of PyTorch or another library.
    case name(Phrase.Origin)
    /// A label, or `=` for `:`.
    case call
    /// A call of what is a value.
    case property
    /// Python's grammar.
    case grammar
    /// Swift, but not what its types allow.
    case types
  }

  var kind: Kind
  /// Characters of the statement; the first is where the mistake is shown.
  var range: Range<Int>
  /// What a message of the compiler may quote.
  var words: [String]
  var from: String
  /// Nil where there is nothing to write.
  var to: String?
  var remark: String?
  /// Made because of what the compiler says, so that it needs no other support.
  var isAsked = false

  /// The compiler's words, where they say best what is wrong.
  var message: String?
  /// The statement with the change in it is what to write.
  var isInPlace = true
  /// Where the mistake is shown, if not where it begins.
  var place: Int?

  var isGrammar: Bool { kind == .grammar }
}
