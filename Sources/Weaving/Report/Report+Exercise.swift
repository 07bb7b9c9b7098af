internal import Lessons
internal import Runs

extension Report {
  /// The names by which an exercise can be asked for: its number and its id, in the order of the text.
  package var exercises: [(number: Int, id: String)] {
    labels.values.filter { $0.kind == .exercise }.sorted { $0.number < $1.number }
      .map { ($0.number, $0.id) }
  }

  /// One exercise alone: the text that leads to it, itself, and its solutions; nil where the lesson has
  /// no such exercise.
  ///
  /// - Parameter name: its number or its id.
  package func exercise(_ name: String) -> Report? {
    guard let wanted = exercises.first(where: { "\($0.number)" == name || $0.id == name }),
      let place = body.firstIndex(where: { $0.isExercise { $0.exercise == wanted.number } })
    else { return nil }
    var first = place
    while first > 0, body[first - 1].leadsOn {
      first -= 1
      if body[first].isHeading { break }
    }
    var end = place + 1
    while end < body.count, body[end].leadsOn && !body[end].isHeading || body[end].isSolution {
      end += 1
    }
    var report = self
    report.summary = nil
    report.body = Array(body[first..<end])
    report.statuses = report.body.flattened.compactMap { block in
      if case .cell(let cell) = block.content { cell.status } else { nil }
    }
    return report
  }

  /// All lines that it shows.
  package var shownLines: ClosedRange<Int>? {
    guard let first = body.first, let last = body.last else { return nil }
    return first.lines.lowerBound...last.lines.upperBound
  }

  /// Every cell that it shows did what its lesson says.
  package var succeeded: Bool {
    statuses.allSatisfy(\.isAsIntended)
  }
}

extension Report.Block {
  fileprivate func isExercise(_ isWanted: (Report.Task) -> Bool) -> Bool {
    [self].flattened.contains { block in
      if case .task(let task, _) = block.content {
        task.role == .exercise && isWanted(task)
      } else {
        false
      }
    }
  }

  package var isSolution: Bool {
    if case .task(let task, _) = content { task.role == .solution } else { false }
  }

  fileprivate var isHeading: Bool { if case .heading = content { true } else { false } }

  /// Text, formulas and tables, which belong to what comes after them.
  fileprivate var leadsOn: Bool {
    ![self].flattened.contains { block in
      switch block.content {
      case .task, .cell: true
      default: false
      }
    }
  }
}
