/// A footnote, `[^label]: …`.
package struct Footnote: Sendable, Hashable {
  package var label: String
  /// Footnotes are numbered by the first reference to each.
  package var number: Int
  /// How often the text refers to it.
  package var references: Int
  package var blocks: [Block]

  package init(label: String, number: Int, references: Int, blocks: [Block]) {
    self.label = label
    self.number = number
    self.references = references
    self.blocks = blocks
  }
}

/// A place in the text that refers to a footnote, `[^label]`.
package struct FootnoteReference: Sendable, Hashable, Codable {
  /// Of the footnote.
  package var number: Int
  /// The first reference to its footnote has the number 1.
  package var occurrence: Int

  package init(number: Int, occurrence: Int) {
    self.number = number
    self.occurrence = occurrence
  }
}

/// Where the lesson's text has a footnote's label in brackets.
package struct FootnoteMark: Sendable, Hashable, Codable {
  /// Of the footnote.
  package var number: Int
  /// `[^label]`, and the colon behind it where it is a definition.
  package var range: SourceRange
  package var isDefinition: Bool

  package init(number: Int, range: SourceRange, isDefinition: Bool) {
    self.number = number
    self.range = range
    self.isDefinition = isDefinition
  }
}
