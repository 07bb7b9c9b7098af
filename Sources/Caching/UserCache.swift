#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What all courses of a user share on this machine.
package enum UserCache {
  /// A folder in the user's cache folder, made where it was absent; nil where it cannot be written to.
  ///
  /// - Parameter environment: names the user's cache folder, by the rules of the system.
  package static func folder(_ name: String, _ environment: [String: String]) -> String? {
    guard let caches = folder(environment) else { return nil }
    let folder = "\(caches)/unroll/\(name)"
    WholeFile.makeFolder(folder)
    return access(folder, W_OK) == 0 ? folder : nil
  }

  private static func folder(_ environment: [String: String]) -> String? {
    // The rules say that a relative path counts for nothing.
    if let given = environment["XDG_CACHE_HOME"], given.hasPrefix("/") { return given }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    #if os(macOS)
      return home + "/Library/Caches"
    #else
      return home + "/.cache"
    #endif
  }
}
