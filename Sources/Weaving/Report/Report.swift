package import Figures
package import Lessons
package import Runs

/// A lesson with its results, as every page draws it.
///
/// Everything is decided here: what each line made, what failed, what is open, where a link leads,
/// which number a figure has. A writer of pages only draws, so that no two of them can disagree. The
/// value is all that a page shows of the lesson; what it shows of the course is in `CourseFacts`.
package struct Report: Sendable, Hashable, Codable {
  /// Of the lesson, relative to the course's folder.
  package var path: String
  /// BCP 47.
  package var lang: String
  /// Plain text, for the browser's title and the links from other pages.
  package var title: String
  /// The heading that starts the lesson and is its title; nil where the front matter has it.
  package var titleBlock: Block?
  /// The front matter names the lesson.
  package var isNamed: Bool
  package var summary: String?
  /// What the text says first, for a page without a summary.
  package var opening: String?
  /// The blocks below the title, with notices where the lesson's errors are.
  package var body: [Block]
  /// What `[text](#id)` calls by its number: figures, equations, exercises.
  package var labels: [String: Label]
  /// Of each cell, in their order.
  package var statuses: [CellResult.Status]
  /// What readers may choose; nil where there is nothing.
  package var choices: Choices?
  /// The MathML of the formulas in figures, by their TeX.
  package var figureFormulas: [String: String]
  /// What no id of the page starts with: the ids inside of drawings do.
  package var drawingPrefix: String
  /// What the ids of footnotes start with, and no other does.
  package var footnotePrefix: String
  /// The author asked for raw HTML to pass.
  package var passesHTML: Bool
  /// The language of the figures, with the lesson's own words.
  package var figureWords: FigureWords
  package var source: Source
}

extension Report {
  /// A part of the lesson's text, with the lines that it covers.
  package struct Block: Sendable, Hashable, Codable {
    package indirect enum Content: Sendable, Hashable, Codable {
      case heading(Heading)
      case paragraph([Inline])
      case quote([Block])
      /// A quote with its kind.
      case alert(Alert, [Block])
      /// `start` is the first number of an ordered list; nil: bullets. Tight items show no paragraphs.
      case list(start: Int?, tight: Bool, items: [[Block]])
      case thematicBreak
      case listing(Listing)
      case cell(Cell)
      case equation(Equation)
      case table(Table)
      /// All footnotes of the lesson, at its end.
      case footnotes([Footnote])
      /// Raw HTML, which passes where `passesHTML`.
      case html(String)
      /// An error of the lesson itself.
      case notice(Diagnostic)
      /// An exercise or a solution around its cell or its listing.
      case task(Task, Block)
      /// What an answer to the exercise above has to do; nothing where all of it is the grader's.
      case claims(Claims)
      case fold(Fold)
    }

    package var content: Content
    /// The first and the last line, fences included.
    package var lines: ClosedRange<Int>

    package init(content: Content, lines: ClosedRange<Int>) {
      self.content = content
      self.lines = lines
    }
  }

  package struct Heading: Sendable, Hashable, Codable {
    /// As a page sets it: no level is left out on the way down, and 1 is the title alone.
    package var level: Int
    package var id: String
    /// Plain text.
    package var text: String
    package var content: [Inline]

    package init(level: Int, id: String, text: String, content: [Inline]) {
      self.level = level
      self.id = id
      self.text = text
      self.content = content
    }
  }

  /// Code that is shown and never run.
  package struct Listing: Sendable, Hashable, Codable {
    package var lines: [[Token]]
    package var language: String?
    package var id: String?
    package var caption: String?

    package var code: String {
      lines.map { $0.map(\.text).joined() }.joined(separator: "\n")
    }
  }

  package struct Equation: Sendable, Hashable, Codable {
    package var formula: Formula
    package var id: String?
    package var caption: String?
    package var label: Label?
  }

  package struct Footnote: Sendable, Hashable, Codable {
    package var number: Int
    /// How often the text refers to it.
    package var references: Int
    package var blocks: [Block]
  }

  package struct Formula: Sendable, Hashable, Codable {
    package var tex: String
    /// Nil where the TeX is at fault, which is then shown as it was written.
    package var mathML: String?
  }

  /// The author's own lines, for a page that keeps them.
  package struct Source: Sendable, Hashable, Codable {
    package struct Link: Sendable, Hashable, Codable {
      /// As written.
      package var destination: String
      package var range: SourceRange
      package var link: Report.Link
    }

    /// The whole file; line 1 is `lines[0]`.
    package var lines: [String]
    /// The line after the front matter.
    package var firstBodyLine: Int
    package var links: [Link]
    /// The ids that headings were given, `{#id}`.
    package var headingIDs: [HeadingID]
    /// The formulas between dollars alone, `$x$`, with their dollars.
    package var dollars: [SourceRange]
    /// References to footnotes, with their brackets, and definitions, `[^label]:`.
    package var footnotes: [FootnoteMark]
  }
}

extension Report {
  package var cellCount: Int { statuses.count }

  /// All headings but the title, in order.
  package var headings: [Heading] {
    body.flattened.compactMap { block in
      if case .heading(let heading) = block.content { heading } else { nil }
    }
  }
}

extension Report {
  /// The lesson's own errors that stand between its blocks, in the order of the lines.
  package var notices: [Diagnostic] {
    body.flattened.compactMap { block in
      if case .notice(let diagnostic) = block.content { diagnostic } else { nil }
    }
  }
}

extension [Report.Block] {
  /// Blocks and the blocks within them, in the order of the text. A task comes before what is in it.
  package var flattened: [Report.Block] {
    flatMap { block -> [Report.Block] in
      switch block.content {
      case .quote(let inner), .alert(_, let inner): [block] + inner.flattened
      case .footnotes(let notes): [block] + notes.flatMap(\.blocks.flattened)
      case .list(_, _, let items): [block] + items.flatMap(\.flattened)
      case .task(_, let inner): [block, inner]
      case .fold(let fold): [block] + fold.blocks.flattened
      default: [block]
      }
    }
  }

  /// The solutions among them, each with its task.
  package var solutions: [Report.Block] { flattened.filter(\.isSolution) }
}
