import Foundation

/// What the page of the library is made of, beside the doc comments: `lessons/library/entries.txt`.
struct LibraryEntries {
  struct Entry {
    /// `RNN`, `softmax`; `.reshaped` is a member of a tensor or of a type of Swift's.
    var names: [String]
    var pytorch: [String] = []
    /// Members that a lesson has no use for; `*` for all.
    var leave: Set<String> = []
    /// An example, as a lesson has it.
    var fence = ""

    /// A sign has no id of its own.
    var id: String {
      let words = names.filter { $0.contains(where: \.isLetter) }
      guard let first = words.first else { return names[0] == "+" ? "arithmetic" : "comparison" }
      if first == "TensorIndex" { return "subscripts" }
      let id = first.drop { $0 == "." }
      // An id that differs from another in the case of its letters alone is hard to tell from it.
      return id == "table" ? "table-figure" : id == "parameters" ? "parameters-figure" : String(id)
    }

    /// As the heading has them.
    var shown: [String] { names.map { $0 == ".subscript" ? "x[…]" : $0 } }
  }

  struct Section {
    var english: String
    var chinese: String
    var id: String
    var entries: [Entry] = []
  }

  private(set) var sections: [Section] = []
  /// Names that have no entry, each for a reason.
  private(set) var leftOut: Set<String> = []

  init(_ text: String) {
    var isLeftOut = false
    var isFence = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isFence || line.hasPrefix("```") {
        if line.hasPrefix("```") { isFence.toggle() }
        sections[sections.count - 1].last.fence += line + "\n"
      } else if let match = line.wholeMatch(of: /## (.+) · (.+) \{#(.+)\}/) {
        isLeftOut = match.3 == "left-out"
        if !isLeftOut {
          sections.append(
            Section(english: String(match.1), chinese: String(match.2), id: String(match.3)))
        }
      } else if line.hasPrefix("### ") {
        let names = line.dropFirst(4).split(separator: " ").map(String.init)
        sections[sections.count - 1].entries.append(Entry(names: names))
      } else if let words = Self.words(line, after: "pytorch: ") {
        sections[sections.count - 1].last.pytorch = words
      } else if let words = Self.words(line, after: "leave: ") {
        sections[sections.count - 1].last.leave = Set(words)
      } else if isLeftOut, line.hasPrefix("- "), let end = line.firstIndex(of: ":") {
        leftOut.formUnion(line[..<end].dropFirst(2).split(separator: " ").map(String.init))
      }
    }
  }

  var entries: [Entry] { sections.flatMap(\.entries) }

  private static func words(_ line: Substring, after start: String) -> [String]? {
    line.hasPrefix(start)
      ? line.dropFirst(start.count).split(separator: " ").map(String.init) : nil
  }
}

extension LibraryEntries.Section {
  fileprivate var last: LibraryEntries.Entry {
    get { entries[entries.count - 1] }
    set { entries[entries.count - 1] = newValue }
  }
}
