/// A folder of lessons, and which of them a command is about.
struct Course: Sendable {
  /// Absolute, links followed. Lessons' paths are relative to it.
  var folder: String
  /// As messages show it, in front of a lesson's path.
  var shownFolder: String
  /// Every lesson that is known, in the course's order.
  var lessons: [LessonFile]
  /// The paths of those that were asked for.
  var chosen: Set<String>

  /// Whether all lessons were asked for, so that the course's index can be made.
  var isWhole: Bool { chosen.count == lessons.count && isFolder }
  /// Whether a folder was named, not lessons alone.
  var isFolder: Bool

  /// The lessons that were asked for.
  var chosenLessons: [LessonFile] { lessons.filter { chosen.contains($0.path) } }

  func shown(_ path: String) -> String {
    Path.join(shownFolder, path)
  }
}
