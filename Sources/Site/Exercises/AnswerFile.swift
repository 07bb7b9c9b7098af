#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file that somebody says is an answer. Nothing of it is believed: not even that it is a file.
package enum AnswerFile {
  /// In bytes; answers have a page or two.
  static let most = 256 << 10

  /// Why there is no answer in a file, as a sentence for its author.
  package struct Refusal: Error, Hashable, Sendable {
    package var sentence: String
  }

  /// The text of an answer, its lines ending in LF.
  package static func read(_ path: String) throws(Refusal) -> String {
    // A FIFO without a writer must not hold us up, nor a link lead elsewhere.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      let number = errno
      throw Refusal(
        sentence: number == ELOOP
          ? "the answer is a link, and not a file" : "the answer cannot be read: \(reason(number))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw Refusal(sentence: "the answer cannot be read: \(reason(errno))")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Refusal(sentence: "the answer is \(kind(status.st_mode)), and not a file")
    }
    guard status.st_size <= most else { throw tooLarge }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= most {
      let count = sysRead(descriptor, &buffer)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Refusal(sentence: "the answer cannot be read: \(reason(errno))")
      }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    // It grew while it was read.
    guard bytes.count <= most else { throw tooLarge }
    return try text(bytes)
  }

  /// - Throws: why the bytes are no text.
  static func text(_ bytes: [UInt8]) throws(Refusal) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Refusal(sentence: "the answer is written in UTF-16; save it as UTF-8")
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard !body.contains(0), let text = String(validating: body, as: UTF8.self) else {
      throw Refusal(sentence: "the answer is not text in UTF-8")
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw Refusal(sentence: "the answer is empty")
    }
    return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  private static let tooLarge = Refusal(
    sentence: "the answer is larger than \(most >> 10) KB")

  private static func kind(_ mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }

  private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }

  private static func sysRead(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, &buffer, buffer.count)
    #else
      Darwin.read(descriptor, &buffer, buffer.count)
    #endif
  }
}
