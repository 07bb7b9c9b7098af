/// What an author can look up about one rule.
package struct RuleEntry: Sendable, Hashable {
  package let rule: Rule
  /// One line: what is wrong where the rule is broken.
  package let meaning: String
  /// A few lines: why it matters, and what to do.
  package let explanation: String
  /// A small lesson that breaks the rule, and the same lesson mended. Nil where the example would be
  /// too large, or where it is not text.
  package let example: Example?

  package struct Example: Sendable, Hashable {
    package let wrong: String
    package let mended: String
  }

  init(_ rule: Rule, _ meaning: String, _ explanation: String) {
    self.rule = rule
    self.meaning = meaning
    self.explanation = explanation
    example = nil
  }

  init(
    _ rule: Rule, _ meaning: String, _ explanation: String, wrong: String, mended: String
  ) {
    self.rule = rule
    self.meaning = meaning
    self.explanation = explanation
    example = Example(wrong: wrong, mended: mended)
  }
}

/// Rules that belong together, as a section of the book.
package struct RuleSection: Sendable, Hashable {
  package let title: String
  package let entries: [RuleEntry]
}
