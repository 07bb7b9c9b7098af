/// What is wrong with a table, and where.
public struct TableError: Error, Equatable, CustomStringConvertible {
  /// The file, as it was named to `readCSV`.
  public let source: String
  /// Line in the file, from 1; nil if the whole file is meant.
  public let line: Int?
  /// The character, from 1; nil if the whole file is meant.
  public let column: Int?
  /// What is wrong, without the place.
  public let reason: String

  init(_ source: String, _ line: Int? = nil, _ column: Int? = nil, _ reason: String) {
    self.source = source
    self.line = line
    self.column = column
    self.reason = reason
  }

  init(_ source: String, _ reason: String) { self.init(source, nil, nil, reason) }

  /// The message, with file and place before it.
  public var description: String {
    let place = [line, column].compactMap { $0 }.map { ":\($0)" }.joined()
    return "\(source)\(place): \(reason)"
  }
}
