internal import Caching
internal import Hashing
internal import Lessons
internal import Synchronization

/// A lesson's bytes and what they say, read when somebody asks, and forgotten when nobody will ask soon.
///
/// A course of a thousand lessons does not fit in little memory when all of them are parsed.
final class LessonSource: Sendable {
  private struct State {
    var bytes: [UInt8]?
    var lesson: Lesson?
    var isAsListed = true
  }

  private let path: String
  /// Absolute; nil where the bytes came from elsewhere, and are never forgotten.
  private let file: String?
  private let state: Mutex<State>
  private let digest: String

  /// - Parameter path: the lesson's, relative to the course.
  init(_ bytes: [UInt8], lesson: Lesson, path: String, file: String?, digest: String) {
    self.path = path
    self.file = file
    self.digest = digest
    state = Mutex(State(bytes: bytes, lesson: lesson))
  }

  /// What lies in `file`, which had this digest when the course was read.
  init(path: String, file: String, digest: String) {
    self.path = path
    self.file = file
    self.digest = digest
    state = Mutex(State())
  }

  var lesson: Lesson {
    state.withLock { state in
      if let lesson = state.lesson { return lesson }
      let lesson = Lesson.parse(bytes(&state), path: path)
      state.lesson = lesson
      return lesson
    }
  }

  var bytes: [UInt8] { state.withLock { bytes(&$0) } }

  /// How many of the bytes are in memory: all or none.
  var bytesInMemory: Int { state.withLock { $0.bytes?.count ?? 0 } }

  /// Whether the file still was what the course was read with, whenever it was read again. What is made
  /// of another one is not remembered, and made again by the next build.
  var isAsListed: Bool { state.withLock { $0.isAsListed } }

  private func bytes(_ state: inout State) -> [UInt8] {
    if let bytes = state.bytes { return bytes }
    let read = file.flatMap { try? Files.read($0) }
    let bytes = read ?? []
    if read == nil || Digest.hex(of: bytes) != digest { state.isAsListed = false }
    state.bytes = bytes
    return bytes
  }

  /// Frees the memory, where the file can be read again.
  func forget() {
    guard file != nil else { return }
    state.withLock {
      $0.bytes = nil
      $0.lesson = nil
    }
  }
}
