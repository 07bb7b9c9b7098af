import Figures
import Lessons
import Reports
import Runs

/// What has to hold beyond a cell's success.
struct LessonChecks: Sendable {
  private let course: Course
  private let weaver: Weaver
  private let files: CourseFiles

  init(course: Course, weaver: Weaver) {
    self.course = course
    self.weaver = weaver
    let shown = weaver.shownCourse
    files = CourseFiles(course) { shown.makes($0) }
  }

  /// What is wrong with the lesson's links and data.
  func problems(of lesson: Lesson) -> [Diagnostic] {
    lesson.check(course: files)
  }

  /// The result with whatever is wrong with the lesson's links, data and formulas, which its pages
  /// show at its place.
  func sound(_ result: LessonResult) throws(Failure) -> LessonResult {
    let found =
      problems(of: result.lesson) + (try weaver.problems(of: result)) + unusedWords(of: result)
    var result = result
    result.file.lesson.diagnostics += found
    result.add(found.map { course.shown($0) })
    return result
  }

  /// Translations of texts that no figure has any more. A lesson that failed has not shown them all.
  private func unusedWords(of result: LessonResult) -> [Diagnostic] {
    guard result.run.succeeded else { return [] }
    let phrases = result.run.cells.flatMap(\.figures).flatMap(\.phrases)
    let shown = Set(phrases.map(\.english)).sorted()
    return result.lesson.figureWords.unused(by: phrases).map {
      result.lesson.unusedWord($0, among: shown)
    }
  }

  /// Where what came out is not what the lesson says after `// →`.
  func unmet(_ result: LessonResult) -> [Diagnostic] {
    result.lesson.checkExpectations(against: result.run).map { course.shown($0) }
  }

  /// The lesson's file with the values that came out after its `// →`.
  static func updated(_ result: LessonResult) -> [UInt8] {
    result.lesson.updatingExpectations(in: result.file.bytes, from: result.run)
  }
}
