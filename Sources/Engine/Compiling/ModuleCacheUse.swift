internal import Caching
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Takes away the locks that killed compilers left in a folder of compiled C headers.
///
/// The compiler's locks name the process that holds them. Behind walls every compiler has the same
/// small number, so that the lock of a dead one seems to be held by the one that waits for it, for a
/// minute and a half. Whether anybody is at work a lock of the system's own says, which goes with its
/// process: each program that compiles cells shares one, and whoever has it alone finds only what is
/// left over.
package enum ModuleCacheUse {
  /// In the folder.
  package static let name = ".in-use"

  /// Open files, by folder; kept until the program ends.
  private static let held = Mutex<[String: Int32]>([:])

  /// To be called before the first compilation. What cannot be locked is left as it is.
  package static func begin(_ folder: String) {
    held.withLock { held in
      guard held[folder] == nil else { return }
      let file = open("\(folder)/\(name)", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard file >= 0 else { return }
      held[folder] = file
      if flock(file, LOCK_EX | LOCK_NB) == 0 { removeLocks(in: folder) }
      // In place of the other one; whoever waits for it waits for a walk through a few files.
      while flock(file, LOCK_SH) != 0 && errno == EINTR {}
    }
  }

  private static func removeLocks(in folder: String) {
    for name in WholeFile.names(in: folder) {
      let path = "\(folder)/\(name)"
      if WholeFile.isFolder(path) {
        removeLocks(in: path)
      } else if name.hasSuffix(".lock") || name.contains(".lock-") {
        unlink(path)
      }
    }
  }
}
