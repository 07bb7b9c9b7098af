import Lessons

/// The course's files, as links and data files are checked against them.
struct CourseFiles: CourseView {
  var course: Course

  /// The course's folder is the lessons' own.
  var lessonsFolder: String { "" }

  func file(at path: String) -> CourseFile {
    guard let real = Path.real(Path.join(course.folder, path)) else { return .missing }
    return real == course.folder || Path.inside(course.folder, real) != nil ? .exists : .outside
  }

  var lessonPaths: [String] { course.lessons.map(\.path) }

  func ids(inLesson path: String) -> Set<String>? {
    course.lessons.first { $0.lesson.path == path }?.lesson.ids
  }
}
