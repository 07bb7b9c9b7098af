/// One formula of a lesson.
package struct Formula: Sendable, Hashable {
  package var tex: String
  /// On lines of its own.
  package var display: Bool
  /// Where each line of `tex` starts.
  package var lineStarts: [SourcePosition]

  /// The place of a character of `tex`, counted from 0.
  package func position(ofCharacter offset: Int) -> SourcePosition {
    var line = 0
    var column = 0
    for character in tex.prefix(max(offset, 0)) {
      if character == "\n", line + 1 < lineStarts.count {
        line += 1
        column = 0
      } else {
        column += 1
      }
    }
    guard lineStarts.indices.contains(line) else { return SourcePosition(line: 1, column: 1) }
    var position = lineStarts[line]
    position.column += column
    return position
  }
}

extension Lesson {
  /// All formulas, in order.
  package var formulas: [Formula] {
    var formulas: [Formula] = []
    for block in allBlocks {
      switch block.kind {
      case .paragraph(let content), .heading(_, let content, _): collect(content, into: &formulas)
      case .table(let table):
        for cell in table.cells { collect(cell, into: &formulas) }
      case .math(let tex, _):
        formulas.append(
          Formula(tex: tex, display: true, lineStarts: starts(of: tex, in: block.lines)))
      default: break
      }
    }
    return formulas
  }

  /// The TeX errors of all formulas, each at its line and column of the lesson.
  ///
  /// - Parameter problem: finds the error in a formula: what is wrong, and the character of the TeX
  ///   at which it is, counted from 0. Nil for a formula without an error.
  package func checkFormulas(
    _ problem: (_ tex: String, _ display: Bool) -> (message: String, offset: Int)?
  ) -> [Diagnostic] {
    Diagnostic.ordered(
      formulas.compactMap { formula in
        guard let (message, offset) = problem(formula.tex, formula.display) else { return nil }
        var position = formula.position(ofCharacter: offset)
        // At the end of the text: the caret stands behind its last character.
        position.line = min(max(position.line, 1), max(lines.count, 1))
        return diagnostic(
          .badTeX, at: SourceRange(at: position), message,
          hint: "the formula is `\(formula.tex.prefix(60))\(formula.tex.count > 60 ? "…" : "")`")
      })
  }

  private func collect(_ inlines: [Inline], into formulas: inout [Formula]) {
    for inline in inlines {
      switch inline {
      case .math(let tex, let position):
        formulas.append(inlineFormula(tex, at: position))
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, _, let content):
        collect(content, into: &formulas)
      default: break
      }
    }
  }

  /// An inline formula may go on on later lines, of which its TeX has a space each.
  private func inlineFormula(_ tex: String, at position: SourcePosition) -> Formula {
    // In a line of many thousand formulas each would count all characters before it.
    guard tex.contains(" "), lines.indices.contains(position.line - 1),
      lines[position.line - 1].utf8.count <= 4096
    else { return Formula(tex: tex, display: false, lineStarts: [position]) }
    var characters = Array(tex)
    var starts = [position]
    var place = position
    for (index, character) in characters.enumerated() {
      guard lines.indices.contains(place.line - 1) else { break }
      guard character == " ", lines.indices.contains(place.line), isBlank(from: place) else {
        place.column += 1
        continue
      }
      characters[index] = "\n"
      let prefix = lines[place.line].prefix { $0 == " " || $0 == "\t" || $0 == ">" }.count
      place = SourcePosition(line: place.line + 1, column: prefix + 1)
      starts.append(place)
    }
    return Formula(tex: String(characters), display: false, lineStarts: starts)
  }

  private func isBlank(from place: SourcePosition) -> Bool {
    lines[place.line - 1].dropFirst(place.column - 1).allSatisfy { $0 == " " || $0 == "\t" }
  }

  /// A line of a fence is what follows the list's indentation or the quote's `>` in the lesson.
  private func starts(of tex: String, in lines: ClosedRange<Int>) -> [SourcePosition] {
    let first = self.lines[lines.lowerBound - 1]
    let mark = first.firstRange(of: "$$")
    // `$$` may have the formula's first line beside it.
    let hasText =
      !first.contains("```") && !first.contains("~~~")
      && mark.map { !first[$0.upperBound...].allSatisfy { $0 == " " || $0 == "\t" } } == true
    return tex.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      index, text in
      let number = lines.lowerBound + (hasText ? 0 : 1) + index
      guard self.lines.indices.contains(number - 1) else {
        // A fence that is not closed, at the lesson's end.
        let fence = self.lines[lines.lowerBound - 1]
        return SourcePosition(line: lines.lowerBound, column: fence.count + 1)
      }
      let line = self.lines[number - 1]
      if mark != nil, !line.hasSuffix(String(text)), let place = line.firstRange(of: text) {
        let column = line.distance(from: line.startIndex, to: place.lowerBound)
        return SourcePosition(line: number, column: column + 1)
      }
      return SourcePosition(line: number, column: max(line.count - text.count, 0) + 1)
    }
  }
}

extension Lesson {
  /// The TeX error of a formula that a cell made. Its place is the text of the formula, where the cell
  /// has it word for word, and the cell's first line otherwise.
  package func badFormula(
    _ tex: String, inFigureOf cell: Int, _ fault: (message: String, offset: Int)
  ) -> Diagnostic {
    let cell = cells[cell]
    let hint = "the figure's formula is `\(tex.prefix(60))\(tex.count > 60 ? "…" : "")`"
    // The fence's own line too: a directive's arguments stand there.
    for number in (cell.firstLine - 1)...cell.closingLine {
      guard lines.indices.contains(number - 1), !tex.isEmpty,
        let place = lines[number - 1].firstRange(of: tex)
      else { continue }
      let line = lines[number - 1]
      let column = line.distance(from: line.startIndex, to: place.lowerBound) + fault.offset + 1
      return diagnostic(
        .badTeX, at: SourceRange(at: SourcePosition(line: number, column: column)),
        fault.message, hint: hint)
    }
    let first = SourcePosition(line: cell.firstLine, column: 1)
    return diagnostic(.badTeX, at: SourceRange(at: first), fault.message, hint: hint)
  }
}
