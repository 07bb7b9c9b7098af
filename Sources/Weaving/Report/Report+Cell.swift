package import Figures
package import Lessons
package import Runs

extension Report {
  /// A cell with everything that came out of it.
  package struct Cell: Sendable, Hashable, Codable {
    /// The lesson's first cell has the number 1.
    package var number: Int
    package var status: CellResult.Status
    package var listing: CellListing
    /// The author shows what came out, and not the code.
    package var hidesCode: Bool
    /// The code is behind a summary that opens it: never where it has an error to show.
    package var foldsCode: Bool
    package var figures: [Figure]
    /// All that came out, in the order in which it did.
    package var parts: [Part]
    /// The author's own.
    package var id: String?
    /// The number and the caption of its figures; nil where they have none.
    package var label: Label?
    /// The controls that it reads first, by their indices in `Choices.controls`.
    package var controls: [Int] = []
    /// What came out for choices that change it, each once.
    package var versions: [Version] = []
    /// For each of its controls that has one, what the choices give in short.
    package var choiceTables: [Figure] = []

    /// There is nothing to see of it on a page.
    package var isInvisible: Bool {
      hidesCode && status == .passed && parts.isEmpty && listing.elsewhere.isEmpty
        && id == nil && !listing.hasMessages && controls.isEmpty && versions.isEmpty
    }

    package enum Part: Sendable, Hashable, Codable {
      /// Lines of one stream.
      case printed(PrintedText)
      /// By its index in `figures`.
      case figure(Int)

      package var isFigure: Bool { if case .figure = self { true } else { false } }
    }
  }

  /// What a figure, an equation or an exercise is called by.
  package struct Label: Sendable, Hashable, Codable {
    /// The figures of solutions have numbers of their own: who reads the lesson without its
    /// solutions finds the same numbers in it.
    package enum Kind: String, Sendable, Codable { case figure, solutionFigure, equation, exercise }

    package var kind: Kind
    package var number: Int
    package var id: String
    package var caption: String?
  }

  /// The claims of a test in words, and what each counts.
  package struct Claims: Sendable, Hashable, Codable {
    package var texts: [String]
    package var points: [Int]
  }

  /// What unfolds below its title.
  package struct Fold: Sendable, Hashable, Codable {
    package var kind: Lessons.Fold
    /// That of a hint among those of its exercise.
    package var number: Int
    package var blocks: [Block]

    package init(_ kind: Lessons.Fold, number: Int, _ blocks: [Block]) {
      self.kind = kind
      self.number = number
      self.blocks = blocks
    }

    package func title(_ words: Wording) -> String {
      switch kind {
      case .hint: words.hintNumber(number)
      case .seen: words.whatThereIsToSee
      }
    }
  }

  /// An exercise or a solution, as its box is headed.
  package struct Task: Sendable, Hashable, Codable {
    package enum Outcome: String, Sendable, Codable {
      case passed, failed
      /// An earlier cell failed.
      case notRun
    }

    package var role: Role
    /// Of the exercise, or of the one that the solution follows; nil for a solution without one.
    package var exercise: Int?
    /// Where links lead to; nil for a solution that was given none.
    package var id: String?
    package var title: String?
    package var outcome = Outcome.passed

    /// Whether its text is to be seen at once. What failed is not hidden from whoever has to mend it.
    package func isOpen(_ solutions: SolutionDisplay) -> Bool {
      role == .exercise || solutions == .shown || outcome == .failed
    }
  }
}
