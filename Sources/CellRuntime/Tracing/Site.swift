/// The place in the source that a traced value comes from. Columns count bytes from 1, as the
/// compiler does; `endColumn` is one past the last.
struct Site {
  var identity: Int
  var startLine: Int
  var endLine: Int
  var startColumn: Int
  var endColumn: Int

  /// Tells sites apart. The compiler's identities alone do not: each compilation counts its own.
  var key: UInt64 {
    var key: UInt64 = 0
    for part in [identity, startLine, startColumn, endLine, endColumn] {
      key = (key ^ UInt64(bitPattern: Int64(part))) &* 0x9E37_79B9_7F4A_7C15
      key ^= key >> 29
    }
    // Zero marks a free record.
    return key == 0 ? 1 : key
  }
}
