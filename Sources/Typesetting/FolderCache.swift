#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Remembers in a folder, a file for each value, for several processes at once.
///
/// An entry holds its key and a checksum: what is truncated, damaged, or of a key with the same
/// hash is not there. Where nothing can be written, nothing is remembered.
package struct FolderCache: TypesettingCache {
  private static let form = "unroll-typeset-1"
  private let folder: String

  /// The folder is made when something is first put into it; the one around it must be there.
  package init(folder: String) {
    self.folder = folder
  }

  package func get(_ key: String) -> String? {
    guard let bytes = File.read(path(key)), let end = bytes.firstIndex(of: 0x0A) else {
      return nil
    }
    let head = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    let body = bytes[(end + 1)...]
    let keyBytes = Array(key.utf8)
    guard head.count == 4, head[0] == Self.form, head[1] == "\(keyBytes.count)",
      head[2] == "\(body.count)", head[3] == Self.hex(Self.hash(body)),
      body.starts(with: keyBytes)
    else { return nil }
    return String(validating: body.dropFirst(keyBytes.count), as: UTF8.self)
  }

  package func put(_ key: String, _ value: String) {
    let body = Array((key + value).utf8)
    let head =
      "\(Self.form) \(key.utf8.count) \(body.count) \(Self.hex(Self.hash(body[...])))\n"
    let bytes = Array(head.utf8) + body
    if File.replace(path(key), with: bytes) { return }
    mkdir(folder, 0o755)
    File.replace(path(key), with: bytes)
  }

  private func path(_ key: String) -> String {
    let bytes = Array(key.utf8)
    return "\(folder)/\(Self.hex(Self.hash(bytes[...])))"
  }

  /// FNV-1a. Two keys with one hash only push each other out.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { buffer in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in buffer { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return hash
    }
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
