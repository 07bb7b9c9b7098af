import Figures
import Lessons
import Pages
import Runs
import Weaving

// Lessons woven and drawn in one step.

extension Report {
  /// - Parameter path: relative to the course's folder; the lesson's own for nil.
  init(
    _ lesson: Lesson, _ run: Run, findings: [Diagnostic] = [], path: String? = nil,
    course: Course = Course(), services: WeavingServices = WeavingServices()
  ) {
    self.init(
      lesson, run, findings: findings, facts: course.facts(of: lesson, at: path ?? lesson.path),
      services: services)
  }
}

extension HTMLPage {
  init(
    _ lesson: Lesson, _ run: Run, findings: [Diagnostic] = [], path: String? = nil,
    course: Course = Course(), services: WeavingServices = WeavingServices(),
    solutions: SolutionDisplay = .folded
  ) {
    self.init(
      Report(lesson, run, findings: findings, path: path, course: course, services: services),
      course.facts(of: lesson, at: path ?? lesson.path), solutions: solutions)
  }
}

extension MarkdownPage {
  init(
    _ lesson: Lesson, _ run: Run, path: String? = nil, course: Course = Course(),
    style: TextStyle = TextStyle(), solutions: SolutionDisplay = .folded
  ) {
    self.init(
      Report(lesson, run, path: path, course: course),
      course.facts(of: lesson, at: path ?? lesson.path), style: style, solutions: solutions)
  }
}

extension TerminalReport {
  init(
    _ lesson: Lesson, _ run: Run, findings: [Diagnostic] = [],
    style: TextStyle = TextStyle(width: 80), services: WeavingServices = WeavingServices(),
    solutions: SolutionDisplay = .folded
  ) {
    self.init(
      Report(lesson, run, findings: findings, services: services), style: style,
      solutions: solutions)
  }
}

extension SearchIndex {
  mutating func add(_ lesson: Lesson) {
    add(Report(lesson, Run(cells: [])))
  }
}
