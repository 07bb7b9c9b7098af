#if canImport(Darwin)
  import Darwin

  private let systemRead = Darwin.read
  private let systemWrite = Darwin.write
#else
  import Glibc

  private let systemRead = Glibc.read
  private let systemWrite = Glibc.write
#endif

/// The bytes of a file, through the C library alone: Foundation would double a cell's start-up.
enum FileContents {
  /// Why a file could not be read or written.
  struct Failure: Error { let reason: String }

  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(reason: reason()) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Failure(reason: reason()) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw Failure(reason: "it is a folder")
    default: throw Failure(reason: "it is not an ordinary file")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = systemRead(file, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Failure(reason: reason()) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Replaces a file as a whole: a reader finds the old bytes or the new ones, never a part.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    // A name of its own: another process may be writing the same file.
    let draft = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).partial"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Failure(reason: reason()) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { systemWrite(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        let failure = Failure(reason: reason())
        close(file)
        unlink(draft)
        throw failure
      }
      written += count
    }
    guard close(file) == 0, rename(draft, path) == 0 else {
      let failure = Failure(reason: reason())
      unlink(draft)
      throw failure
    }
  }

  /// The last call's error in words of our own: the system's depend on the language.
  private static func reason() -> String {
    switch errno {
    case ENOENT, ENOTDIR: "there is no such file"
    case EACCES, EPERM, EROFS: "access is not allowed"
    case EISDIR: "it is a folder"
    case ENOSPC, EDQUOT: "the disk is full"
    case let code: "it cannot be opened (system error \(code))"
    }
  }
}
