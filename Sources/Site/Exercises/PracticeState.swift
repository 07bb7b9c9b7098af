package import Runs

/// How far an exercise is, as its answer says: nothing about it is kept beside the answers.
package struct PracticeState: Sendable {
  package enum Standing: Sendable, Hashable {
    /// There is no answer yet, or it is still what the exercise starts from.
    case notBegun
    case open
    case solved
  }

  package var exercise: CourseExercise
  /// The answer's file, as messages show it.
  package var file: String
  package var standing: Standing
  /// Nil where there is no answer to judge.
  package var judgement: Judgement?
  /// Why the file is no answer.
  package var refusal: String?
}
