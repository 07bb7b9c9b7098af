internal import Caching
internal import Hashing
internal import Lessons
internal import Weaving

/// The keys of what is made: digests of values, so that what is added to a value is in its key.
///
/// A page's own key is that of its `Report` and its `CourseFacts`. Before them stands the key of what
/// a lesson's report is made from: where that is the same, nothing is run and nothing is woven.
struct PageKeys: Sendable {
  /// What all reports of a build are made with.
  private struct Tools: Encodable {
    var form = 2
    var program: String
    var typesetting: String
    var formats: [String]
    var solutions: String
  }

  private struct Lesson: Encodable {
    var tools: Tools
    var path: String
    var text: String
    var results: String
    /// What is wrong with its links and data, which depends on other files.
    var linkProblems: [Diagnostic]
    var pictures: [String]
    var facts: CourseFacts
  }

  private struct WholeCourse: Encodable {
    var tools: Tools
    var course: Course
    var reports: [String]
  }

  private let course: CourseFolder
  private let shownCourse: Course
  private let tools: Tools

  init(
    _ course: CourseFolder, maker: PageMaker, solutions: Solutions, in place: Workplace
  ) {
    self.course = course
    shownCourse = maker.shownCourse
    tools = Tools(
      program: place.digests(of: course).digest(ofFileAt: place.program),
      typesetting: maker.material.identity,
      formats: maker.formats.map(\.identity), solutions: solutions.rawValue)
  }

  /// Of a lesson's report; nil where nothing is certain.
  ///
  /// - Parameter results: the key of its results.
  func key(
    of file: LessonFile, results: String?, linkProblems: [Diagnostic]
  ) -> String? {
    guard let results else { return nil }
    let pictures = file.lesson.references.filter(\.isImage).map {
      Picture(at: $0.destination, of: file.path, in: course.path)?.dataURL ?? ""
    }
    return ValueDigest.hex(
      of: Lesson(
        tools: tools, path: file.path, text: Digest.hex(of: file.bytes), results: results,
        linkProblems: linkProblems, pictures: pictures,
        facts: shownCourse.facts(of: file.lesson)))
  }

  /// Of the course's own pages: nil where one of the lessons has none, as it failed.
  ///
  /// - Parameter course: with how each lesson went.
  func key(of course: Course, reports: [String?]) -> String? {
    let known = reports.compactMap(\.self)
    guard known.count == reports.count else { return nil }
    return ValueDigest.hex(of: WholeCourse(tools: tools, course: course, reports: known))
  }
}
