internal import Caching
internal import Engine
internal import Lessons

/// Exercises of a served course: their answers are files of their own, as in practice.
extension LiveCourse {
  package var answers: AnswersFolder { AnswersFolder(of: site.course, in: site.place) }

  /// The folder of a lesson's answers, the same in all languages.
  package func lessonName(of path: String) -> String { CourseFolder.lessonName(path) }

  /// The exercises of a lesson that can be answered.
  package func exercises(of path: String) -> [CourseExercise] {
    lesson(at: path).map { site.course.exercises(of: $0) } ?? []
  }

  /// Judges the answers of a lesson as they are now.
  package func states(of exercises: [CourseExercise]) async throws(Failure) -> [PracticeState] {
    try await Practice(exercises, answers: answers, engine: engine).states()
  }
}

extension AnswersFolder {
  /// Writes an answer, as a whole.
  package func write(_ text: String, to exercise: CourseExercise) throws(Failure) {
    // What it was made from is noted first.
    try make(exercise)
    do {
      try Files.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8), to: file(exercise))
    } catch {
      throw Failure(.unwritable, "\(shown(exercise)): cannot be written: \(error.reason)")
    }
  }
}
