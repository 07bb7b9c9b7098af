#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the system refused to do with a path.
package struct SystemFailure: Error, Hashable, Sendable {
  package var path: String
  /// The C library's `errno`.
  package var number: Int32

  package init(_ path: String, _ number: Int32) {
    self.path = path
    self.number = number
  }

  package static func notAFolder(_ path: String) -> SystemFailure {
    SystemFailure(path, ENOTDIR)
  }

  /// There is already something at the path.
  package var isExisting: Bool { number == EEXIST }

  /// The C library's words for the number, in the C locale: `No such file or directory`.
  package var reason: String { String(cString: strerror(number)) }
}
