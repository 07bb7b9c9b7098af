package import Lessons

/// Lines that only name a method: `loss.backward` compiles, and does nothing.
package struct UncalledMethods {
  private let make: (SourceRange, _ message: String, _ hint: String?) -> Diagnostic

  package init(make: @escaping (SourceRange, _ message: String, _ hint: String?) -> Diagnostic) {
    self.make = make
  }

  /// - Parameter code: the cells that the compiler sees: what they declare is not ours.
  package func found(in cell: Cell, code: [String]) -> [Diagnostic] {
    // Few lines have this form, and the names are read only for them.
    let lines = cell.code.split(separator: "\n", omittingEmptySubsequences: false)
    var found: [Diagnostic] = []
    var own: Set<String>?
    for (index, line) in lines.enumerated() {
      guard
        let match = line.wholeMatch(
          of: /(\s*)([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\.([a-z]\w*)\s*(?:\/\/.*)?/)
      else { continue }
      let name = String(match.3)
      let names = Names.ours
      guard names.methods[name] != nil, !names.properties.contains(name) else { continue }
      let declared = own ?? OwnNames.declared(in: code)
      own = declared
      // A line of a chain of calls begins with a point, and is none of these.
      let next = index + 1 < lines.count ? lines[index + 1].drop { $0 == " " || $0 == "\t" } : ""
      guard !declared.contains(name), !next.hasPrefix("."), !next.hasPrefix("(") else { continue }
      let column = match.1.count + match.2.count + 2
      let start = SourcePosition(line: cell.firstLine + index, column: column)
      let end = SourcePosition(line: start.line, column: column + name.count)
      found.append(
        make(
          SourceRange(start, end), "`\(match.2).\(name)` only names the method, and does nothing",
          "call it: `\(match.2).\(name)()`"))
    }
    return found
  }
}
