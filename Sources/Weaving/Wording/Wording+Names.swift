package import Lessons

// What figures, tasks and problems are called.
extension Report.Claims {
  /// Each claim as a page lists it: one that counts more than one point says so.
  package func lines(_ words: Wording) -> [String] {
    zip(texts, points).map { text, points in
      points == 1 ? text : "\(text) (\(words.points(points)))"
    }
  }
}

extension Wording {
  /// - Parameter lesson: stands before the number where there are figures of several lessons.
  package func name(of label: Report.Label, lesson: Int? = nil) -> String {
    let number = lesson.map { "\($0).\(label.number)" } ?? "\(label.number)"
    return switch label.kind {
    case .figure: figure(number)
    case .solutionFigure: figure(lesson.map { "\($0).S\(label.number)" } ?? "S\(label.number)")
    case .equation: equation(number)
    case .exercise: exercise(number)
    }
  }

  /// - Parameter lesson: stands before the number where there are exercises of several lessons.
  package func name(of task: Report.Task, lesson: Int? = nil) -> String {
    let number = task.exercise.map { number in lesson.map { "\($0).\(number)" } ?? "\(number)" }
    return task.role == .exercise ? exercise(number ?? "1") : solution(number)
  }

  package func name(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: error
    case .warning: warning
    case .note: note
    }
  }
}
