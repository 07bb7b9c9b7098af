#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the file system says of a file: where this is the same as before, so are the bytes, if the
/// stamp had time to settle.
///
/// Size and time of change alone do not do: both can be set, and copying tools do so. The time of
/// the last change of the entry itself (ctime) cannot be set by anybody.
struct FileStamp: Equatable {
  private var device = 0
  private var inode = 0
  private var size = 0
  private var written = (seconds: 0, nanoseconds: 0)
  private var changed = (seconds: 0, nanoseconds: 0)

  /// All zeros for what is no regular file.
  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    #if canImport(Glibc)
      let (written, changed) = (status.st_mtim, status.st_ctim)
    #else
      let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    device = Int(status.st_dev)
    inode = Int(truncatingIfNeeded: status.st_ino)
    size = Int(status.st_size)
    self.written = (written.tv_sec, written.tv_nsec)
    self.changed = (changed.tv_sec, changed.tv_nsec)
  }

  /// Whether every change after `moment` gets another stamp. A change that follows soon after
  /// another may get the same time, as file systems count time in steps of up to two seconds.
  func isSettled(at moment: Int) -> Bool {
    max(written.seconds, changed.seconds) < moment - 2
  }

  /// For a digest.
  var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }

  static func == (a: FileStamp, b: FileStamp) -> Bool { a.bytes == b.bytes }
}
