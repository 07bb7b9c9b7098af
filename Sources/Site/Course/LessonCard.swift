internal import Hashing
internal import Lessons
internal import Weaving

/// What the rest of its course has to know of a lesson, so that a lesson that did not change need not
/// be parsed for the sake of one that did.
struct LessonCard: Codable, Hashable, Sendable {
  /// Of the file's bytes.
  var digest: String
  /// As the front matter has it.
  var title: String?
  var order: Int?
  /// How it went is not in it.
  var entry: CourseEntry
  /// The line of each cell's first line of code.
  var cellLines: [Int]
  var ids: [String]
  var needs: [String]
  var data: [String]
  /// The destinations of its pictures.
  var pictures: [String]
  var hasSolutions: Bool
  /// Its front matter names the versions that it, or its course, needs.
  var asksForVersions: Bool

  init(_ lesson: Lesson, digest: String) {
    let front = lesson.frontMatter
    self.digest = digest
    title = front.title
    order = front.order
    entry = CourseEntry(path: lesson.path, lesson: lesson, run: nil)
    cellLines = lesson.cells.map(\.firstLine)
    ids = lesson.ids.sorted()
    needs = lesson.neededPaths(from: lesson.path)
    data = front.data
    pictures = lesson.references.filter(\.isImage).map(\.destination)
    hasSolutions = lesson.hasSolutions
    asksForVersions = front.unroll != nil || front.swift != nil
  }
}
