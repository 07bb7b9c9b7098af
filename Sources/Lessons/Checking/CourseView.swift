/// What a lesson's links are checked against. Paths are relative to the course, with `/`, and
/// hold no `.` or `..`.
package protocol CourseView {
  /// The folder that data files must lie in; empty where it is the course's own.
  var lessonsFolder: String { get }

  func file(at path: String) -> CourseFile

  /// The paths of all lessons, in the order in which they are read.
  var lessonPaths: [String] { get }

  /// What a lesson needs, as paths from the course's folder.
  func needs(ofLesson path: String) -> [String]

  /// False where every lesson needs only lessons that come before it: no circle is looked for then.
  var mayHaveCircles: Bool { get }

  /// The ids that can be linked to in a lesson; nil where there is no such lesson.
  func ids(inLesson path: String) -> Set<String>?

  /// The ids in a lesson that its readers do not get to see.
  func hiddenIDs(inLesson path: String) -> Set<String>
}

extension CourseView {
  package var mayHaveCircles: Bool { true }
}

package enum CourseFile: Sendable, Hashable {
  case exists, missing
  /// A symbolic link leads out of the course.
  case outside
}
