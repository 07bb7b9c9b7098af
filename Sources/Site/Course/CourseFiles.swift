internal import Hashing
internal import Lessons

/// The course's files, as links and data files are checked against them.
struct CourseFiles: CourseView, Sendable {
  private let folder: String
  /// Of the lessons as their readers see them.
  private let ids: [String: Set<String>]
  private let hiddenIDs: [String: Set<String>]
  private let needs: [String: [String]]
  private let isMade: @Sendable (String) -> Bool
  let lessonPaths: [String]
  let mayHaveCircles: Bool

  /// - Parameters:
  ///   - shown: the same course, with the lessons as their readers see them.
  ///   - isMade: the page is made without a lesson, as the search is.
  init(_ course: CourseFolder, shown: CourseFolder, isMade: @escaping @Sendable (String) -> Bool) {
    folder = course.path
    // Once: a course has thousands of links.
    ids = Dictionary(
      shown.lessons.map { ($0.path, $0.ids) }, uniquingKeysWith: { one, _ in one })
    var hidden: [String: Set<String>] = [:]
    for file in course.lessons where file.hasSolutions {
      hidden[file.path] = file.ids.subtracting(ids[file.path] ?? [])
    }
    hiddenIDs = hidden
    self.isMade = isMade
    lessonPaths = course.lessons.map(\.path)
    let places = Dictionary(
      course.lessons.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { one, _ in one })
    mayHaveCircles = course.lessons.enumerated().contains { index, file in
      file.needs.contains { places[$0].map { $0 >= index } ?? false }
    }
    needs = Dictionary(
      course.lessons.map { ($0.path, $0.needs) },
      uniquingKeysWith: { one, _ in one })
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

  /// The digest of all that links to other lessons are checked against.
  var digest: String {
    var text = ""
    for path in lessonPaths {
      text += path + "\0"
      for names in [ids[path] ?? [], hiddenIDs[path] ?? []] {
        text += names.sorted().joined(separator: "\0") + "\0\0"
      }
      text += needs(ofLesson: path).joined(separator: "\0") + "\n"
    }
    return Digest.hex(of: text.utf8)
  }

  func ids(inLesson path: String) -> Set<String>? { ids[path] }

  func needs(ofLesson path: String) -> [String] { needs[path] ?? [] }

  func hiddenIDs(inLesson path: String) -> Set<String> { hiddenIDs[path] ?? [] }
}
