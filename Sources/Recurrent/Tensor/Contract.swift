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

/// Stops with `message` where a condition of the caller's does not hold.
///
/// The standard library's `precondition` loses its message in optimised code, as this library is.
@inline(__always)
func contract(_ holds: Bool, _ message: @autoclosure () -> String) {
  if !holds { broken(message()) }
}
