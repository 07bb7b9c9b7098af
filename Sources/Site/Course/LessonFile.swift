internal import Caching
internal import Hashing
package import Lessons
internal import Weaving

/// A lesson of a course, and what the course has to know of it without parsing it.
package struct LessonFile: Sendable {
  /// Relative to the course's folder.
  package let path: String
  let card: LessonCard
  private let source: LessonSource
  /// Where it is not what its file says: a lesson without its solutions.
  private var changed: Lesson?

  package var lesson: Lesson {
    get { changed ?? source.lesson }
    set { changed = newValue }
  }

  /// The file's own bytes, for what changes a lesson in place.
  package var bytes: [UInt8] { source.bytes }

  /// - Parameter course: the folder of the lessons, absolute.
  init(path: String, in course: String) throws(SystemFailure) {
    let file = Path.join(course, path)
    self.init(try Files.read(file), path: path, file: file)
  }

  /// - Parameter file: where the bytes were read, absolute.
  init(_ bytes: [UInt8], path: String, file: String? = nil) {
    let digest = Digest.hex(of: bytes)
    let lesson = Lesson.parse(bytes, path: path)
    self.path = path
    card = LessonCard(lesson, digest: digest)
    source = LessonSource(bytes, lesson: lesson, path: path, file: file, digest: digest)
  }

  /// A lesson that was parsed by an earlier build, and is again when somebody asks.
  ///
  /// - Parameter file: absolute.
  init(_ card: LessonCard, file: String) {
    path = card.entry.path
    self.card = card
    source = LessonSource(path: path, file: file, digest: card.digest)
  }

  /// Whether the file is what the course was read with.
  var isAsListed: Bool { source.isAsListed }

  var bytesInMemory: Int { source.bytesInMemory }

  /// Frees the memory that the parsed lesson takes. Whoever asks again waits until it was parsed again.
  func forget() { source.forget() }

  // MARK: What needs no parsing

  var lang: String { card.entry.lang }
  var hasSolutions: Bool { changed?.hasSolutions ?? card.hasSolutions }
  var ids: Set<String> { changed?.ids ?? Set(card.ids) }
  var needs: [String] { card.needs }

  /// As the course's other pages show it.
  var entry: CourseEntry {
    changed.map { CourseEntry(path: path, lesson: $0, run: nil) } ?? card.entry
  }

  /// The front matter's title.
  package var title: String? { card.title }

  /// By folder, then by the front matter's `order`, then by name.
  static func precedes(_ a: Self, _ b: Self) -> Bool {
    let (folderA, folderB) = (Path.folder(a.path), Path.folder(b.path))
    if folderA != folderB { return folderA.utf8.lexicographicallyPrecedes(folderB.utf8) }
    let (orderA, orderB) = (a.card.order, b.card.order)
    if orderA != orderB { return orderA ?? .max < orderB ?? .max }
    return a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
  }
}
