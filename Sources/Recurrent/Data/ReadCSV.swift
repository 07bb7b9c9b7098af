/// Reads a table from a file of comma-separated values; the first row names the columns.
///
/// UTF-8, with or without a byte-order mark; lines end in LF, CRLF or CR; fields may be quoted
/// (RFC 4180). Blanks around a field do not count. A first line `sep=;` names the separator.
///
/// - Parameters:
///   - path: relative to the working directory, which for a lesson's cells is the lesson's own
///     folder: the path that `data:` at the lesson's top has.
///   - separator: one ASCII character, such as `";"` or `"\t"`; left out, a comma. `" "` stands for
///     any number of blanks.
///   - decimal: `","` or `"."`, what stands before a number's fraction; left out, what the numbers
///     of a column make certain. Where they do not, `numbers` throws.
///   - missing: texts that stand for a missing value, such as `"-999"`, beside `-`, `.`, `?`, `NA`,
///     `#N/A`, `NaN`, `null`, `None`, `\N` and their like.
///   - comment: a line that starts with this character is skipped: `"#"`.
/// - Throws: `TableError`, with line and character of the fault.
public func readCSV(
  _ path: String, separator: Character? = nil, decimal: Character? = nil, missing: [String] = [],
  comment: Character? = nil
) throws(TableError) -> Table {
  let bytes: [UInt8]
  do { bytes = try FileContents.read(path) } catch { throw TableError(path, error.reason) }
  return try Table(
    bytes: bytes,
    TableOptions(separator: separator, decimal: decimal, missing: missing, comment: comment),
    source: path)
}
