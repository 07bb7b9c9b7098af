#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension FileDigests {
  /// With a memo that all courses of a user share: the toolchain is digested once on each machine.
  ///
  /// - Parameters:
  ///   - environment: names the user's cache folder, by the rules of the system.
  ///   - fallback: the memo's folder where that one cannot be written to.
  package static func ofUser(_ environment: [String: String], fallback: String) -> FileDigests {
    guard let caches = cacheFolder(environment) else {
      return FileDigests(memo: FolderStore(fallback))
    }
    let folder = caches + "/unroll/digests"
    WholeFile.makeFolder(folder)
    return FileDigests(memo: FolderStore(access(folder, W_OK) == 0 ? folder : fallback))
  }

  private static func cacheFolder(_ environment: [String: String]) -> String? {
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
