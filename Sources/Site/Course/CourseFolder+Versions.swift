package import Lessons

extension CourseFolder {
  /// Where a lesson, or the `index.md` of a folder that it lies in, asks for newer tools than these.
  func unmetVersions(of lesson: Lesson, _ tools: ToolVersions) -> [Diagnostic] {
    lesson.unmetVersions(tools)
      + indices(above: lesson.path).filter(\.card.asksForVersions)
      .flatMap { lesson.unmetVersions(of: $0.lesson, tools) }
  }

  /// Every request that is not met, once, at its own line.
  package func unmetVersions(_ tools: ToolVersions) -> [Diagnostic] {
    lessons.filter(\.card.asksForVersions).flatMap { $0.lesson.unmetVersions(tools) }
      .map { shown($0) }
  }

  /// The pages that introduce the folders in which a lesson lies; a page does not introduce itself.
  func indices(above path: String) -> [LessonFile] {
    var found: [LessonFile] = []
    var folder = Path.folder(path)
    while true {
      if let index = indices[folder], lessons[index].path != path { found.append(lessons[index]) }
      if folder.isEmpty { return found.reversed() }
      folder = Path.folder(folder)
    }
  }
}
