import Lessons

/// The course's files, as links and data files are checked against them.
struct CourseFiles: CourseView, Sendable {
  private let folder: String
  private let ids: [String: Set<String>]
  private let isMade: @Sendable (String) -> Bool
  let lessonPaths: [String]

  /// - Parameter isMade: the page is made without a lesson, as the search is.
  init(_ course: Course, isMade: @escaping @Sendable (String) -> Bool) {
    folder = course.folder
    // Once: a course has thousands of links.
    ids = Dictionary(
      course.lessons.map { ($0.path, $0.lesson.ids) }, uniquingKeysWith: { one, _ in one })
    self.isMade = isMade
    lessonPaths = course.lessons.map(\.path)
  }

  /// The course's folder is the lessons' own.
  var lessonsFolder: String { "" }

  func file(at path: String) -> CourseFile {
    if ids[path] != nil { return .exists }
    guard let real = Path.real(Path.join(folder, path)) else {
      return isMade(path) ? .exists : .missing
    }
    return real == folder || Path.inside(folder, real) != nil ? .exists : .outside
  }

  func ids(inLesson path: String) -> Set<String>? { ids[path] }
}
