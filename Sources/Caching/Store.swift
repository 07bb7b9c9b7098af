/// Remembers bytes under keys: results of cells, typeset formulas, digests of files.
///
/// Losing an entry costs time and nothing else. So neither function fails: a store that cannot be
/// reached has nothing, and one that cannot be written to keeps nothing. Several threads may use a
/// store at once.
///
/// A key is a digest, or another name that could be a file's: digits, letters, `-` and `.`.
package protocol Store: Sendable {
  /// The bytes that were put under `key`, whole; nil where there are none or they are damaged.
  func get(_ key: String) -> [UInt8]?
  /// Replaces what is there under `key`.
  func put(_ key: String, _ bytes: [UInt8])
}
