import Foundation
import TestKit
import Testing

@testable import Phrasebook

/// The tables of names beside PyTorch's and Python's.
@Suite struct PhrasesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Functions and methods of Swift that replacements use.
  private static let swift: Set<String> = SwiftWords.globals.union(SwiftWords.members).union([
    "sin", "cos", "trimmingCharacters", "String", "pi", "infinity", "nan", "of",
  ])

  @Test func everyReplacementHasNamesThatExist() {
    let names = Names.ours
    for phrase in Phrases.known.all {
      guard let replacement = phrase.replacement else { continue }
      let parameters = Set((phrase.parameters ?? []).map(\.name) + ["x"])
      for name in Self.called(PieceReader.pieces(of: replacement)) {
        #expect(
          names.globals.contains(name) || names.methods[name] != nil
            || names.properties.contains(name) || Self.swift.contains(name)
            || parameters.contains(name),
          "\(phrase.line): \(name)")
      }
    }
  }

  /// The names before parentheses.
  private static func called(_ pieces: [Piece]) -> [String] {
    var names: [String] = []
    for (index, piece) in pieces.enumerated() {
      if piece.kind == .name, index + 1 < pieces.count, pieces[index + 1].isGroup("(") {
        names.append(piece.text)
      }
      names += called(piece.inner)
    }
    return names
  }

  /// A replacement's labels are those of its function: nothing of it is refused again.
  @Test func everyReplacementHasLabelsThatExist() {
    for phrase in Phrases.known.all {
      guard let replacement = phrase.replacement else { continue }
      var translator = Translator()
      let pieces = PieceReader.pieces(of: replacement)
      let text = translator.statement(pieces)
      for change in translator.changes where change.kind == .call {
        Issue.record("\(phrase.line): \(change.from) is \(change.to ?? "")")
      }
      #expect(!text.isEmpty)
    }
  }

  @Test func noPhraseIsThereTwice() {
    var seen: Set<String> = []
    for phrase in Phrases.known.all {
      let head = phrase.line.components(separatedBy: " =>")[0]
      #expect(seen.insert(head).inserted, "\(head)")
    }
  }

  // MARK: The documents

  /// What the documents say of a name is what a cell's message says.
  @Test func theDocumentsTranslateAsTheMessagesDo() throws {
    var count = 0
    for (page, pytorch, ours) in [("pytorch.md", 1, 2), ("pytorch-data.md", 2, 1)] {
      let text = try String(
        contentsOf: Self.root.appending(path: "docs/\(page)"), encoding: .utf8)
      for row in text.split(separator: "\n") where row.hasPrefix("| `") {
        let cells = row.components(separatedBy: " | ")
        guard cells.count == 2 else { continue }
        let left = Self.codes(cells[pytorch - 1])
        let right = Self.codes(cells[ours - 1])
        guard left.count == right.count else { continue }
        for (typed, expected) in zip(left, right) where Self.isCode(typed) && Self.isCode(expected)
        {
          guard let translated = Self.translation(of: typed) else { continue }
          count += 1
          #expect(translated == expected, "\(page): `\(typed)`")
        }
      }
    }
    #expect(count > 60)
  }

  /// A mistake in one of Swift's own calls is no call of PyTorch's method of that name.
  @Test(arguments: [
    "words.split(separator: 5)", "words.split(maxSplits: 1)", "rows.max(by: wrong)",
    "rows.sum(where: wrong)", "rows.reversed(at: 1)",
  ])
  func aCallOfSwiftStaysAsItIs(_ typed: String) {
    #expect(Self.translation(of: typed) == nil)
    #expect(Self.translation(of: "words.split(5)") == "words.split(every: 5)")
  }

  /// Nil where there is nothing to write instead.
  private static func translation(of typed: String) -> String? {
    var translator = Translator(
      complaints: [
        Complaint(
          offset: 2, message: "binary operator cannot be applied to 'Tensor' and 'Tensor'")
      ])
    let text = translator.statement(PieceReader.pieces(of: typed)).trimmed
    return translator.changes.isEmpty || translator.changes.contains { $0.to == nil } ? nil : text
  }

  /// Not an ellipsis, nor two things.
  private static func isCode(_ text: String) -> Bool {
    !text.contains("…") && !text.contains("\\") && text.contains { "(.[".contains($0) }
  }

  /// The page with all of the tables, which is made from them.
  @Test func thePageOfAllNamesIsCurrent() throws {
    try Golden.page("from-python.md", in: Self.root.appending(path: "docs")) {
      PhrasePage.text
    }
    .verify()
  }

  private static func codes(_ cell: String) -> [String] {
    cell.matches(of: /`([^`]+)`/).map { String($0.1) }
  }
}

/// `docs/from-python.md`.
private enum PhrasePage {
  static var text: String {
    var lines = [
      "# From Python and PyTorch", "",
      "What people who know Python and PyTorch type, and what it is here. A cell with a name on the left",
      "does not compile; its message has the name on the right, with the cell's own arguments. This page",
      "is made from the tables that the messages are made from, in `Sources/Phrasebook/Data`.",
      "[Beside PyTorch](pytorch.md) explains the differences.",
    ]
    for origin in [Phrase.Origin.pytorch, .python, .numpy, .matplotlib, .pandas] {
      lines += ["", "## \(title(of: origin))", "", "| typed | here | |", "|---|---|---|"]
      for phrase in Phrases.known.all where phrase.origin == origin {
        let typed = phrase.line.components(separatedBy: " =>")[0]
        let cells = [code(typed), phrase.replacement.map(code) ?? "", phrase.remark ?? ""]
        lines.append("| " + cells.map { $0 + " " }.joined(separator: "| ") + "|")
      }
    }
    lines += ["", "## Labels", "", "| typed | here |", "|---|---|"]
    for (label, ours) in Phrases.known.labels.sorted(by: { $0.key < $1.key }) {
      let names = ours.map { $0 == "-" ? "there is none" : $0 == "_" ? "none" : code($0 + ":") }
      lines.append("| \(code(label + "=")) | \(names.joined(separator: ", ")) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func title(of origin: Phrase.Origin) -> String {
    switch origin {
    case .pytorch: "PyTorch"
    case .python: "Python"
    case .numpy: "NumPy"
    case .matplotlib: "Matplotlib"
    case .pandas: "pandas"
    }
  }

  private static func code(_ text: String) -> String {
    "`\(text.replacing("|", with: "\\|"))`"
  }
}
