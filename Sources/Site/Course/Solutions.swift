package import Weaving

/// What readers get to see of solutions.
package enum Solutions: String, CaseIterable, Sendable {
  case folded, shown
  /// The pages are those of a lesson in which no solution was ever written.
  case hidden

  /// For reports in which there are any.
  package var display: SolutionDisplay { self == .shown ? .shown : .folded }
}
