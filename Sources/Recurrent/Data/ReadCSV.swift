/// Reads a table from a file of comma-separated values; the first row names the columns.
///
/// UTF-8, with or without a byte-order mark; fields may be quoted (RFC 4180).
///
/// - Parameters:
///   - path: relative to the working directory, which for a lesson's cells is the lesson's own
///     folder: the path that `data:` at the lesson's top has.
///   - separator: one ASCII character.
/// - Throws: `TableError`, with line and character of the fault.
public func readCSV(_ path: String, separator: Character = ",") throws(TableError) -> Table {
  let bytes: [UInt8]
  do { bytes = try FileContents.read(path) } catch { throw TableError(path, error.reason) }
  return try Table(bytes: bytes, separator: separator, source: path)
}
