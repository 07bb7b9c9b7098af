package import Lessons

extension Report {
  package indirect enum Inline: Sendable, Hashable, Codable {
    case text(String)
    case softBreak
    case lineBreak
    case code(String)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    case link(Link, title: String?, content: [Inline])
    case image(Image)
    case math(Formula)
    /// Raw HTML, which passes where the report's `passesHTML`.
    case html(String)
    case footnote(FootnoteReference)
    case checkbox(isChecked: Bool)
  }

  /// A picture of the lesson.
  package struct Image: Sendable, Hashable, Codable {
    /// A `data:image/…` URL; nil where the picture is not to be had.
    package var data: String?
    package var source: String
    package var link: Link
    package var title: String?
    package var alternative: String
  }

  /// Where a link or a picture leads, whatever the format of the page.
  package struct Link: Sendable, Hashable, Codable {
    package enum Target: Sendable, Hashable, Codable {
      /// An id of the same lesson.
      case here(id: String)
      /// The page of a lesson: its address without the ending, and what follows the ending.
      case lesson(stem: String, tail: String)
      /// A file beside the lessons, or a page of the course that no lesson makes.
      case file(String)
      case external(String)
      /// `javascript:`, `data:` and whatever else could do more than open a page.
      case refused
    }

    package var target: Target
    /// The place in the course that is meant; nil for what leads out of it.
    package var place: CoursePlace?
    /// What the glossary says of it first, where it is one of its terms.
    package var meaning: String?

    package init(target: Target, place: CoursePlace? = nil, meaning: String? = nil) {
      self.target = target
      self.place = place
      self.meaning = meaning
    }

    /// The address on a page whose pages have the ending `ending`; nil for an id and for what is
    /// refused.
    package func address(ending: String) -> String? {
      switch target {
      case .lesson(let stem, let tail): "\(stem).\(ending)\(tail)"
      case .file(let address), .external(let address): address
      case .here, .refused: nil
      }
    }
  }
}

extension [Report.Inline] {
  /// What is read where there is no markup: a title, an alternative. Formulas are their TeX.
  package var plainText: String { plainText(formula: { $0 }) }

  /// - Parameter formula: what is read of a formula, by its TeX.
  package func plainText(formula: (String) -> String) -> String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .math(let math): formula(math.tex)
      case .softBreak, .lineBreak: " "
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, _, let content):
        content.plainText(formula: formula)
      case .image(let image): image.alternative
      case .html, .footnote, .checkbox: ""
      }
    }.joined()
  }
}
