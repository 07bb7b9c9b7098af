internal import Lessons
internal import Weaving

/// Makes pages of results, in each format that was asked for.
struct PageMaker: Sendable {
  /// With the lessons as their readers see them.
  let course: CourseFolder
  /// As every page but the course's own shows it: how lessons went is not asked.
  let shownCourse: Course
  let material: PageMaterial
  let formats: [any PageFormat]

  /// - Parameters:
  ///   - course: with the lessons as their readers see them.
  ///   - output: the folder of the pages, absolute: links to a lesson's data lead from there.
  ///   - baseURL: where the pages will be found, for those who share links to them.
  ///   - material: of an earlier maker, with what that one typeset; nil for a new one.
  init(
    _ course: CourseFolder, output: String, baseURL: String? = nil, formats: [any PageFormat],
    material: PageMaterial? = nil, in place: Workplace
  ) {
    self.course = course
    self.formats = formats
    var shown = Course(
      entries: course.lessons.map(\.entry),
      assetBase: Self.assetBase(from: output, to: course.path), baseURL: baseURL)
    for file in course.lessons where Path.name(file.path) == "glossary.md" {
      shown.terms[file.path] = Glossary(file.lesson).meanings
    }
    for file in course.lessons where Path.name(file.path) == "library.md" {
      shown.names[file.path] = Library(file.lesson).names
    }
    shown.folder = Path.name(course.path) == Site.folderName ? Site.folderName : ""
    shownCourse = shown
    self.material = material ?? PageMaterial(course, in: place)
  }

  /// Of a folder that lies elsewhere the pages must not tell where.
  private static func assetBase(from output: String, to course: String) -> String {
    let parent = Path.folder(course)
    return Path.inside(parent, output) == nil ? "" : Path.relative(course, to: output) + "/"
  }

  /// The lesson introduces its edition of the course: its page is the course's.
  func isHome(_ path: String) -> Bool {
    shownCourse.edition(of: path)?.index.path == path
  }

  /// The report is for pages of the course as a whole too. Of a large course all reports would be more
  /// than the memory should hold: what is made of all of them weaves them again.
  func keepsReport(of path: String) -> Bool {
    guard let edition = shownCourse.edition(of: path) else { return false }
    return path == edition.index.path || !edition.isLarge
  }

  var hasEditions: Bool { !shownCourse.editions.isEmpty }

  /// What is wrong with the formulas of a lesson and of its figures.
  func problems(of result: LessonResult) throws(Failure) -> [Diagnostic] {
    try material.problems(of: result.lesson, result.run)
  }

  /// The lesson as its readers see it, woven once for all its pages.
  func report(of result: LessonResult) throws(Failure) -> Report {
    let shown = result.asShown
    return try material.weave(shown.lesson) { services in
      Report(
        shown.lesson, shown.run, findings: shown.findings,
        facts: shownCourse.facts(of: shown.lesson), services: services)
    }
  }

  /// The pages of a lesson.
  ///
  /// - Parameters:
  ///   - reportKey: the digest of the report; nil where the pages are made whatever is there.
  ///   - made: the mark of a page that was made of the same values, and is still there.
  func pages(
    of report: Report, reportKey: String? = nil,
    made: (_ path: String, _ key: String) -> PageMark? = { _, _ in nil }
  ) -> [DrawnPage] {
    let facts = shownCourse.facts(at: report.path)
    let values = reportKey.map { Report.key(of: $0, with: facts) }
    return formats.compactMap { format in
      let key = values.map { ValueDigest.hex(of: format.identity, $0) }
      if let key, let mark = made(format.path(ofLesson: report.path), key) {
        return DrawnPage(mark, in: format, of: shownCourse)
      }
      return format.page(of: report, facts).map {
        DrawnPage($0, key: key ?? "", in: format, of: shownCourse)
      }
    }
  }

  /// The course with how each lesson went.
  func course(of entries: [CourseEntry]) -> Course {
    var known = Course(
      entries: entries, assetBase: shownCourse.assetBase, baseURL: shownCourse.baseURL)
    known.terms = shownCourse.terms
    known.folder = shownCourse.folder
    return known
  }

  /// The pages of the course as a whole, whatever is there: those that list it, and of each edition its
  /// course page and what the formats make of all its lessons. Those of the portions of a large edition
  /// are not among them.
  ///
  /// - Parameters:
  ///   - course: with how each lesson went.
  ///   - reports: of all lessons.
  ///   - jobs: how many pages are drawn at a time.
  func coursePages(
    of course: Course, _ reports: [Report], atATime jobs: Int
  ) async throws -> [DrawnPage] {
    let known = Dictionary(reports.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
    var pages: [DrawnPage] = []
    // A document of all lessons is as much work as all of them.
    try await inOrder(CourseWork.all(of: course, formats), atATime: jobs) { _, work in
      work.pages(in: course, work.lessons.compactMap { known[$0] }).map {
        DrawnPage($0, key: "", in: work.format, of: course)
      }
    } deliver: {
      pages += $0
    }
    return pages
  }
}
