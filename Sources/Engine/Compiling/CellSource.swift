internal import CellProtocol
internal import Lessons

/// The Swift text of one cell, as the compiler gets it. Every column is that of the cell's bare code,
/// and every line says which cell it belongs to and where in it: see `CellLine`.
struct CellSource {
  var text: String

  /// The file's name in the cell's source. It is the same for all lessons, since lessons with the same
  /// cells share what is compiled.
  static let file = "lesson.md"

  /// Changes with the way in which a cell's source is made, for its key.
  static let version = 2

  /// - Parameters:
  ///   - imports: the modules whose declarations the cell sees, the newest last.
  ///   - carriedImports: import declarations of the cell before it.
  ///   - earlier: the code of the cells before it: `Cell_1` and on.
  init(
    _ cell: Cell, _ code: BareCode, number cellNumber: Int, imports: [String],
    carriedImports: [String], earlier: [BareCode]
  ) {
    var text = imports.map { "@_exported import \($0)\n" }.joined()
    text += carriedImports.joined()
    func number(_ line: Int) -> Int {
      cell.asksForItsPlace ? line : CellLine(line, in: cell, number: cellNumber).number
    }
    let lines = CellLines(file: Self.file, first: number(cell.firstLine))
    let tokens = CodeTokens(code)
    let written = Self.rewritten(
      tokens, lines, isDirective: cell.directive != nil, isTraced: !cell.attributes.untraced,
      earlier: earlier)
    let body = written.hasSuffix("\n") || written.isEmpty ? written : written + "\n"
    if let directive = cell.directive {
      // The fence's word ```` ```swift ```` leaves room before the call, so that its column holds.
      let opening = "__show("
      let padding = String(
        repeating: " ", count: max(0, directive.position.column - 1 - opening.count))
      text += lines.location(number(directive.position.line) - lines.first)
      text += "\(padding)\(opening)\(directive.call) {\n\(body)})\n"
    } else {
      text += lines.location(0) + body
      if tokens.tokens.indices.contains(where: { tokens.isWord($0, ["await", "async"]) }) {
        // The program of a script that waits would end here. A lesson goes on.
        text += "let _: Void = await CellRuntime.__cellEnd()\n"
      }
    }
    self.text = text
  }

  private static func rewritten(
    _ tokens: CodeTokens, _ lines: CellLines, isDirective: Bool, isTraced: Bool, earlier: [BareCode]
  ) -> String {
    let statements = tokens.statements
    let hidden = AccessWords.tokens(in: tokens)
    var edits = hidden.map { words in
      CellEdit.replace(
        tokens.tokens[words.lowerBound].range
          .lowerBound..<tokens.tokens[words.upperBound - 1].range
          .upperBound)
    }
    if !isDirective {
      edits += GlobalVariables.edits(statements, in: tokens, without: hidden, lines)
    }
    edits += ModuleLiterals.edits(in: tokens)
    var withCode = tokens.namesWithCode(statements)
    var modules: [String: String] = [:]
    for (index, code) in earlier.enumerated() {
      let tokens = CodeTokens(code)
      let statements = tokens.statements
      withCode.formUnion(tokens.namesWithCode(statements))
      for name in tokens.globalVariables(statements) { modules[name] = "Cell_\(index + 1)" }
    }
    if !isDirective {
      edits += RedeclaredNames(code: tokens, modules: modules).edits(statements, lines)
    }
    if isTraced {
      edits += ChangedPlaces(code: tokens, withCode: withCode).edits(statements, lines)
    }
    return CellEdit.applied(edits, to: tokens)
  }
}
