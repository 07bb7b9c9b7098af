internal import Figures

/// What may be wrong with a control.
enum ControlProblem {
  case noName
  case noStep(String)
  case tooMany(Int)
  case noChoices
  case twice(String)
  case wordCount
  case notAmong
  /// Another control has the name.
  case repeated

  /// Nil where nothing is wrong with the control by itself.
  static func of(_ report: ControlReport, standard: String) -> ControlProblem? {
    if report.name.allSatisfy(\.isWhitespace) { return .noName }
    if report.values.isEmpty { return .noChoices }
    var seen: Set<String> = []
    for value in report.values where !seen.insert(value).inserted { return .twice(value) }
    if !report.words.isEmpty, report.words.count != report.values.count { return .wordCount }
    return report.standard < 0 ? .notAmong : nil
  }

  func words(_ report: ControlReport, standard: String) -> (problem: String, advice: String) {
    let control = "the control `\(report.name)`"
    switch self {
    case .noName:
      return ("a control has to have a name", "write `control(\"learning rate\", …)`")
    case .noStep(let step):
      return ("the step of \(control) has to be above 0, not \(step)", "write `by: 1`")
    case .tooMany(let most):
      return ("\(control) has more than \(most) choices", "take a larger step")
    case .noChoices:
      return ("\(control) has no choices", "write them as `in: [1, 2, 3]`")
    case .twice(let value):
      return (
        "\(control) has the choice \(value) twice",
        "delete one; choices are told apart by what `print` shows of them"
      )
    case .wordCount:
      return (
        "\(control) has \(report.values.count) choices, and words for \(report.words.count)",
        "give each choice a word, or leave out `words:`"
      )
    case .notAmong:
      let shown = report.values.prefix(8).joined(separator: ", ")
      let rest = report.values.count > 8 ? " …" : ""
      return (
        "the default of \(control), \(standard), is not among its choices \(shown)\(rest)",
        "put it there, or make one of them the default"
      )
    case .repeated:
      return (
        "there is another control `\(report.name)`, with another default or other choices",
        "a control's name is its own in the lesson: call one of them otherwise"
      )
    }
  }
}
