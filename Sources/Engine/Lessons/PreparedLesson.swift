internal import Hashing
package import Lessons

/// A lesson with its cells planned and its data digested, once for its key and for its run.
package struct PreparedLesson: Sendable {
  package let lesson: Lesson
  let materials: Workshop.Materials
  /// Nil where the course's own directives do not compile, so that no cell can run.
  let plan: LessonPlan?

  init(_ lesson: Lesson, _ materials: Workshop.Materials) {
    self.lesson = lesson
    self.materials = materials
    plan =
      materials.directivesProblem == nil ? LessonPlan(lesson, materials.surroundings) : nil
  }

  /// The digest of everything that decides the lesson's results: the same key, the same results, on
  /// every machine. Nil where no cell can run.
  package var key: String? {
    guard let plan else { return nil }
    var digest = Digest()
    for cell in plan.cells { digest.add(cell.runKey) }
    return digest.hex
  }
}
