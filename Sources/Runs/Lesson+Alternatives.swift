package import Lessons

extension Lesson {
  /// The controls that readers can move: those of the lesson's own cells, each once.
  package func controls(of results: [CellResult]) -> [Alternatives.Control] {
    var controls: [Alternatives.Control] = []
    for (index, (cell, result)) in zip(cells, results).enumerated()
    where cell.role == .lesson {
      for control in result.controls
      where !controls.contains(where: { $0.control.name == control.name }) {
        controls.append(Alternatives.Control(cell: index, control))
      }
    }
    return controls
  }

  /// What is wrong in outcomes that are not the default's: claims that hold for every choice, cells
  /// that have to fail and do not, and a word about what crashes.
  package func problems(of alternatives: Alternatives) -> [Diagnostic] {
    var found: [(problem: Diagnostic, choices: [String])] = []
    for outcome in alternatives.outcomes {
      let name = alternatives.name(of: outcome.choices)
      for (cell, result) in zip(cells[outcome.firstCell...], outcome.cells)
      where cell.role == .lesson {
        for problem in problems(of: cell, result) {
          // The same in several outcomes is said once.
          if let index = found.firstIndex(where: { $0.problem.isSame(as: problem) }) {
            found[index].choices.append(name)
          } else {
            found.append((problem, [name]))
          }
        }
      }
    }
    return found.map { problem, choices in
      var said = problem
      let more = choices.count > 1 ? ", and in \(choices.count - 1) more outcomes" : ""
      said.message = "with \(choices[0])\(more): \(problem.message)"
      return said
    }
  }

  /// Of one outcome, which nothing of them names.
  private func problems(of cell: Cell, _ result: CellResult) -> [Diagnostic] {
    let errors = result.diagnostics.filter { $0.severity == .error }
    guard result.status == .failed else {
      guard cell.attributes.everyChoice, result.status.isAsIntended else { return [] }
      return cell.expectations.compactMap { diagnostic(ExpectationOutcome($0, of: result)) }
        .map {
          var problem = $0
          problem.advice = "say what holds for every choice, or delete `.everyChoice`"
          return problem
        }
    }
    if cell.attributes.everyChoice || cell.attributes.fails != nil {
      return errors
    }
    // Claims belong to the default: what does not hold is shown, and no problem.
    guard let crash = errors.first(where: { $0.rule != .check }) else { return [] }
    return [
      Diagnostic(
        file: crash.file, range: crash.range, rule: .choiceFails,
        message: crash.message,
        hint: "the page shows it; take the choice out of the list if it is not to be seen",
        caller: crash.caller, excerpt: crash.excerpt)
    ]
  }

  /// A control that is not the same whatever is chosen elsewhere.
  package func dependentControl(_ control: CellControl, in cell: Int) -> Diagnostic {
    let line = control.range.start.line
    return Diagnostic(
      file: path, range: control.range, rule: .badControl,
      message: "the control `\(control.name)` depends on another one",
      hint: "its name, default and choices have to be the same whatever is chosen elsewhere",
      excerpt: lines.indices.contains(line - 1) ? lines[line - 1] : nil)
  }
}

extension Diagnostic {
  /// The same, in another outcome. A loop that met its limit was anywhere in its line at that moment.
  fileprivate func isSame(as other: Diagnostic) -> Bool {
    self == other
      || rule == .choiceFails && other.rule == .choiceFails && message == other.message
        && file == other.file && range.start.line == other.range.start.line
  }
}
