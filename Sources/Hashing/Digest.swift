/// The digest of what makes a result, field by field: a key under which it is remembered.
package struct Digest: Sendable {
  private var hash = SHA256()

  package init() {}

  /// Adds one field. Its length goes with it, so that "ab", "c" is not "a", "bc".
  package mutating func add(_ field: some Collection<UInt8>) {
    withUnsafeBytes(of: UInt64(field.count).bigEndian) { hash.append($0) }
    hash.append(field)
  }

  package mutating func add(_ text: String) {
    add(text.utf8)
  }

  /// The digest of all fields so far, as 64 hexadecimal digits.
  package var hex: String { hash.hex }

  /// The digest of one field.
  package static func hex(of field: some Collection<UInt8>) -> String {
    var digest = Digest()
    digest.add(field)
    return digest.hex
  }
}
