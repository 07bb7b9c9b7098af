/// How a report shows solutions. A report without them is one of `lesson.withoutSolutions`, in which
/// nothing is left of them.
package enum SolutionDisplay: String, Sendable {
  /// Behind a click; in the terminal, where nothing can be clicked, a line that says how it went.
  case folded
  case shown
}
