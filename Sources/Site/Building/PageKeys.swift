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

  private let course: CourseFolder
  private let shownCourse: Course
  private let tools: Tools
  /// The digests of the tools, of the course as its lessons' pages show it, and with what only course
  /// pages show.
  private let (toolsKey, shapeKey, wholeKey): (String, String, String)

  init(
    _ course: CourseFolder, maker: PageMaker, solutions: Solutions, in place: Workplace
  ) {
    self.course = course
    shownCourse = maker.shownCourse
    tools = Tools(
      program: place.digests(of: course).digest(ofFileAt: place.program),
      typesetting: maker.material.identity,
      formats: maker.formats.map(\.identity), solutions: solutions.rawValue)
    toolsKey = ValueDigest.hex(of: tools)
    shapeKey = ValueDigest.hex(of: CourseShape(shownCourse))
    wholeKey = ValueDigest.hex(of: shownCourse.entries)
  }

  /// Of what a lesson's report is made from, without parsing the lesson: what has this key has the same
  /// `key` too. Nil where nothing is certain.
  ///
  /// - Parameters:
  ///   - surroundings: what decides the results of its cells besides its text.
  ///   - links: the digest of what its links to other lessons are checked against.
  func quickKey(of file: LessonFile, surroundings: String?, links: String) -> String? {
    // Without its solutions a lesson is another one than its file says.
    guard let surroundings, tools.solutions != Solutions.hidden.rawValue else { return nil }
    var parts = [
      "quick 1", toolsKey, file.path, file.card.digest, surroundings, links, shapeKey,
      shownCourse.edition(of: file.path)?.index.path == file.path ? wholeKey : "-",
    ]
    for index in course.indices(above: file.path) where index.card.asksForVersions {
      parts.append(index.card.digest)
    }
    parts += pictures(file.card.pictures, of: file.path)
    return Digest.hex(of: parts.joined(separator: "\n").utf8)
  }

  private func pictures(_ destinations: [String], of path: String) -> [String] {
    destinations.map { Picture(at: $0, of: path, in: course.path)?.dataURL ?? "" }
  }

  /// Of a lesson's report; nil where nothing is certain.
  ///
  /// - Parameter results: the key of its results.
  func key(
    of file: LessonFile, results: String?, linkProblems: [Diagnostic]
  ) -> String? {
    guard let results else { return nil }
    return ValueDigest.hex(
      of: Lesson(
        tools: tools, path: file.path, text: file.card.digest, results: results,
        linkProblems: linkProblems, pictures: pictures(file.card.pictures, of: file.path),
        facts: shownCourse.facts(of: file.lesson)))
  }

  /// Of pages of the course as a whole: nil where one of the lessons has no key, as it failed.
  ///
  /// - Parameters:
  ///   - value: what they show of the course.
  ///   - reports: the keys of the reports that they are made of.
  func key(
    of format: any PageFormat, _ value: some Encodable, reports: [String?]
  ) -> String? {
    let known = reports.compactMap(\.self)
    guard known.count == reports.count else { return nil }
    return Digest.hex(
      of: ([toolsKey, format.identity, ValueDigest.hex(of: value)] + known)
        .joined(separator: "\n").utf8)
  }

  /// Of the pages of a portion.
  func key(
    of format: any PageFormat, _ portion: CourseEdition.Portion, reports: [String?]
  ) -> String? {
    key(of: format, PortionValue(shape: shapeKey, portion: portion), reports: reports)
  }

  private struct PortionValue: Encodable {
    var shape: String
    var portion: CourseEdition.Portion
  }
}
