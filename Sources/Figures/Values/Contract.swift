/// Stops the program with `message` where a condition of the caller's does not hold.
///
/// The standard library's `precondition` loses its message in optimised code, as this library is.
@inline(__always)
package func contract(_ holds: Bool, _ message: @autoclosure () -> String) {
  if !holds { fatalError(message()) }
}
