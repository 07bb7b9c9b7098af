internal import Figures
internal import Lessons
internal import Reports
internal import Runs

/// Turns results into pages.
struct Weaver: Sendable {
  let course: CourseFolder
  /// As every page but the course's own shows it: how lessons went is not asked.
  let shownCourse: Course
  let material: PageMaterial
  let solutions: SolutionDisplay

  /// - Parameters:
  ///   - course: with the lessons as their readers see them.
  ///   - output: the folder of the pages, absolute: links to a lesson's data lead from there.
  ///   - baseURL: where the pages will be found, for those who share links to them.
  init(
    _ course: CourseFolder, output: String, baseURL: String? = nil, solutions: SolutionDisplay,
    in place: Workplace
  ) {
    self.solutions = solutions
    self.course = course
    let entries = course.lessons.map { file in
      CourseEntry(path: file.path, lesson: file.lesson, run: nil)
    }
    var shown = Course(
      entries: entries, assetBase: Self.assetBase(from: output, to: course.path),
      baseURL: baseURL)
    for file in course.lessons where Path.name(file.path) == "glossary.md" {
      shown.terms[file.path] = Glossary(file.lesson).meanings
    }
    shownCourse = shown
    material = PageMaterial(course, in: place)
  }

  /// Of a folder that lies elsewhere the pages must not tell where.
  private static func assetBase(from output: String, to course: String) -> String {
    let parent = Path.folder(course)
    return Path.inside(parent, output) == nil ? "" : Path.relative(course, to: output) + "/"
  }

  /// What is wrong with the formulas of a lesson and of its figures.
  func problems(of result: LessonResult) throws(Failure) -> [Diagnostic] {
    try material.problems(of: result.lesson, result.run)
  }

  /// The lesson introduces its edition of the course: its page is the course's.
  func isHome(_ path: String) -> Bool {
    shownCourse.edition(of: path)?.index.path == path
  }

  var hasEditions: Bool { !shownCourse.editions.isEmpty }

  func pages(of result: LessonResult) throws(Failure) -> [PageFile] {
    try pages(of: result, in: shownCourse)
  }

  func pages(
    of result: LessonResult, in shown: Course
  ) throws(Failure) -> [PageFile] {
    let shownResult = result.asShown
    let (lesson, run) = (shownResult.annotatedLesson, shownResult.run)
    let html = try material.weave(lesson) {
      HTMLPage(lesson, run, course: shown, services: $0, solutions: solutions).text()
    }
    let markdown = MarkdownPage(lesson, run, course: shown, solutions: solutions)
    let name = String(lesson.path.dropLast(".md".count))
    return [
      PageFile(path: name + ".html", text: html),
      PageFile(path: name + ".md", text: markdown.text()),
    ]
  }
}

extension LessonResult {
  /// The lesson as its pages want it: what checks found stands among what parsing found.
  ///
  /// The only place where findings go into a lesson, and into a copy: it goes when reports take them
  /// as an argument.
  var annotatedLesson: Lesson {
    var lesson = lesson
    lesson.diagnostics += findings
    return lesson
  }
}
