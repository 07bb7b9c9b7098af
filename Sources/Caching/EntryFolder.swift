internal import Hashing

/// A folder in which values are remembered, a file for each, by several processes at once.
///
/// A file begins with the digest of its name and its bytes: what is truncated, damaged, or of
/// another name is not there. It comes into its place whole, so that of two who write one entry
/// at once the later wins, and nobody reads a mixture. Where nothing can be written, nothing is
/// remembered.
package struct EntryFolder: Sendable {
  private static let lineEnd: UInt8 = 0x0A
  private let path: String

  /// The folder is made when something is first put into it.
  package init(_ path: String) {
    self.path = path
  }

  /// Nil for none, or a damaged one.
  package func read(_ name: String) -> ArraySlice<UInt8>? {
    guard let bytes = WholeFile.read(path + "/" + name),
      let end = bytes.firstIndex(of: Self.lineEnd)
    else { return nil }
    let value = bytes[(end + 1)...]
    return bytes[..<end].elementsEqual(Self.digest(name, value).utf8) ? value : nil
  }

  package func write(_ value: some Collection<UInt8>, as name: String) {
    let bytes = Array(Self.digest(name, value).utf8) + [Self.lineEnd] + value
    if WholeFile.replace(path + "/" + name, with: bytes) { return }
    WholeFile.makeFolder(path)
    WholeFile.replace(path + "/" + name, with: bytes)
  }

  private static func digest(_ name: String, _ value: some Collection<UInt8>) -> String {
    var digest = Digest()
    digest.add(name)
    digest.add(value)
    return digest.hex
  }
}
