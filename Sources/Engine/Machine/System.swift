#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the system itself has to offer before anything can run.
package enum System {
  /// - Throws: where `/proc` is not mounted: the Swift compiler does not start without it, and the
  ///   kernel counts what its cells use there.
  package static func hasProcesses() throws(EngineFailure) {
    #if os(Linux)
      guard access("/proc/self/stat", R_OK) == 0 else {
        throw EngineFailure(
          .system,
          "/proc is not there: neither the compiler nor a lesson's program works without it",
          mend: "mount -t proc proc /proc")
      }
    #endif
  }
}
