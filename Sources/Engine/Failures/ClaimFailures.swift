internal import Figures
internal import Lessons

/// Claims that do not hold, at the places of their `check`s.
struct ClaimFailures {
  var text: LessonText
  /// Those that the claims may come from, by their numbers.
  var cells: [Cell]
  /// The one that ran.
  var cell: Cell
  /// The course's own `Directives.swift`.
  var directives: String

  /// Each claim once, however often it failed at its place.
  ///
  /// - Parameters:
  ///   - figures: of the cell; a claim of theirs that no `check` made is reported too.
  ///   - symbolize: finds the lesson's lines behind addresses.
  func diagnostics(
    _ claims: [BrokenClaim], figures: [Figure], symbolize: ([CellEnd.Frame]) -> Symbolizer.Trace
  ) -> [Diagnostic] {
    var first: [(claim: BrokenClaim, count: Int)] = []
    for claim in claims {
      if let index = first.firstIndex(where: { $0.claim.isOfSameCheck(as: claim) }) {
        first[index].count += 1
      } else {
        first.append((claim, 1))
      }
    }
    let found = first.map { diagnostic($0.claim, count: $0.count, symbolize) }
    let reported = Set(claims.map(\.claim))
    let others = figures.flatMap(\.failedChecks).filter { !reported.contains($0.claim) }
    return found
      + others.map {
        text.diagnostic(
          text.wholeLine(cell.lines.lowerBound), rule: .check, Self.message($0.claim),
          hint: $0.detail.map(Self.oneLine))
      }
  }

  private func diagnostic(
    _ claim: BrokenClaim, count: Int, _ symbolize: ([CellEnd.Frame]) -> Symbolizer.Trace
  ) -> Diagnostic {
    let calls = symbolize(claim.calls.map { CellEnd.Frame(cell: $0.cell, offset: $0.offset) })
      .locations.map(\.line).filter(cell.lines.contains)
    var hint = Self.oneLine(claim.detail)
    if count > 1 { hint += "; it failed \(count) times, first like this" }
    var diagnostic = place(claim, hint: hint)
    let isHere = diagnostic.file == text.path && cell.lines.contains(diagnostic.range.start.line)
    if !isHere { diagnostic.caller = calls.first }
    return diagnostic
  }

  private func place(_ claim: BrokenClaim, hint: String) -> Diagnostic {
    diagnostic(
      .check, Self.message(claim.claim), hint: hint, at: claim.file, claim.line, claim.column)
  }

  /// What is to be said of a call, at its place.
  ///
  /// - Parameters:
  ///   - fileID: as the compiler names the file of the call.
  ///   - number: its line, as the compiled code numbers them.
  ///   - column: in bytes, from 1.
  func diagnostic(
    _ rule: Rule, _ message: String, hint: String?, at fileID: String, _ number: Int,
    _ column: Int
  ) -> Diagnostic {
    if fileID.hasSuffix("/" + CellSource.file),
      let line = CellLine.lessonLine(number, in: cells), text.text(line) != nil
    {
      return text.diagnostic(
        range(text, line: line, byteColumn: column), rule: rule, message, hint: hint)
    }
    let lines = directives.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard fileID.hasSuffix("/Directives.swift"), lines.indices.contains(number - 1) else {
      return text.diagnostic(
        text.wholeLine(cell.lines.lowerBound), rule: rule, message, hint: hint)
    }
    let file = LessonText(path: "Directives.swift", lines: lines)
    return file.diagnostic(
      range(file, line: number, byteColumn: column), rule: rule, message, hint: hint)
  }

  /// From the `check` to the end of its line; the whole line where it is the call in a fence.
  private func range(_ text: LessonText, line: Int, byteColumn: Int) -> SourceRange {
    let whole = text.wholeLine(line)
    let isFence = text.path == self.text.path && line == cell.firstLine - 1
    let start =
      isFence
      ? cell.directive?.position ?? whole.start
      : Self.name(text.text(line) ?? "", before: text.position(line: line, byteColumn: byteColumn))
    let next = SourcePosition(line: start.line, column: start.column + 1)
    return SourceRange(start, max(whole.end, next))
  }

  /// The compiler names the parenthesis of a call; what is meant is the name before it.
  private static func name(_ line: String, before position: SourcePosition) -> SourcePosition {
    var before = line.prefix(position.column - 1)
    while before.last?.isWhitespace == true { before.removeLast() }
    let name = before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard !name.isEmpty else { return position }
    return SourcePosition(line: position.line, column: before.count - name.count + 1)
  }

  private static func message(_ claim: Phrase) -> String { "this does not hold: \(claim.english)" }

  private static func oneLine(_ detail: Phrase) -> String {
    detail.english.split(separator: "\n").joined(separator: "; ")
  }
}

extension BrokenClaim {
  fileprivate func isOfSameCheck(as other: BrokenClaim) -> Bool {
    claim == other.claim && file == other.file && line == other.line && column == other.column
  }
}
