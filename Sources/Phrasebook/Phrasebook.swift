package import Lessons

/// Says in the words of someone who comes from Python and PyTorch what the compiler says of a cell.
///
/// A statement that the compiler refuses is read as Swift with Python's words in it. Where that finds
/// something, the one message is what the statement is here; what the compiler said of it goes.
/// Otherwise its own words stay, with the name that was probably meant.
package struct Phrasebook {
  /// What the lesson declares itself.
  private let ownNames: Set<String>
  /// What the last cell sets more than once.
  private let reassigned: Set<String>
  private let make: (SourceRange, _ message: String, _ hint: String?) -> Diagnostic

  /// - Parameters:
  ///   - code: the cells that the compiler sees, the refused one too.
  ///   - make: a diagnostic with the lesson's file and line.
  package init(
    code: [String], make: @escaping (SourceRange, _ message: String, _ hint: String?) -> Diagnostic
  ) {
    ownNames = OwnNames.declared(in: code)
    reassigned = OwnNames.reassigned(in: code.last ?? "")
    self.make = make
  }

  /// - Parameter found: what the compiler says of the cell, in its order.
  /// - Returns: one error for one mistake, in the lesson's order.
  package func explain(_ found: [Diagnostic], in cell: Cell) -> [Diagnostic] {
    var statements = Statement.all(
      in: cell.code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
      firstLine: cell.firstLine)
    if let call = cell.directive {
      let line = Statement.Line(
        number: call.position.line, column: call.position.column, start: 0)
      statements.insert(Statement(lines: [line], text: call.call, indent: -1), at: 0)
    }
    var waiting = found
    var kept: [Diagnostic] = []
    var block: Int?
    var replaced: Set<String> = []
    for statement in statements {
      let (mine, others) = waiting.partitioned { statement.offset(of: $0.range.start) != nil }
      waiting = others
      // A longer statement is a table, and more mistakes are more than anyone reads.
      guard statement.text.utf8.count <= Self.longest, kept.count <= Self.most else {
        kept += causes(mine)
        continue
      }
      guard block != nil || !mine.isEmpty else { continue }
      let pieces = PieceReader.pieces(of: statement.text)
      if let indent = block {
        let continues =
          statement.indent == indent
          && ["elif", "else", "except", "finally"]
            .contains(pieces.first?.text ?? "")
        if statement.indent > indent || continues { continue }
        block = nil
      }
      guard !mine.isEmpty else { continue }
      if let explained = translate(statement, pieces, mine) {
        replaced.formUnion(explained.names)
        if explained.isBlock { block = statement.indent }
        kept.append(explained.diagnostic)
      } else {
        kept += causes(mine).map { suggest($0, in: statement) }
      }
    }
    kept.removeAll { diagnostic in
      diagnostic.message.firstMatch(of: /^cannot find '([^']+)' in scope/)
        .map { replaced.contains(String($0.1)) } ?? false
    }
    // What is said of the fence or of the end of the cell follows from what is wrong in it.
    return kept.isEmpty ? waiting : kept
  }

  private static let longest = 4000
  private static let most = 100

  // MARK: One statement

  private struct Explained {
    var diagnostic: Diagnostic
    var isBlock: Bool
    /// What later lines do not find, as this line did not declare it.
    var names: Set<String>
  }

  private func translate(
    _ statement: Statement, _ pieces: [Piece], _ found: [Diagnostic]
  ) -> Explained? {
    let complaints = found.compactMap { diagnostic in
      statement.offset(of: diagnostic.range.start)
        .map { Complaint(offset: $0, message: diagnostic.message) }
    }
    var translator = Translator(
      ownNames: ownNames, reassigned: reassigned, complaints: complaints)
    let text = translator.statement(pieces).trimmed
    // What is written as it should be is no cause: then the compiler's words say more.
    let supported = translator.changes.filter { change in
      change.to != change.from && complaints.contains { $0.supports(change) }
    }
    // What has no counterpart is the first thing to know.
    let ordered = supported.sorted {
      ($0.to == nil ? 0 : 1, $0.range.lowerBound) < ($1.to == nil ? 0 : 1, $1.range.lowerBound)
    }
    guard let first = ordered.first else { return nil }
    let place = first.place ?? first.range.lowerBound
    let start = position(place, in: statement)
    let length = max(1, (pieces.token(at: place)?.range.count ?? 1))
    let end = SourcePosition(line: start.line, column: start.column + length)
    let wording = ChangeWording(first, line: text)
    let isBlock = pieces.last?.isSign(":") == true
    return Explained(
      diagnostic: make(SourceRange(start, end), wording.message, wording.hint),
      isBlock: isBlock, names: OwnNames.pythonTargets(pieces))
  }

  private func position(_ offset: Int, in statement: Statement) -> SourcePosition {
    let place = statement.place(offset)
    return SourcePosition(line: place.line, column: place.column)
  }

  /// One mistake makes the compiler complain more than once, on each way that it tries.
  private func causes(_ found: [Diagnostic]) -> [Diagnostic] {
    let names = found.filter {
      $0.message.hasPrefix("cannot find ") || $0.message.contains(" has no member ")
    }
    if !names.isEmpty { return names }
    var lines: Set<Int> = []
    return found.filter { lines.insert($0.range.start.line).inserted }
  }

  private func suggest(_ diagnostic: Diagnostic, in statement: Statement) -> Diagnostic {
    let suggestion = NameSuggestion(ownNames: ownNames)
    let offset = statement.offset(of: diagnostic.range.start) ?? 0
    return suggestion.mended(diagnostic, statement, offset)
  }
}

extension Statement {
  func offset(of position: SourcePosition) -> Int? {
    offset(line: position.line, column: position.column)
  }
}

extension [Piece] {
  /// The innermost piece that starts at a character.
  func token(at offset: Int) -> Piece? {
    for piece in self {
      if piece.range.lowerBound == offset { return piece }
      if let inner = piece.inner.token(at: offset) { return inner }
    }
    return nil
  }
}

extension Array {
  func partitioned(_ belongs: (Element) -> Bool) -> (yes: [Element], no: [Element]) {
    (filter(belongs), filter { !belongs($0) })
  }
}
