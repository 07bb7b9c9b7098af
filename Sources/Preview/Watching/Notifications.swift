#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The system's word that something happened in some folders.
///
/// On Linux inotify, by folder: a watch on a file is gone when an editor renames another file to its
/// name. Elsewhere there is none, and the caller looks often enough by itself.
final class Notifications {
  #if os(Linux)
    private let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    private var watched: [String: Int32] = [:]

    /// Whatever may make a file another one. A write alone is not: it is not finished.
    private static let events = UInt32(
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB)
  #endif

  /// Whether every folder is watched. Network disks answer too, and tell nothing of others' changes.
  private(set) var isComplete = false

  func watch(_ folders: Set<String>) {
    #if os(Linux)
      guard descriptor >= 0 else { return }
      for (folder, number) in watched where !folders.contains(folder) {
        inotify_rm_watch(descriptor, number)
        watched[folder] = nil
      }
      isComplete = true
      for folder in folders {
        // Asked for again: the same number for the same folder, another where it was made anew.
        let number = inotify_add_watch(descriptor, folder, Self.events)
        if number >= 0 { watched[folder] = number } else { isComplete = false }
      }
    #endif
  }

  /// Waits until something happens, or so many milliseconds.
  ///
  /// - Returns: whether something happened.
  func wait(_ milliseconds: Int32) -> Bool {
    #if os(Linux)
      guard descriptor >= 0 else {
        usleep(UInt32(milliseconds) * 1000)
        return false
      }
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, milliseconds) > 0 else { return false }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while read(descriptor, &buffer, buffer.count) > 0 {}
      return true
    #else
      usleep(UInt32(milliseconds) * 1000)
      return false
    #endif
  }

  deinit {
    #if os(Linux)
      if descriptor >= 0 { close(descriptor) }
    #endif
  }
}
