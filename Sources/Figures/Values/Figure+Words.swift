extension Figure {
  /// A formula in TeX.
  public struct Formula: Sendable, Hashable, Codable {
    /// TeX without dollars, as KaTeX reads it.
    public var tex: String
    /// The same as text, for a terminal: may have several lines. Nil leaves it to the report.
    public var plain: String?

    /// A formula on lines of its own.
    public init(_ tex: String, plain: String? = nil) {
      self.tex = tex
      self.plain = plain
    }
  }

  /// All TeX in it, that of a group's members included.
  package var formulas: [String] {
    switch content {
    case .formula(let formula): [formula.tex]
    case .group(let group): group.figures.flatMap(\.formulas)
    default: []
    }
  }

  /// With a text for each formula that has none of its own.
  package func writingFormulas(_ text: (_ tex: String) -> String) -> Figure {
    var figure = self
    switch content {
    case .formula(var formula):
      formula.plain = formula.plain ?? text(formula.tex)
      figure.content = .formula(formula)
    case .group(var group):
      group.figures = group.figures.map { $0.writingFormulas(text) }
      figure.content = .group(group)
    default: break
    }
    return figure
  }

  /// Words, or a text in a typewriter face.
  public struct Text: Sendable, Hashable, Codable {
    /// How lines are broken.
    public enum Form: String, Sendable, Codable {
      /// Lines are broken where they fit.
      case prose
      /// Lines and spaces stay, in a typewriter face.
      case preformatted
    }

    /// What is shown; line breaks in it are kept.
    public var string: Phrase
    /// Whether lines are broken where they fit.
    public var form: Form

    /// A text in the language of its lesson.
    public init(_ string: Phrase, form: Form = .prose) {
      self.string = string
      self.form = form
    }

    /// A text with nothing filled in.
    public init(_ string: String, form: Form = .prose) {
      self.init(Phrase(string), form: form)
    }
  }

  /// A claim, and whether it holds.
  public struct Check: Sendable, Hashable, Codable {
    /// What is said to hold: a sentence.
    public var claim: Phrase
    /// Whether it holds. A claim that does not hold fails its cell.
    public var passed: Bool
    /// What was found, where it failed: both sides' values.
    public var detail: Phrase?

    /// A claim that was looked at already.
    public init(_ claim: Phrase, passed: Bool, detail: Phrase? = nil) {
      self.claim = claim
      self.passed = passed
      self.detail = detail
    }
  }

  /// Figures that belong together.
  public struct Group: Sendable, Hashable, Codable {
    /// How the figures lie.
    public enum Arrangement: String, Sendable, Codable {
      /// Each below the one before it.
      case stacked
      /// Next to each other where the width allows.
      case sideBySide
    }

    /// In the order in which they are read.
    public var figures: [Figure]
    /// Below each other, or side by side.
    public var arrangement: Arrangement

    /// Figures as one, with one number and one caption.
    public init(_ figures: [Figure], arrangement: Arrangement = .stacked) {
      self.figures = figures
      self.arrangement = arrangement
    }
  }
}
