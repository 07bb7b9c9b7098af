package import Lessons
package import Runs

/// A lesson as the index and its neighbours show it.
package struct CourseEntry: Sendable, Hashable, Codable {
  package enum Status: String, Sendable, Codable {
    case passed, failed
  }

  /// Of the lesson's Markdown, relative to the course's folder, with `/`: `03-cell.md`.
  package var path: String
  package var title: String
  package var lang: String
  package var order: Int?
  package var summary: String?
  package var status: Status
  package var cellCount: Int

  package init(
    path: String, title: String, lang: String = "en", order: Int? = nil, summary: String? = nil,
    status: Status, cellCount: Int
  ) {
    self.path = path
    self.title = printable(title)
    self.lang = lang
    self.order = order
    self.summary = summary.map(printable)
    self.status = status
    self.cellCount = cellCount
  }

  /// - Parameter path: relative to the course's folder, which `lesson.path` need not be.
  package init(path: String, lesson: Lesson, run: Run) {
    let faulty = lesson.diagnostics.contains { $0.severity == .error }
    self.init(
      path: path, title: LessonOutline(lesson: lesson, run: run).title,
      lang: lesson.frontMatter.lang, order: lesson.frontMatter.order,
      summary: lesson.frontMatter.summary,
      status: run.succeeded && !faulty ? .passed : .failed, cellCount: lesson.cells.count)
  }
}

extension CourseEntry {
  /// `path` with another ending: where the lesson's page lies under the output's folder.
  package func path(as ending: String) -> String {
    (path.hasSuffix(".md") ? String(path.dropLast(3)) : path) + "." + ending
  }

  /// `zh` for `zh-Hans`.
  var primaryLanguage: String {
    lang.lowercased().split(separator: "-").first.map(String.init) ?? "en"
  }
}
