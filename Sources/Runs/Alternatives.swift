package import Lessons

/// What a lesson does for other choices than the defaults.
package struct Alternatives: Sendable, Hashable, Codable {
  package struct Control: Sendable, Hashable, Codable {
    /// The cell that reads it first, in `Lesson.cells`.
    package var cell: Int
    package var control: CellControl

    package init(cell: Int, _ control: CellControl) {
      self.cell = cell
      self.control = control
    }
  }

  package struct Outcome: Sendable, Hashable, Codable {
    /// For each control, the index of what is chosen.
    package var choices: [Int]
    /// The first cell that may do something else.
    package var firstCell: Int
    /// Of `firstCell` and all after it. Exercises and solutions have the defaults' results.
    package var cells: [CellResult]

    package init(choices: [Int], firstCell: Int, cells: [CellResult]) {
      self.choices = choices
      self.firstCell = firstCell
      self.cells = cells
    }
  }

  /// In the lesson's order.
  package var controls: [Control]
  /// Every combination of choices has an outcome. Otherwise each control is moved by itself, with the
  /// others at their defaults.
  package var isCombined: Bool
  /// Of all choices but the defaults.
  package var outcomes: [Outcome]
  /// What is wrong with controls and their outcomes.
  package var problems: [Diagnostic]

  package init(
    controls: [Control], isCombined: Bool, outcomes: [Outcome] = [], problems: [Diagnostic] = []
  ) {
    self.controls = controls
    self.isCombined = isCombined
    self.outcomes = outcomes
    self.problems = problems
  }

  package var standard: [Int] { controls.map(\.control.standard) }

  /// `learning rate = 0.5, steps = 3`: those that are not at their defaults.
  package func name(of choices: [Int]) -> String {
    zip(controls, choices).compactMap { control, choice in
      control.control.standard == choice
        ? nil : "\(control.control.name) = \(control.control.labels[choice])"
    }.joined(separator: ", ")
  }
}

extension Run {
  /// The results of all cells for other choices.
  package func cells(_ outcome: Alternatives.Outcome) -> [CellResult] {
    Array(cells.prefix(outcome.firstCell)) + outcome.cells
  }
}
