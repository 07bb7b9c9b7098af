internal import Figures
internal import Lessons
internal import Runs

/// For pages that stand still: what the values after `// →`, the claims and the ends of the curves are
/// for each choice of one control, with the others at their defaults.
struct ChoiceTable {
  private let lesson: Lesson
  private let run: Run
  private let alternatives: Alternatives
  private let choices: Report.Choices

  /// More columns do not fit.
  private static let mostColumns = 6
  private static let longestText = 24
  private static let longestCode = 16

  init?(_ lesson: Lesson, _ run: Run, _ choices: Report.Choices?) {
    guard let choices, let alternatives = run.alternatives else { return nil }
    self.lesson = lesson
    self.run = run
    self.alternatives = alternatives
    self.choices = choices
  }

  private struct Column {
    var name: Phrase
    var texts: [String]
  }

  /// Nil where no such value differs.
  func figure(ofControl number: Int, _ wording: Wording) -> Figure? {
    let control = choices.controls[number]
    var runs: [[CellResult]] = []
    for choice in control.labels.indices {
      var wanted = alternatives.standard
      wanted[number] = choice
      if choice == control.standard {
        runs.append(run.cells)
      } else if let outcome = alternatives.outcomes.first(where: { $0.choices == wanted }) {
        runs.append(run.cells(outcome))
      } else {
        return nil
      }
    }
    let first = alternatives.controls[number].cell
    let columns = (first..<lesson.cells.count).filter { lesson.cells[$0].role == .lesson }
      .flatMap { self.columns(ofCell: $0, in: runs, wording) }
      .filter { Set($0.texts).count > 1 }.prefix(Self.mostColumns)
    guard !columns.isEmpty else { return nil }
    let words = lesson.figureWords
    return Figure(
      .table(
        Figure.Table(
          header: ([Phrase(verbatim: control.name)] + columns.map(\.name)).map {
            Phrase(verbatim: Self.short(words($0)))
          },
          rows: control.labels.enumerated().map { index, label in
            [Phrase(verbatim: label)] + columns.map { Phrase(verbatim: $0.texts[index]) }
          },
          alignment: [.left] + columns.map { _ in .right }, emphasised: [control.standard])),
      title: Phrase(verbatim: wording.byChoice(control.name)))
  }

  private func columns(ofCell index: Int, in runs: [[CellResult]], _ wording: Wording) -> [Column] {
    let results = runs.map { $0[index] }
    let values = lesson.cells[index].expectations.map { expectation -> Column in
      let outcomes = results.map { ExpectationOutcome(expectation, of: $0) }
      let name = outcomes.lazy.compactMap { $0.value?.name }.first ?? code(before: expectation)
      return Column(
        name: Phrase(
          verbatim: (name.map { "\($0), " } ?? "") + wording.line(expectation.position.line)),
        texts: zip(outcomes, results).map { outcome, result in
          outcome.value.map { Self.short($0.text) } ?? Self.nothing(result)
        })
    }
    let headlines = results.map { $0.figures.map(\.headlines) }
    let standard = run.cells[index].figures.map(\.headlines)
    let ends = standard.enumerated().flatMap { figure, own in
      own.enumerated().map { place, headline in
        Column(
          name: headline.name,
          texts: zip(headlines, results).map { other, result in
            guard other.indices.contains(figure), other[figure].indices.contains(place) else {
              return Self.nothing(result)
            }
            return other[figure][place].text
          })
      }
    }
    return values + ends
  }

  /// What stands on its line, where that is short.
  private func code(before expectation: Expectation) -> String? {
    let line = lesson.lines[expectation.position.line - 1]
    guard let end = line.firstRange(of: "//")?.lowerBound else { return nil }
    let code = line[..<end].split(separator: " ").joined(separator: " ")
    return code.isEmpty || code.count > Self.longestCode ? nil : code
  }

  private static func nothing(_ result: CellResult) -> String {
    result.status == .failed ? "✗" : "–"
  }

  private static func short(_ text: String) -> String {
    let text = LineNote.short(text)
    return text.count > longestText ? text.prefix(longestText - 1) + "…" : text
  }
}
