internal import Lessons
package import Weaving

/// What a search looks through: the sections of an edition's lessons, with their prose and the names
/// in their code. Solutions are left out, and so are formulas' sources.
package struct SearchIndex: Sendable {
  package struct Section: Sendable, Hashable {
    /// Empty for what stands before the first heading.
    var id: String
    var heading: String
    var text: String
    /// The names in its code that the lesson has not had, neither in its text nor in code above.
    var names: [String] = []
  }

  package struct Page: Sendable, Hashable {
    /// Of the lesson.
    var path: String
    var title: String
    var sections: [Section]
  }

  package private(set) var pages: [Page] = []

  package init() {}

  /// A lesson of which only the title is known.
  mutating func add(title: String, path: String) {
    pages.append(Page(path: path, title: title, sections: []))
  }

  package mutating func add(_ report: Report) {
    var sections = [Section(id: "", heading: "", text: "")]
    let isLibrary = report.path.split(separator: "/").last == "library.md"
    // Of a solution, which comes behind its task.
    var isSolution = false
    // What a library lists of each name would be most of the data; its headings are what is sought.
    for block in isLibrary ? report.body : report.body.flattened {
      if case .task(let task, _) = block.content, task.role == .solution {
        isSolution = true
        continue
      }
      defer { isSolution = false }
      switch block.content {
      case .heading(let heading):
        sections.append(
          Section(id: heading.id, heading: Self.text(of: heading.content), text: ""))
      case .paragraph(let content):
        sections[sections.count - 1].add(Self.text(of: content))
      case .table(let table):
        let cells = ([table.header] + table.rows).map { row in
          row.map { Self.text(of: $0) }.joined(separator: " ")
        }
        sections[sections.count - 1].add(
          ([table.label?.caption ?? ""] + cells).joined(separator: " "))
      case .cell(let cell) where !isSolution && !isLibrary && !cell.hidesCode:
        sections[sections.count - 1].add(cell.listing)
      default: break
      }
    }
    Self.dropKnownNames(in: &sections)
    if let summary = report.summary {
      sections[0].text = sections[0].text.isEmpty ? summary : summary + " " + sections[0].text
    }
    pages.append(
      Page(
        path: report.path, title: report.title,
        sections: sections.filter {
          !$0.text.isEmpty || !$0.heading.isEmpty || !$0.names.isEmpty
        }))
  }

  /// A name that stands in the text is found there, and one that an earlier section has is found
  /// there too.
  private static func dropKnownNames(in sections: inout [Section]) {
    // The text has far more words than the code has names.
    var unknown = Set(sections.flatMap(\.names).map { $0[...] })
    for section in sections where !unknown.isEmpty {
      unknown.subtract(CodeWord.words(in: section.text[...]))
      unknown.subtract(CodeWord.words(in: section.heading[...]))
    }
    for index in sections.indices {
      sections[index].names = sections[index].names.filter { unknown.remove($0[...]) != nil }
    }
  }

  /// Formulas as they are spoken of in code, `h_t`, without commands.
  private static func text(of content: [Report.Inline]) -> String {
    printable(content.plainText { PlainFormula.text($0, ascii: false) })
  }
}

extension SearchIndex.Section {
  /// Functions, types and members that are called, and what a library explains: not variables.
  fileprivate mutating func add(_ listing: CellListing) {
    for row in listing.rows {
      for (index, token) in row.tokens.enumerated() where token.isName {
        let next = row.tokens.indices.contains(index + 1) ? row.tokens[index + 1].text.first : nil
        for word in CodeWord.words(in: token.text[...]) where word.utf8.count > 2 {
          let after = token.text[word.endIndex...].first ?? next
          let isCalled = after == "(" || word.first?.isUppercase == true
          if isCalled || token.entry != nil { names.append(String(word)) }
        }
      }
    }
  }

  fileprivate mutating func add(_ more: String) {
    let words = more.unicodeScalars.split(whereSeparator: Self.isBlank)
      .map { String($0) }.joined(separator: " ")
    guard !words.isEmpty else { return }
    text += text.isEmpty ? words : " " + words
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D: true
    // No blank stands in ASCII otherwise, nor behind the ideographic space.
    case 0..<0x80, 0x3001...: false
    default: scalar.properties.isWhitespace
    }
  }
}

extension SearchIndex {
  /// As JSON that may stand in a `script` element: pages as `[href, title, [[id, heading, text], …]]`.
  func json(href: (String) -> String) -> String {
    let pages = pages.map { page in
      let sections = page.sections.map { section -> String in
        let names = section.names.joined(separator: " ")
        return "[\(Self.quoted(section.id)),\(Self.quoted(section.heading)),"
          + Self.quoted(section.text) + (names.isEmpty ? "]" : ",\(Self.quoted(names))]")
      }
      return "[\(Self.quoted(href(page.path))),\(Self.quoted(page.title)),[\n"
        + sections.joined(separator: ",\n") + "]]"
    }
    return "[" + pages.joined(separator: ",\n") + "]"
  }

  /// A JSON text in which nothing can end the element around it.
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "<": out += "\\u003c"
      case "\u{0}"..<" ", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

extension Token {
  fileprivate var isName: Bool { [.plain, .type, .function].contains(kind) }
}
