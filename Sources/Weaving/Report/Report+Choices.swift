package import Figures
package import Runs

extension Report {
  /// What readers may choose on the lesson's page.
  package struct Choices: Sendable, Hashable, Codable {
    package struct Control: Sendable, Hashable, Codable {
      package var name: String
      /// One for each choice.
      package var labels: [String]
      /// The default, by its index.
      package var standard: Int
      /// The choices are numbers in equal steps: they look like a scale.
      package var isScale: Bool

      package init(name: String, labels: [String], standard: Int, isScale: Bool) {
        self.name = name
        self.labels = labels
        self.standard = standard
        self.isScale = isScale
      }
    }

    package var controls: [Control]
    /// Every combination has an outcome; otherwise each control is moved by itself.
    package var isCombined: Bool
    /// For each outcome the choice of each control. The first is that of the defaults.
    package var outcomes: [[Int]]
    /// What the ids and names of the page's buttons start with, and no other id does.
    package var prefix: String

    package init(controls: [Control], isCombined: Bool, outcomes: [[Int]], prefix: String) {
      self.controls = controls
      self.isCombined = isCombined
      self.outcomes = outcomes
      self.prefix = prefix
    }
  }
}

extension Report.Cell {
  /// What came out of the cell for some choices.
  package struct Version: Sendable, Hashable, Codable {
    /// By their indices in `Choices.outcomes`.
    package var outcomes: [Int]
    package var status: CellResult.Status
    package var listing: CellListing
    package var figures: [Figure]
    package var parts: [Part]

    package init(
      outcomes: [Int], status: CellResult.Status, listing: CellListing, figures: [Figure] = [],
      parts: [Part] = []
    ) {
      self.outcomes = outcomes
      self.status = status
      self.listing = listing
      self.figures = figures
      self.parts = parts
    }
  }

  /// What came out for the defaults, and for all choices that change nothing here.
  package func standardVersion(of choices: Report.Choices?) -> Version {
    let others = Set(versions.flatMap(\.outcomes))
    let all = choices?.outcomes.count ?? 1
    return Version(
      outcomes: (0..<all).filter { !others.contains($0) }, status: status, listing: listing,
      figures: figures, parts: parts)
  }
}

extension Report {
  /// The report of the defaults alone.
  package var withoutChoices: Report {
    var report = self
    report.choices = nil
    report.body = body.map(\.withoutChoices)
    return report
  }
}

extension Report.Block {
  fileprivate var withoutChoices: Report.Block {
    var block = self
    switch content {
    case .cell(var cell):
      cell.controls = []
      cell.versions = []
      cell.choiceTables = []
      block.content = .cell(cell)
    case .task(let task, let inner): block.content = .task(task, inner.withoutChoices)
    case .quote(let inner): block.content = .quote(inner.map(\.withoutChoices))
    case .alert(let alert, let inner): block.content = .alert(alert, inner.map(\.withoutChoices))
    case .list(let start, let tight, let items):
      block.content = .list(
        start: start, tight: tight, items: items.map { $0.map(\.withoutChoices) })
    default: break
    }
    return block
  }
}

// MARK: Weaving

extension Report.Choices {
  /// Nil where there is nothing to choose.
  init?(_ alternatives: Alternatives?, words: FigureWords, wording: Wording, prefix: String) {
    guard let alternatives, !alternatives.outcomes.isEmpty else { return nil }
    controls = alternatives.controls.map { each in
      let control = each.control
      return Control(
        name: words(Phrase(control.name)),
        labels: control.labels.map { label in
          control.kind == .flag && !control.hasOwnWords
            ? (label == "on" ? wording.on : wording.off) : words(Phrase(label))
        }, standard: control.standard, isScale: control.kind == .range)
    }
    isCombined = alternatives.isCombined
    outcomes = [alternatives.standard] + alternatives.outcomes.map(\.choices)
    self.prefix = prefix
  }
}

extension CellControl {
  /// Other words for off and on than the library's.
  fileprivate var hasOwnWords: Bool { words != ["off", "on"] }
}

extension Alternatives {
  /// The results of one cell that are not the default's, each with its outcomes, counted from 1.
  func others(ofCell index: Int, than standard: CellResult) -> [(CellResult, outcomes: [Int])] {
    var found: [(CellResult, outcomes: [Int])] = []
    var places: [CellResult: Int] = [:]
    for (number, outcome) in outcomes.enumerated() where outcome.firstCell <= index {
      let result = outcome.cells[index - outcome.firstCell]
      guard result != standard else { continue }
      if let place = places[result] {
        found[place].outcomes.append(number + 1)
      } else {
        places[result] = found.count
        found.append((result, [number + 1]))
      }
    }
    return found
  }
}
