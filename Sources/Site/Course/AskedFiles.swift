internal import Lessons
internal import Synchronization

/// The course's files, and what was asked about those that are no lessons: whether links still lead
/// somewhere is known where the answers are the same.
final class AskedFiles: CourseView, Sendable {
  private let files: CourseFiles
  private let asked = Mutex<[String: String]>([:])

  init(_ files: CourseFiles) {
    self.files = files
  }

  /// The answers by path, of questions so far.
  var answers: [String: String] { asked.withLock { $0 } }

  var lessonsFolder: String { files.lessonsFolder }
  var lessonPaths: [String] { files.lessonPaths }
  var mayHaveCircles: Bool { files.mayHaveCircles }
  func needs(ofLesson path: String) -> [String] { files.needs(ofLesson: path) }
  func ids(inLesson path: String) -> Set<String>? { files.ids(inLesson: path) }
  func hiddenIDs(inLesson path: String) -> Set<String> { files.hiddenIDs(inLesson: path) }

  func file(at path: String) -> CourseFile {
    let answer = files.file(at: path)
    if files.ids(inLesson: path) == nil { asked.withLock { $0[path] = "\(answer)" } }
    return answer
  }
}
