internal import Languages
package import Lessons
package import Runs

/// A lesson as the course's other pages show it.
package struct CourseEntry: Sendable, Hashable, Codable {
  package enum Status: String, Sendable, Codable {
    case passed, failed
    /// Not asked: another page of the course is made.
    case unknown

    /// - Parameter findings: what checks found wrong with the lesson.
    package init(of lesson: Lesson, _ run: Run, _ findings: [Diagnostic]) {
      let isFaulty = (lesson.diagnostics + findings).contains { $0.severity == .error }
      self = run.succeeded && !isFaulty ? .passed : .failed
    }
  }

  /// Of the lesson's Markdown, relative to the course's folder, with `/`: `03-cell.md`.
  package var path: String
  package var title: String
  package var lang: String
  package var order: Int?
  package var summary: String?
  /// The part of the course that it belongs to, by name.
  package var part: String?
  /// The lessons that it builds on, by path, as they were written down.
  package var needs: [String]
  /// To read it: see `ReadingTime`.
  package var minutes: Int
  package var status: Status
  package var cellCount: Int

  package init(
    path: String, title: String, lang: String = "en", order: Int? = nil, summary: String? = nil,
    part: String? = nil, needs: [String] = [], minutes: Int = 1, status: Status, cellCount: Int
  ) {
    self.path = path
    self.title = printable(title)
    self.lang = lang
    self.order = order
    self.summary = summary.map(printable)
    self.part = part.map(printable)
    self.needs = needs
    self.minutes = minutes
    self.status = status
    self.cellCount = cellCount
  }

  /// - Parameters:
  ///   - path: relative to the course's folder, which `lesson.path` need not be.
  ///   - run: nil where it is not known how the lesson went.
  ///   - findings: what checks found wrong with it.
  package init(path: String, lesson: Lesson, run: Run?, findings: [Diagnostic] = []) {
    let front = lesson.frontMatter
    self.init(
      path: path, title: LessonOutline.title(of: lesson), lang: front.lang, order: front.order,
      summary: front.summary, part: front.part,
      needs: front.needs.compactMap { CoursePath.resolve($0, from: path) },
      minutes: ReadingTime(of: lesson).minutes,
      status: run.map { Status(of: lesson, $0, findings) } ?? .unknown,
      cellCount: lesson.cells.count)
  }
}

extension CourseEntry {
  /// `path` with another ending: where the lesson's page lies under the output's folder.
  package func path(as ending: String) -> String {
    pagePath(path, as: ending)
  }

  /// `zh` for `zh-Hans`.
  package var primaryLanguage: String {
    LanguageTag(lang).primary
  }
}

/// `a.html` for `a.md`; what is no Markdown file keeps its name.
package func pagePath(_ path: String, as ending: String) -> String {
  path.hasSuffix(".md") ? path.dropLast(3) + "." + ending : path
}
