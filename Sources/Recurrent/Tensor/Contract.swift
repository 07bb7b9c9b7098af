/// Stops the program: a contract of the library was broken.
///
/// Every message starts with the operation, shows the shapes and names the rule. The runner shows
/// it at the line of the lesson that made the call.
func broken(_ message: String) -> Never {
  fatalError(message)
}

/// Stops with the message that a check found, if it found one.
///
/// The checks are functions of shapes that return their message, so that tests can read it.
@inline(__always)
func demand(_ problem: @autoclosure () -> String?) {
  if let message = problem() { broken(message) }
}
