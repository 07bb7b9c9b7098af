/// A block of a lesson, with the lesson's lines that it covers.
package struct Block: Sendable, Hashable {
  package indirect enum Kind: Sendable, Hashable {
    /// `id` is unique in the lesson, from the heading's text.
    case heading(level: Int, content: [Inline], id: String)
    case paragraph([Inline])
    case quote([Block])
    /// `start` is the first number of an ordered list; nil: bullets. Tight items show no paragraphs.
    case list(start: Int?, tight: Bool, items: [[Block]])
    case thematicBreak
    /// A fence or indented code that is shown and never run.
    case listing(code: String, language: String?, attributes: Attributes)
    /// An index into `Lesson.cells`.
    case cell(Int)
    case math(tex: String, attributes: Attributes)
    case table(Table)
    /// A quote of which the first line says its kind.
    case alert(Alert, [Block])
    /// All footnotes of the lesson, in the order of their numbers: its last block.
    case footnotes([Footnote])
    case html(String)
    /// An index into `Lesson.tests`.
    case test(Int)
    /// What unfolds on request. No code in it runs.
    case fold(Fold, [Block])
  }

  package var kind: Kind
  /// The first and the last line, fences included.
  package var lines: ClosedRange<Int>

  package init(_ kind: Kind, lines: ClosedRange<Int>) {
    self.kind = kind
    self.lines = lines
  }
}

/// What a fence folds away, by its word.
package enum Fold: String, Sendable, Hashable, Codable, CaseIterable {
  /// What helps with the exercise before it.
  case hint
  /// What there is to see, where the reader was asked to change something.
  case seen
}

package indirect enum Inline: Sendable, Hashable {
  case text(String)
  case softBreak
  case lineBreak
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link(destination: String, title: String, content: [Inline])
  case image(source: String, title: String, alternative: String)
  /// TeX, without its dollars. `position` is where the TeX starts.
  case math(tex: String, position: SourcePosition)
  case html(String)
  case footnote(FootnoteReference)
  /// The box at the start of a task list's item.
  case checkbox(isChecked: Bool)
}
