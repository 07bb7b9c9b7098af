internal import TextWidth

/// What stands between `\begin` and `\end`.
extension PlainFormula {
  mutating func readEnvironment(isOutermost: Bool) {
    let name = group() ?? ""
    let bare = name.hasSuffix("*") ? name.dropLast() : name
    // How columns are aligned, and how many there are.
    if bare == "array" || bare == "alignedat" || bare == "alignat" { _ = group() }
    let body = body(of: name)
    if let (open, close) = Self.fences[bare] { return write(open + joined(body) + close) }
    let lines = aligned(body)
    // A paragraph of equations; in the middle of a formula it is read on in the line.
    if isOutermost, add(lines) { return }
    write(lines.map(\.trimmingBlanks).joined(separator: "; "))
  }

  /// Up to the `\end` that belongs to it.
  private mutating func body(of name: Substring) -> Substring {
    let (open, close) = ("\\begin{\(name)}", "\\end{\(name)}")
    var depth = 1
    for index in rest.indices where rest[index] == "\\" {
      if rest[index...].hasPrefix(open) { depth += 1 }
      if rest[index...].hasPrefix(close) { depth -= 1 }
      if depth == 0 {
        defer { rest = rest[index...].dropFirst(close.count) }
        return rest[..<index]
      }
    }
    defer { rest = "" }
    return rest
  }

  /// A matrix in a line, as in code: [1, 0.5; 0, 1].
  private func joined(_ body: Substring) -> String {
    var table = part(body)
    return table.grid().map { $0.joined(separator: ", ") }.joined(separator: "; ")
  }

  /// Rows whose cells stand below each other as TeX sets them: to the right, to the left, in turns.
  private func aligned(_ body: Substring) -> [String] {
    var table = part(body)
    let rows = table.grid()
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? TextWidth.columns(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - TextWidth.columns(of: cell))
        if column > 0, !line.isEmpty { line += column.isMultiple(of: 2) ? "   " : " " }
        line += column.isMultiple(of: 2) ? space + cell : cell + space
      }
      return String(line.trimmedAtTheEnd)
    }
  }

  private static let fences: [Substring: (String, String)] = [
    "matrix": ("[", "]"), "bmatrix": ("[", "]"), "pmatrix": ("(", ")"), "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"), "Bmatrix": ("{", "}"), "smallmatrix": ("[", "]"), "array": ("[", "]"),
    "cases": ("{ ", " }"), "rcases": ("{ ", " }"),
  ]
}
