/// A digest that nobody can make without the key.
///
/// - Source: RFC 2104, with SHA-256.
package enum HMAC {
  package static func digest(of message: some Sequence<UInt8>, key: [UInt8]) -> [UInt8] {
    var block = key.count > 64 ? SHA256.digest(of: key) : key
    block += Array(repeating: 0, count: 64 - block.count)
    let inner = SHA256.digest(of: block.map { $0 ^ 0x36 } + message)
    return SHA256.digest(of: block.map { $0 ^ 0x5C } + inner)
  }

  /// Whether two digests are the same, in a time that does not tell how far they are.
  package static func areEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count == b.count && zip(a, b).reduce(0) { $0 | $1.0 ^ $1.1 } == 0
  }
}
