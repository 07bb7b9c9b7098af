extension FileDigests {
  /// With a memo that all courses of a user share: the toolchain is digested once on each machine.
  ///
  /// - Parameters:
  ///   - environment: names the user's cache folder, by the rules of the system.
  ///   - fallback: the memo's folder where that one cannot be written to.
  package static func ofUser(_ environment: [String: String], fallback: String) -> FileDigests {
    FileDigests(memo: FolderStore(UserCache.folder("digests", environment) ?? fallback))
  }
}
