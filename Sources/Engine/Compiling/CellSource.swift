internal import CellProtocol
internal import Lessons

/// The Swift text of one cell, as the compiler gets it. Every column is that of the cell's bare code,
/// and every line says which cell it belongs to and where in it: see `CellLine`.
struct CellSource {
  var text: String

  /// The file's name in the cell's source. It is the same for all lessons, since lessons with the same
  /// cells share what is compiled.
  static let file = "lesson.md"

  /// - Parameters:
  ///   - imports: the modules whose declarations the cell sees, the newest last.
  ///   - carriedImports: import declarations of the cell before it.
  init(
    _ cell: Cell, _ code: BareCode, number cellNumber: Int, imports: [String],
    carriedImports: [String]
  ) {
    var text = imports.map { "@_exported import \($0)\n" }.joined()
    text += carriedImports.joined()
    func location(_ line: Int) -> String {
      let number = cell.asksForItsPlace ? line : CellLine(line, in: cell, number: cellNumber).number
      return "#sourceLocation(file: \"\(Self.file)\", line: \(number))\n"
    }
    let code = code.text
    let body = code.hasSuffix("\n") || code.isEmpty ? code : code + "\n"
    if let directive = cell.directive {
      // The fence's word ```` ```swift ```` leaves room before the call, so that its column holds.
      let opening = "__show("
      let padding = String(
        repeating: " ", count: max(0, directive.position.column - 1 - opening.count))
      text += location(directive.position.line)
      text += "\(padding)\(opening)\(directive.call) {\n\(body)})\n"
    } else {
      text += location(cell.firstLine) + body
    }
    self.text = text
  }
}
