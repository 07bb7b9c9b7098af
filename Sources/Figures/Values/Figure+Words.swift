extension Figure {
  /// A formula in TeX.
  public struct Formula: Sendable, Hashable, Codable {
    public var tex: String
    /// The same as text, for a terminal: may have several lines. Nil leaves it to the report.
    public var plain: String?

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

  public struct Text: Sendable, Hashable, Codable {
    public enum Form: String, Sendable, Codable {
      /// Lines are broken where they fit.
      case prose
      /// Lines and spaces stay, in a typewriter face.
      case preformatted
    }

    public var string: Phrase
    public var form: Form

    public init(_ string: Phrase, form: Form = .prose) {
      self.string = string
      self.form = form
    }

    public init(_ string: String, form: Form = .prose) {
      self.init(Phrase(string), form: form)
    }
  }

  /// A claim, and whether it holds.
  public struct Check: Sendable, Hashable, Codable {
    public var claim: Phrase
    public var passed: Bool
    /// What was found, where it failed: both sides' values.
    public var detail: Phrase?

    public init(_ claim: Phrase, passed: Bool, detail: Phrase? = nil) {
      self.claim = claim
      self.passed = passed
      self.detail = detail
    }
  }

  /// Figures that belong together.
  public struct Group: Sendable, Hashable, Codable {
    public enum Arrangement: String, Sendable, Codable {
      case stacked
      /// Next to each other where the width allows.
      case sideBySide
    }

    public var figures: [Figure]
    public var arrangement: Arrangement

    public init(_ figures: [Figure], arrangement: Arrangement = .stacked) {
      self.figures = figures
      self.arrangement = arrangement
    }
  }
}
