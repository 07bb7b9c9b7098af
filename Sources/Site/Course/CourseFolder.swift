internal import Lessons
internal import Runs

/// A folder of lessons, as it was read.
package struct CourseFolder: Sendable {
  /// Absolute, links followed. Lessons' paths are relative to it.
  package let path: String
  /// As messages show it, in front of a lesson's path.
  package let shownPath: String
  /// Every lesson that is known, in the course's order.
  package internal(set) var lessons: [LessonFile]
  /// What the next build need not parse; nil where nothing is remembered.
  var cards: LessonCards?
  /// The lessons called `index.md`, by their folders, as places in `lessons`.
  let indices: [String: Int]

  /// - Parameter path: absolute, links followed.
  init(_ path: String, lessons: [LessonFile], in place: Workplace) {
    self.path = path
    let shown = place.shown(path)
    shownPath = shown == "." ? "" : shown
    let sorted = lessons.sorted(by: LessonFile.precedes)
    self.lessons = sorted
    indices = Dictionary(
      sorted.enumerated().filter { Path.name($1.path) == "index.md" }
        .map { (Path.folder($1.path), $0) }, uniquingKeysWith: { one, _ in one })
  }

  package func shown(_ path: String) -> String {
    Path.join(shownPath, path)
  }

  /// With the path as seen from the current folder, so that an editor finds it.
  func shown(_ problem: Diagnostic) -> Diagnostic {
    var problem = problem
    problem.file = shown(problem.file)
    return problem
  }

  /// Where what came out is not what the lesson says after `// →`.
  func unmetExpectations(of result: LessonResult) -> [Diagnostic] {
    result.lesson.checkExpectations(against: result.run).map { shown($0) }
  }

  /// With the lessons as their readers see them.
  func showing(_ solutions: Solutions) -> CourseFolder {
    guard solutions == .hidden else { return self }
    var course = self
    for index in course.lessons.indices {
      course.lessons[index].lesson = course.lessons[index].lesson.withoutSolutions
    }
    return course
  }
}
