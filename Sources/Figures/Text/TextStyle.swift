/// How a figure is drawn with characters.
public struct TextStyle: Sendable, Hashable {
  /// The characters that lines and shades are drawn with.
  public enum Glyphs: String, Sendable, Codable {
    /// Box drawing, blocks and braille.
    case unicode
    /// ASCII alone, but for letters: those of a lesson's author stay as they are.
    case ascii
  }

  /// Columns of a line.
  public var width: Int
  /// Rows of a plot, between its axes.
  public var height: Int
  /// Unicode or ASCII.
  public var glyphs: Glyphs
  /// ANSI colours, as a second carrier beside the marks.
  public var color: Bool
  /// The language of what is drawn.
  package var words = FigureWords.english

  /// A style; a width below 20 counts as 20, a height below 3 as 3.
  public init(width: Int = 72, height: Int = 14, glyphs: Glyphs = .unicode, color: Bool = false) {
    self.width = max(20, width)
    self.height = max(3, height)
    self.glyphs = glyphs
    self.color = color
  }

  package var isASCII: Bool { glyphs == .ascii }

  /// `text` in the glyphs of this style.
  func written(_ text: String) -> String { isASCII ? AsciiSigns.form(text) : text }

  /// `phrase` in the language and the glyphs of this style.
  func written(_ phrase: Phrase) -> String { written(words(phrase)) }

  /// The same in another language.
  package func worded(_ words: FigureWords) -> TextStyle {
    var copy = self
    copy.words = words
    return copy
  }

  func narrowed(to width: Int) -> TextStyle {
    var copy = self
    copy.width = max(20, width)
    return copy
  }

  /// `text` in the colour of series `index`, or bold for nil.
  func painted(_ text: String, _ paint: Paint?) -> String {
    guard color, let paint, !text.isEmpty else { return text }
    return "\u{1B}[\(paint.code)m\(text)\u{1B}[0m"
  }
}

/// A terminal's colour.
enum Paint: Hashable {
  case series(Int)
  case strong, faint, good, bad

  var code: String {
    switch self {
    case .series(let index): ["34", "31", "32", "35", "36", "33"][index % 6]
    case .strong: "1"
    case .faint: "2"
    case .good: "32"
    case .bad: "31"
    }
  }
}
