import Foundation
import TestKit
import Testing

@testable import Phrasebook

/// The pages `library.md` of the course say what the sources say, of all that is public.
@Suite struct LibraryTests {
  private static let folder = SymbolGraph.root.appending(path: "lessons/library")
  private static let symbols: Result<[LibrarySymbol], any Error> = Result {
    let folder = try SymbolGraph.extracted()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try LibrarySymbol.all(in: folder)
  }

  private let symbols: [LibrarySymbol]
  private let entries: LibraryEntries
  private let translations: LibraryTranslations

  init() throws {
    symbols = try Self.symbols.get()
    entries = LibraryEntries(
      try String(contentsOf: Self.folder.appending(path: "entries.txt"), encoding: .utf8))
    translations = LibraryTranslations(
      try String(contentsOf: Self.folder.appending(path: "zh.txt"), encoding: .utf8))
  }

  /// `RECORD_GOLDEN=1` writes them anew.
  @Test(arguments: ["en", "zh"])
  func thePageIsMadeOfTheSources(_ language: String) throws {
    let words = language == "en" ? nil : translations.words
    let page = LibraryPage(entries, symbols, translations: words)
    let folder = SymbolGraph.root.appending(path: "lessons/\(language)")
    try Golden.page("library.md", in: folder) { page.text }.verify()
  }

  @Test func everyPublicNameHasAnEntryOrIsLeftOutForAReason() {
    let known = entries.names.union(entries.leftOut)
    let missing = symbols.filter { symbol in
      if symbol.isInherited || symbol.isOperator && symbols.isOurs(symbol.path[0]) { return false }
      if symbol.isTopLevel {
        return !known.contains(symbol.name) && !known.contains(".\(symbol.name)")
      }
      // What our own types have stands with them.
      return !symbols.isOurs(symbol.path[0]) && !known.contains(symbol.path[0])
        && !known.contains(".\(symbol.name)")
    }
    #expect(missing.map { $0.path.joined(separator: ".") } == [])
    #expect(symbols.count > 800)
  }

  /// With the members of our own types and of those within them, and the operators.
  @Test func thePageListsEveryNameThatIsNotLeftOut() {
    let page = LibraryPage(entries, symbols, translations: nil)
    let left = Dictionary(
      entries.entries.flatMap { entry in entry.names.map { ($0, entry.leave) } },
      uniquingKeysWith: { $0.union($1) })
    let missing = symbols.filter { symbol in
      if page.listed.contains(symbol.place) || symbol.isInherited { return false }
      if symbol.standsElsewhere { return false }
      // `x.tanh()` is `tanh(x)`, as the page says at its beginning.
      if symbol.path[0] == "Tensor", page.listed.contains(symbol.name) { return false }
      if symbol.isOperator, page.listed.contains(where: { $0.hasSuffix("\(symbol.name)") }) {
        return false
      }
      let known = left[symbol.path[0], default: []]
      return !known.contains("*") && !known.contains(symbol.name)
        && entries.leftOut.isDisjoint(
          with: [symbol.path[0], symbol.name, ".\(symbol.name)", symbol.place])
    }
    #expect(missing.map(\.place) == [])
    #expect(page.listed.count > 400)
  }

  @Test func everyEntryNamesWhatThereIsAndHasAnExample() {
    for entry in entries.entries {
      for name in entry.names {
        let isThere = symbols.contains { symbol in
          symbol.isTopLevel && symbol.name == name || symbol.isOperator && symbol.name == name
            || symbol.path.count == 2 && ".\(symbol.name)" == name
        }
        #expect(isThere, "\(name)")
      }
      #expect(entry.fence.hasPrefix("```swift"), "\(entry.names)")
      #expect(entry.fence.split(separator: "\n").count >= 3, "\(entry.names)")
    }
    let names = entries.entries.flatMap(\.names)
    #expect(names.count == Set(names).count)
  }

  /// What is wider than a page scrolls, and its end is out of sight.
  @Test func everyLineOfCodeFitsItsPage() {
    let page = LibraryPage(entries, symbols, translations: nil)
    var isCode = false
    for line in page.text.split(separator: "\n") {
      if line.hasPrefix("```") {
        isCode.toggle()
        #expect(line.count <= 82, "\(line)")
      } else if isCode {
        #expect(line.count <= 74, "\(line)")
      }
    }
    #expect(!isCode)
  }

  @Test func everyParagraphIsTranslatedAndNoTranslationIsOld() {
    let page = LibraryPage(entries, symbols, translations: translations.words)
    #expect(page.untranslated == [])
    #expect(Set(translations.words.keys).subtracting(page.paragraphs) == [])
    #expect(translations.faults == [])
  }

  /// The names of PyTorch's that a cell's messages know are the same here.
  @Test func thePhrasebookSaysTheSameOfPyTorchsNames() {
    let lines = Resource.text(PackageResources.pytorch_txt).split(separator: "\n")
    for entry in entries.entries {
      for name in entry.pytorch {
        let known = lines.filter { line in
          line.hasPrefix(name) && [" ", "("].contains(line.dropFirst(name.count).first)
        }
        guard !known.isEmpty else { continue }
        #expect(
          known.contains { line in
            entry.names.contains { line.split(separator: "=>").last?.contains($0) ?? false }
              || entry.names == ["Tensor"]
          }, "\(name)")
      }
    }
  }
}
