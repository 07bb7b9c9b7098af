internal import CellProtocol
internal import Hashing
internal import Lessons
internal import Runs

/// Which choices of a lesson's controls are tried, and under which keys their results are remembered.
struct ChoicePlan {
  let controls: [Alternatives.Control]
  let isCombined: Bool
  /// All that are tried but the defaults; neighbours share as many first cells as they can.
  let choices: [[Int]]

  /// - Parameter most: how many outcomes there may be, with that of the defaults.
  init(_ controls: [Alternatives.Control], most: Int) {
    self.controls = controls
    let standard = controls.map(\.control.standard)
    var combinations = 1
    for control in controls where combinations <= most {
      combinations *= control.control.values.count
    }
    isCombined = controls.count == 1 || combinations <= most
    var choices: [[Int]] = []
    if isCombined, combinations <= most {
      choices = [[]]
      for control in controls {
        choices = choices.flatMap { head in control.control.values.indices.map { head + [$0] } }
      }
      choices.removeAll { $0 == standard }
    } else {
      for (index, control) in controls.enumerated() {
        for choice in control.control.values.indices where choice != standard[index] {
          var moved = standard
          moved[index] = choice
          choices.append(moved)
        }
      }
    }
    self.choices = choices
  }

  /// The first cell that sees another choice than the default.
  func firstCell(_ choices: [Int]) -> Int {
    zip(controls, choices).filter { $0.control.standard != $1 }.map(\.0.cell).min() ?? 0
  }

  /// The lesson's plan for other choices: the same compiled cells, told what is chosen.
  func plan(_ plan: LessonPlan, for choices: [Int]) -> LessonPlan {
    var input = [UInt8(UNROLL_INPUT_CHOICES)]
    for (control, choice) in zip(controls, choices) where control.control.standard != choice {
      input += Array(control.control.name.utf8) + [0]
      input += Array(control.control.values[choice].utf8) + [0]
    }
    let first = firstCell(choices)
    var plan = keyed(plan, for: choices, from: first)
    for index in plan.cells.indices where index >= first { plan.cells[index].choices = input }
    return plan
  }

  /// The lesson's plan with keys that tell what is chosen, and not what else may be.
  func keyed(_ plan: LessonPlan, for choices: [Int], from first: Int) -> LessonPlan {
    var plan = plan
    for index in plan.cells.indices where index >= first {
      var digest = Digest()
      digest.add("choice 1 \(plan.cells[index].neutralKey)")
      for (control, choice) in zip(controls, choices) where control.cell <= index {
        digest.add(control.control.name)
        digest.add(control.control.values[choice])
      }
      plan.cells[index].runKey = String(digest.hex.prefix(40))
    }
    return plan
  }

  /// What is wrong where there are too many choices.
  func problem(in lesson: Lesson) -> Diagnostic? {
    let most = lesson.frontMatter.controls.choices
    guard choices.count + 1 > most,
      let largest = controls.max(by: { $0.control.values.count < $1.control.values.count })
    else { return nil }
    let own = "`\(largest.control.name)` has \(largest.control.values.count) choices"
    let all =
      controls.count == 1
      ? own
      : "the \(controls.count) controls of the lesson have \(choices.count + 1) outcomes, \(own)"
    return Diagnostic(
      in: lesson, largest, .controlsBudget, "\(all), and \(most) outcomes may be computed",
      hint: """
        take fewer choices or a larger step, or write `controls: { choices: \(choices.count + 1) }` in \
        the front matter
        """)
  }
}

extension Diagnostic {
  /// At a control's call.
  init(
    in lesson: Lesson, _ control: Alternatives.Control, _ rule: Rule, _ message: String,
    hint: String?
  ) {
    let range = control.control.range
    let line = range.start.line
    self.init(
      file: lesson.path, range: range, rule: rule, message: message, hint: hint,
      excerpt: lesson.lines.indices.contains(line - 1) ? lesson.lines[line - 1] : nil)
  }
}
