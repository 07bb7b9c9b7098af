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
package struct FileStamp: Hashable, Codable, Sendable {
  /// Device, inode and size; when the bytes and the entry changed, in seconds and nanoseconds.
  private var fields = SIMD8<Int>(repeating: 0)

  /// All zeros for what is no regular file.
  package init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    #if canImport(Glibc)
      let (written, changed) = (status.st_mtim, status.st_ctim)
    #else
      let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    fields = SIMD8(
      Int(status.st_dev), Int(truncatingIfNeeded: status.st_ino), Int(status.st_size),
      written.tv_sec, written.tv_nsec, changed.tv_sec, changed.tv_nsec, 1)
  }

  /// In the seconds that stamps count.
  package static var now: Int { time(nil) }

  /// Whether every change after `moment` gets another stamp. A change that follows soon after
  /// another may get the same time, as file systems count time in steps of up to two seconds.
  package func isSettled(at moment: Int) -> Bool {
    max(fields[3], fields[5]) < moment - 2
  }

  /// Adds its bytes, always as many, to what a digest is made of.
  func append(to bytes: inout [UInt8]) {
    withUnsafeBytes(of: fields) { bytes.append(contentsOf: $0) }
  }
}

extension FileStamp {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    let numbers = text.split(separator: " ").compactMap { Int($0) }
    for (index, number) in numbers.prefix(fields.scalarCount).enumerated() {
      fields[index] = number
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(
      (0..<fields.scalarCount).map { String(fields[$0]) }.joined(separator: " "))
  }
}
