internal import Lessons

/// Where a lesson's cells declare a name, for what the compiler says of modules and files: an author
/// knows neither, since a lesson's cells are one text to him.
struct EarlierDeclarations {
  /// The module `Cell_1` is the first of these.
  var cells: [Cell]

  /// The lesson's line on which a cell, from 0, declares `name` last.
  func line(of name: some StringProtocol, inCell index: Int) -> Int? {
    guard cells.indices.contains(index) else { return nil }
    let code = CodeTokens(cells[index].bareCode)
    let word = code.tokens.indices.last {
      $0 > 0 && code.text($0) == name
        && code.isWord(
          $0 - 1,
          ["struct", "class", "enum", "actor", "protocol", "typealias", "let", "var", "func"])
    }
    return word.map { cells[index].firstLine + code.tokens[$0].line }
  }

  /// The newest declaration before the last cell.
  func lineBefore(_ name: some StringProtocol) -> Int? {
    cells.indices.dropLast().reversed().lazy.filter { !cells[$0].leavesNothing }
      .compactMap { line(of: name, inCell: $0) }.first
  }

  /// The text without the modules of cells. Where two cells declare one name, the lines tell them apart.
  func named(_ text: String) -> String {
    var modules: [Substring: Set<Substring>] = [:]
    for match in text.matches(of: /\bCell_(\d+)\.(\w+)/) {
      modules[match.2, default: []].insert(match.1)
    }
    return text.replacing(/'([^']*)\bCell_(\d+)\.(\w+)([^']*)'/) { match in
      let plain = "\(match.1)\(match.3)\(match.4)".replacing(/\bCell_\d+\./, with: "")
      guard (modules[match.3]?.count ?? 0) > 1, let number = Int(match.2),
        let line = line(of: match.3, inCell: number - 1)
      else { return "'\(plain)'" }
      return "'\(plain)' of line \(line)"
    }.replacing(/\bCell_\d+\./, with: "")
  }

  static let writesMembers = "Swift writes the members of"

  /// What a message means in a lesson, and what to write; nil where it needs no other words.
  func explained(_ message: String) -> (message: String, hint: String)? {
    if let match = message.firstMatch(
      of:
        /extension outside of file declaring (\w+) '([^']+)' prevents automatic synthesis of '[^']+' for protocol '([^']+)'/
    ) {
      let (kind, name, conformance) = (match.1, match.2, match.3)
      let place = lineBefore(name).map { "in line \($0)" } ?? "where `\(name)` is declared"
      return (
        "\(Self.writesMembers) `\(conformance)` only in the cell that declares `\(name)`",
        "write `\(kind) \(name): \(conformance)` \(place), or write the members in this extension"
      )
    }
    return nil
  }

  /// `let x = x * 2`, where an earlier cell has an `x`.
  func explainedCircle(_ name: String) -> (message: String, hint: String)? {
    guard let line = lineBefore(name) else { return nil }
    return (
      "`\(name)` stands for itself here: a name that is declared again hides the one of line \(line)",
      "write `var \(name)` in line \(line) and `\(name) = …` here, or take a new name"
    )
  }
}
