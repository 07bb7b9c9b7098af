internal import Languages

/// What is said of an answer, in the language of its lesson. The compiler's own words, and those of an
/// error that the answer throws, stay as they are.
package struct AnswerWords: Sendable {
  /// A sentence with something filled in at each `{}`, and the same with the places by their numbers.
  struct Phrase: Sendable {
    var parts: [String]
    var told: String

    init(_ sentence: String, _ told: String) {
      parts = sentence.split(separator: "{}", omittingEmptySubsequences: false).map(String.init)
      self.told = told
    }

    /// What is filled in; nil for another sentence.
    func filledIn(_ sentence: String) -> [String]? {
      guard let first = parts.first, let last = parts.last else { return nil }
      if parts.count == 1 { return sentence == first ? [] : nil }
      guard sentence.hasPrefix(first), sentence.hasSuffix(last),
        sentence.count >= first.count + last.count
      else { return nil }
      var rest = sentence.dropFirst(first.count).dropLast(last.count)
      var found: [String] = []
      for part in parts.dropFirst().dropLast() {
        guard let range = rest.firstRange(of: part) else { return nil }
        found.append(String(rest[..<range.lowerBound]))
        rest = rest[range.upperBound...]
      }
      return found + [String(rest)]
    }
  }

  private let phrases: [Phrase]

  /// - Parameter lang: the lesson's language.
  package init(lang: String) { phrases = LanguageTag(lang).primary == "zh" ? Self.chinese : [] }

  /// The sentence in the lesson's language; the sentence itself where there is none.
  package func told(_ sentence: String) -> String {
    for phrase in phrases {
      guard let values = phrase.filledIn(sentence) else { continue }
      // What is filled in may be a sentence too, and may hold braces of its own.
      return phrase.told.replacing(/\{([1-9])\}/) { match in
        let index = (Int(match.1) ?? 0) - 1
        return values.indices.contains(index) ? told(values[index]) : String(match.0)
      }
    }
    return sentence
  }
}
