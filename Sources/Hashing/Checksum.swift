/// Tells a file that somebody changed from one that nobody did: 64 bits, ten times as fast as
/// `SHA256`. Two files may share one, so it is no key.
package enum Checksum {
  /// FNV-1a over words of eight bytes, in hexadecimal digits. After each word the upper half goes
  /// into the lower one, which the multiplication alone would not reach.
  package static func hex(of bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
    bytes.withUnsafeBytes { buffer in
      let words = buffer.count / 8
      for index in 0..<words {
        let word = buffer.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
        hash = (hash ^ word.littleEndian) &* 0x100_0000_01b3
        hash ^= hash >> 32
      }
      for byte in buffer[(words * 8)...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return String(hash, radix: 16)
  }
}
