internal import Figures
internal import Lessons
internal import Runs

/// The controls that a cell has read, at their places in the lesson.
struct ReadControls {
  var controls: [CellControl] = []
  var problems: [Diagnostic] = []

  init(
    _ reports: [ControlReport], of plan: CellPlan, in lesson: Lesson, _ places: ClaimFailures
  ) {
    for report in reports {
      let place = places.diagnostic(
        .badControl, report.problem ?? "", hint: report.advice, at: report.file, report.line,
        report.column)
      guard report.problem == nil else {
        problems.append(place)
        continue
      }
      let isHere =
        place.file == lesson.path && plan.cell.lines.contains(place.range.start.line)
      controls.append(
        CellControl(
          name: report.name, kind: CellControl.Kind(report.kind), values: report.values,
          words: report.words, standard: report.standard,
          range: isHere
            ? place.range : places.text.wholeLine(plan.cell.lines.lowerBound)))
    }
  }
}

extension CellControl.Kind {
  fileprivate init(_ kind: ControlReport.Kind) {
    self =
      switch kind {
      case .list: .list
      case .range: .range
      case .flag: .flag
      case .cases: .cases
      }
  }
}
