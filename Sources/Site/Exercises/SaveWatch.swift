#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Hears of each save of an answer, where the system tells: on Linux, and not of what another machine
/// saves on a network's disk. Whoever waits looks at the file as well, from time to time.
///
/// The folder is watched, since editors put a new file in the old one's place. A save is a file that was
/// closed after writing, or that got its name: what an editor does on the way there is none.
package final class SaveWatch {
  /// Readable when something was saved in the folder; -1 where nobody tells.
  package let descriptor: Int32

  /// - Parameter folder: absolute.
  package init(folder: String) {
    #if os(Linux)
      let descriptor = inotify_init1(O_NONBLOCK | O_CLOEXEC)
      let kinds = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_ONLYDIR)
      if descriptor >= 0, inotify_add_watch(descriptor, folder, kinds) < 0 {
        close(descriptor)
        self.descriptor = -1
      } else {
        self.descriptor = descriptor
      }
    #else
      descriptor = -1
    #endif
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The names of the files that were saved since the last call.
  package func saved() -> Set<String> {
    var names: Set<String> = []
    #if os(Linux)
      guard descriptor >= 0 else { return names }
      let headSize = MemoryLayout<inotify_event>.size
      var buffer = [UInt8](repeating: 0, count: 1 << 14)
      while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
        var place = 0
        while place + headSize <= count {
          // Watch, kind and cookie, then the length of the name, which ends in NULs.
          let length = Int(
            buffer.withUnsafeBytes {
              $0.loadUnaligned(fromByteOffset: place + headSize - 4, as: UInt32.self)
            })
          let start = place + headSize
          guard length <= count - start else { break }
          let name = buffer[start..<(start + length)].prefix { $0 != 0 }
          names.insert(String(decoding: name, as: UTF8.self))
          place = start + length
        }
      }
    #endif
    return names
  }
}
