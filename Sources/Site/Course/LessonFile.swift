internal import Caching
package import Lessons

/// A lesson as it was read from its file.
package struct LessonFile: Sendable {
  package var lesson: Lesson
  /// The file's own bytes, for what changes a lesson in place.
  package var bytes: [UInt8]

  package var path: String { lesson.path }

  /// - Parameter course: the folder of the lessons, absolute.
  init(path: String, in course: String) throws(SystemFailure) {
    self.init(try Files.read(Path.join(course, path)), path: path)
  }

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    lesson = Lesson.parse(bytes, path: path)
  }

  /// By folder, then by the front matter's `order`, then by name.
  static func precedes(_ a: Self, _ b: Self) -> Bool {
    let (folderA, folderB) = (Path.folder(a.lesson.path), Path.folder(b.lesson.path))
    if folderA != folderB { return folderA.utf8.lexicographicallyPrecedes(folderB.utf8) }
    let (orderA, orderB) = (a.lesson.frontMatter.order, b.lesson.frontMatter.order)
    if orderA != orderB { return orderA ?? .max < orderB ?? .max }
    return a.lesson.path.utf8.lexicographicallyPrecedes(b.lesson.path.utf8)
  }
}
