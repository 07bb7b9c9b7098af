/// The tokens of a text, characters or words, and their numbers.
public struct Vocabulary: Sendable, Equatable {
  /// What a token is.
  public enum Unit: Sendable { case characters, words }

  /// All tokens; a token's number is its place here.
  public let tokens: [String]
  /// What `encode` cuts a text into, and `decode` joins.
  public let unit: Unit
  private let places: [String: Int]
  private let unknown: Int?

  /// The characters of a text, in the order of their code points.
  ///
  /// - Parameters:
  ///   - special: further tokens, which come first: padding, start, end.
  ///   - unknown: one of `special`, for characters that are not in the text.
  public init(characters text: String, special: [String] = [], unknown: String? = nil) {
    self.init(.characters, Vocabulary.split(text, .characters), special, unknown)
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
    let found = Set(parts).subtracting(special)
    let tokens =
      special + found.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let places = Dictionary(zip(tokens, 0...), uniquingKeysWith: { first, _ in first })
    if places.count != tokens.count { broken("Vocabulary: \(special) has a token twice") }
    if let unknown, !special.contains(unknown) {
      broken("Vocabulary: unknown is “\(unknown)”, which is not among the special tokens")
    }
    self.tokens = tokens
    self.unit = unit
    self.places = places
    self.unknown = unknown.flatMap { places[$0] }
  }

  /// Number of tokens.
  public var count: Int { tokens.count }

  /// The token's number; nil if it has none.
  public func index(of token: String) -> Int? { places[token] }

  /// The numbers of a text's characters or words.
  ///
  /// - Precondition: every one is in the vocabulary, or there is a token for the unknown.
  public func encode(_ text: String) -> [Int] { encode(Vocabulary.split(text, unit)) }

  /// The numbers of tokens or labels.
  ///
  /// - Precondition: every one is in the vocabulary, or there is a token for the unknown.
  public func encode(_ labels: [String]) -> [Int] {
    labels.map { token in
      guard let place = places[token] ?? unknown else {
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

  private static func split(_ text: String, _ unit: Unit) -> [String] {
    switch unit {
    case .characters: text.map { String($0) }
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
