internal import Caching
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The port and the token of a course, kept where only its user reads them: a server that is started
/// again has the same address, so that open pages find it, and their drafts are still there.
package struct AccessFile: Codable, Hashable {
  package var port: UInt16
  package var token: String

  package static let name = "serve.json"

  /// - Parameter cache: the folder of the course's cache.
  /// - Returns: nil where there is none, or where another user could have read or written it.
  package static func read(in cache: String) -> AccessFile? {
    let path = "\(cache)/\(name)"
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_mode & 0o077 == 0, status.st_uid == geteuid(),
      let bytes = WholeFile.read(path),
      let file = try? JSONDecoder().decode(AccessFile.self, from: Data(bytes)),
      file.token.utf8.count == tokenLength, file.port > 0
    else { return nil }
    return file
  }

  /// Beside its place and renamed: never half of it, and never readable by others.
  ///
  /// - Returns: whether it was written.
  @discardableResult
  package func write(in cache: String) -> Bool {
    WholeFile.makeFolder(cache)
    let path = "\(cache)/\(Self.name)"
    let part = "\(path).\(getpid()).part"
    guard let data = try? JSONEncoder().encode(self) else { return false }
    unlink(part)
    let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    let written = data.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    guard written == data.count, rename(part, path) == 0 else {
      unlink(part)
      return false
    }
    return true
  }

  package init(port: UInt16, token: String) {
    self.port = port
    self.token = token
  }

  private static let tokenLength = 32

  /// 128 random bits of the system, as hexadecimal digits.
  package static func makeToken() -> String {
    var generator = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef")
    return String((0..<tokenLength).map { _ in digits[Int.random(in: 0..<16, using: &generator)] })
  }
}
