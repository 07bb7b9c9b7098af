/// The tokens of a text, characters or words, and their numbers.
public struct Vocabulary: Sendable, Equatable {
  /// What a token is.
  public enum Unit: Sendable {
    /// A character as readers see it (Unicode: an extended grapheme cluster): `é` is one, however
    /// it is stored, and so are `👩‍💻` and the two marks that end a line on Windows, CR LF.
    case characters
    /// A Unicode scalar, which is what Python's strings are made of: `e` and its accent may be two,
    /// CR and LF are.
    case scalars
    /// A run without white space.
    case words
  }

  /// All tokens; a token's number is its place here.
  public let tokens: [String]
  /// What `encode` cuts a text into, and `decode` joins.
  public let unit: Unit
  private let places: [Key: Int]
  private let unknown: Int?

  /// The characters of a text as readers see them, in the order of their code points.
  ///
  /// Some of them are several code points. Use `init(scalars:)` for the tokens that
  /// `sorted(set(text))` has in Python.
  ///
  /// - Parameters:
  ///   - special: further tokens, which come first: padding, start, end.
  ///   - unknown: one of `special`, for characters that are not in the text.
  public init(characters text: String, special: [String] = [], unknown: String? = nil) {
    self.init(.characters, Vocabulary.split(text, .characters), special, unknown)
  }

  /// The Unicode scalars (code points) of a text, in their order, as Python's `sorted(set(text))`.
  ///
  /// - Parameters:
  ///   - special: further tokens, which come first.
  ///   - unknown: one of `special`, for scalars that are not in the text.
  public init(scalars text: String, special: [String] = [], unknown: String? = nil) {
    self.init(.scalars, Vocabulary.split(text, .scalars), special, unknown)
  }

  /// The words of a text, separated by white space, in the order of their code points.
  public init(words text: String, special: [String] = [], unknown: String? = nil) {
    self.init(.words, Vocabulary.split(text, .words), special, unknown)
  }

  /// Labels such as the classes of a data set, each once, in the order of their code points.
  public init(labels: [String], special: [String] = [], unknown: String? = nil) {
    self.init(.words, labels, special, unknown)
  }

  private init(_ unit: Unit, _ parts: [String], _ special: [String], _ unknown: String?) {
    // By code points, as Python sorts: `<` of strings has rules of its own for accents.
    let known = Set(special.map { Self.key($0, unit) })
    var found = Dictionary(
      parts.map { (Self.key($0, unit), $0) }, uniquingKeysWith: { first, _ in first })
    for key in known { found[key] = nil }
    let tokens =
      special
      + found.values.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let places = Dictionary(
      zip(tokens.map { Self.key($0, unit) }, 0...), uniquingKeysWith: { first, _ in first })
    if places.count != tokens.count { broken("Vocabulary: \(special) has a token twice") }
    if let unknown, !special.contains(unknown) {
      broken("Vocabulary: unknown is “\(unknown)”, which is not among the special tokens")
    }
    self.tokens = tokens
    self.unit = unit
    self.places = places
    self.unknown = unknown.flatMap { places[Self.key($0, unit)] }
  }

  /// Number of tokens.
  public var count: Int { tokens.count }

  /// The token's number; nil if it has none.
  public func index(of token: String) -> Int? { places[Self.key(token, unit)] }

  /// The numbers of a text's characters, scalars or words.
  ///
  /// - Precondition: every one is in the vocabulary, or there is a token for the unknown.
  public func encode(_ text: String) -> [Int] { encode(Vocabulary.split(text, unit)) }

  /// The numbers of tokens or labels.
  ///
  /// - Precondition: every one is in the vocabulary, or there is a token for the unknown.
  public func encode(_ labels: [String]) -> [Int] {
    labels.map { token in
      guard let place = index(of: token) ?? unknown else {
        broken(
          "Vocabulary: “\(token)” is not in the vocabulary, and there is no token for unknown ones")
      }
      return place
    }
  }

  /// The text of a row of numbers; words are joined by a space.
  ///
  /// - Precondition: each is a token's number.
  public func decode(_ indices: [Int]) -> String {
    indices.map { index in
      demand(indexProblem("Vocabulary", index, in: count, what: "token"))
      return tokens[index]
    }.joined(separator: unit == .words ? " " : "")
  }

  /// The text as rows of one 1 each, `[time, count]`.
  public func oneHot(_ text: String) -> Tensor { Recurrent.oneHot(encode(text), classes: count) }

  /// Labels as rows of one 1 each, `[label, count]`.
  public func oneHot(_ labels: [String]) -> Tensor {
    Recurrent.oneHot(encode(labels), classes: count)
  }

  /// What a token is found by. Two texts are equal if they look equal, so scalars need more: there
  /// are two of them for Å alone.
  private enum Key: Hashable {
    case text(String)
    case scalars([Unicode.Scalar])
  }

  private static func key(_ token: String, _ unit: Unit) -> Key {
    unit == .scalars ? .scalars(Array(token.unicodeScalars)) : .text(token)
  }

  private static func split(_ text: String, _ unit: Unit) -> [String] {
    switch unit {
    case .characters: text.map { String($0) }
    case .scalars: text.unicodeScalars.map { String($0) }
    case .words: text.split(whereSeparator: \.isWhitespace).map { String($0) }
    }
  }
}

extension Vocabulary: CustomStringConvertible {
  /// How many tokens there are, and the first of them.
  public var description: String {
    let first = tokens.prefix(4).map { "\"\($0 == "\n" ? "\\n" : $0)\"" }.joined(separator: ", ")
    return "\(count) \(count == 1 ? "token" : "tokens"): \(first)\(count > 4 ? ", …" : "")"
  }
}
