/// What a Swift fence is to its readers: the word `exercise`, `test` or `solution` after `swift`.
///
/// Exercises and solutions see all that the lesson declared before them, and leave nothing behind:
/// neither a declaration nor an effect, nor a number that the generator has given.
package enum Role: String, Sendable, Hashable, Codable, CaseIterable {
  case lesson
  /// What the reader starts from.
  case exercise
  /// The claims that an answer to the exercise before it has to meet: see `ExerciseTest`.
  case test
  /// An answer, which proves itself with `check`.
  case solution

  /// The words that a fence may say.
  static let words = [Role.exercise, .test, .solution].map(\.rawValue)
}
