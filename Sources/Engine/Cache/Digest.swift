internal import Hashing

/// The digest of what makes a cell's result, field by field.
struct Digest {
  private var hash = SHA256()

  /// Adds one field. Its length goes with it, so that "ab", "c" is not "a", "bc".
  mutating func add(_ field: some Sequence<UInt8>) {
    let bytes = Array(field)
    hash.append(withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { Array($0) })
    hash.append(bytes)
  }

  mutating func add(_ text: String) {
    add(text.utf8)
  }

  /// The digest of all fields so far, as 64 hexadecimal digits.
  var hex: String { hash.hex }
}
