internal import Lessons

/// The Swift text of one cell, as the compiler gets it. Every line of it knows its lesson line, and
/// every column is the lesson's own.
struct CellSource {
  var text: String

  /// The file's name in the cell's source: the same for all lessons, as two lessons with the same
  /// cells share them.
  static let file = "lesson.md"

  /// - Parameters:
  ///   - imports: the modules whose declarations the cell sees, the newest last.
  init(_ cell: Cell, path: String, imports: [String]) {
    var text = imports.map { "@_exported import \($0)\n" }.joined()
    let file = path.debugDescription
    let body = cell.code.hasSuffix("\n") || cell.code.isEmpty ? cell.code : cell.code + "\n"
    if let directive = cell.directive {
      // The fence's word ```` ```swift ```` leaves room before the call, so that its column holds.
      let opening = "__show("
      let padding = String(
        repeating: " ", count: max(0, directive.position.column - 1 - opening.count))
      text += "#sourceLocation(file: \(file), line: \(directive.position.line))\n"
      text += "\(padding)\(opening)\(directive.call) {\n\(body)})\n"
    } else {
      text += "#sourceLocation(file: \(file), line: \(cell.firstLine))\n\(body)"
    }
    self.text = text
  }
}
