package import Lessons

extension CourseFolder {
  /// Where a lesson, or the `index.md` of a folder that it lies in, asks for newer tools than these.
  func unmetVersions(of lesson: Lesson, _ tools: ToolVersions) -> [Diagnostic] {
    lesson.unmetVersions(tools)
      + indices(above: lesson.path).flatMap { lesson.unmetVersions(of: $0, tools) }
  }

  /// Every request that is not met, once, at its own line.
  package func unmetVersions(_ tools: ToolVersions) -> [Diagnostic] {
    lessons.flatMap { $0.lesson.unmetVersions(tools) }.map { shown($0) }
  }

  /// The pages that introduce the folders in which a lesson lies; a page does not introduce itself.
  private func indices(above path: String) -> [Lesson] {
    lessons.map(\.lesson).filter { index in
      let folder = Path.folder(index.path)
      return Path.name(index.path) == "index.md" && index.path != path
        && (folder.isEmpty || path.hasPrefix(folder + "/"))
    }
  }
}
