/// Warns about what other tools make of Markdown and a page here shows as it was typed.
struct UnsupportedMarkdown {
  private(set) var problems: [Diagnostic] = []
  private let source: SourceText
  private let passesHTML: Bool

  init(_ blocks: [Block], _ source: SourceText, passesHTML: Bool) {
    self.source = source
    self.passesHTML = passesHTML
    for block in blocks.flattened {
      switch block.kind {
      case .heading(_, let content, _): look(at: content, in: block.lines)
      case .paragraph(let content):
        lookAtLines(block.lines)
        look(at: content, in: block.lines)
      case .table(let table) where !table.isFence:
        for cell in table.cells { look(at: cell, in: block.lines) }
      case .html(let html): warnAboutHTML(html, in: block.lines)
      default: break
      }
    }
  }

  private mutating func report(_ place: SourceRange, _ message: String, hint: String) {
    problems.append(
      source.diagnostic(.unsupportedMarkdown, at: place, message, hint: hint))
  }

  /// The first place of a text in the lines of a block.
  private func range(of text: String, in lines: ClosedRange<Int>) -> SourceRange {
    var cursor = SourceCursor(source, line: lines.lowerBound, lastLine: lines.upperBound, byte: 0)
    let first = String(text.prefix { $0 != "\n" })
    guard let found = cursor.find(first, where: { _, _ in true }) else {
      return SourceRange(at: SourcePosition(line: lines.lowerBound, column: 1))
    }
    return source.range(line: found.line, bytes: found.bytes)
  }

  // MARK: Blocks

  private mutating func lookAtLines(_ lines: ClosedRange<Int>) {
    for number in lines {
      let line = source.line(number)
      // Of a later line only a definition is told, which has a colon.
      guard number == lines.lowerBound || line.utf8.contains(UInt8(ascii: ":")) else { continue }
      let prefix = LinePrefix(of: Array(line.utf8)).bytes.count
      let text = String(Substring(line.utf8.dropFirst(prefix)))
      let place = { [source] in source.range(line: number, bytes: prefix..<line.utf8.count) }
      if number > lines.lowerBound, text.hasPrefix(": ") {
        report(
          place(), "a list of definitions is no part of Markdown here: this stands as text",
          hint: "write a list, `- **term**: what it means`, or a table")
      }
      guard number == lines.lowerBound else { continue }
      if text.hasPrefix(":::") || text.hasPrefix("!!! ") || text.hasPrefix("??? ") {
        report(
          place(), "a box like this is no part of Markdown here: it stands as text",
          hint: "write a quote that begins with `[!NOTE]`, `[!TIP]`, or another alert")
      }
      if ["[toc]", "[[toc]]", "[[_toc_]]", "{:toc}"].contains(text.lowercased()) {
        report(
          place(), "`\(text)` stands as text",
          hint: "delete it: each page has its contents beside it"
        )
      }
    }
  }

  private mutating func warnAboutHTML(_ html: String, in lines: ClosedRange<Int>) {
    let text = html.drop { $0.isWhitespace }
    // A comment without an end is an error of its own.
    guard !passesHTML, !text.hasPrefix("<!--") else { return }
    let tag = String(text.prefix { $0 != ">" && $0 != "\n" }) + (text.contains(">") ? ">" : "")
    let short = tag.count > 40 ? "\(tag.prefix(40))…" : tag
    report(
      range(of: String(tag.prefix { $0 != "\n" }), in: lines),
      "raw HTML is shown as text: `\(short)`",
      hint: "\(Self.instead(of: tag)), or write `html: true` in the front matter")
  }

  private static func instead(of tag: String) -> String {
    let name = tag.drop { "</!".contains($0) }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    return switch name {
    case "br": "end the line with a backslash"
    case "b", "strong": "write `**…**`"
    case "i", "em": "write `*…*`"
    case "s", "del", "strike": "write `~~…~~`"
    case "code", "kbd", "tt": "write `` `…` ``"
    case "sub", "sup": "write a formula, `$x_1$`"
    case "img": "write `![…](…)`"
    case "a": "write `[…](…)`, and `{#id}` behind a heading"
    case "table", "tr", "td": "write a table of pipes"
    case "details", "summary": "write a `swift solution` fence or `.folded`"
    case "h1", "h2", "h3", "h4", "h5", "h6": "write `#`"
    default: "write it in Markdown"
    }
  }

  // MARK: Inlines

  private mutating func look(at inlines: [Inline], in lines: ClosedRange<Int>) {
    var warnedOfHTML = false
    for inline in inlines {
      switch inline {
      case .html(let html) where !warnedOfHTML && !html.hasPrefix("</"):
        warnedOfHTML = true
        warnAboutHTML(html, in: lines)
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, _, let content):
        look(at: content, in: lines)
      case .text(let text): look(at: text, in: lines)
      default: break
      }
    }
  }

  private mutating func look(at text: String, in lines: ClosedRange<Int>) {
    // All that is looked for has one of these signs.
    guard text.utf8.contains(where: { ":=[".utf8.contains($0) }) else { return }
    if let code = Self.shortcode(in: text) {
      report(
        range(of: code, in: lines), "`\(code)` stands as text",
        hint: "write the sign itself, such as 🙂")
    }
    if let mark = Self.marked(in: text) {
      report(
        range(of: mark, in: lines), "`\(mark)` is not marked: it stands as text",
        hint: "write `**…**`")
    }
    if let (link, label) = Self.withoutTarget(in: text) {
      problems.append(
        source.diagnostic(
          .brokenLink, at: range(of: link, in: lines),
          "there is no `[\(label)]: …` for this, and it stands as text",
          hint: "write `[\(label)]: path` on a line of its own"))
    }
    if text.contains("^[") {
      report(
        range(of: "^[", in: lines), "a footnote within a line stands as text",
        hint: "write `[^name]` here, and `[^name]: …` in a paragraph of its own")
    }
  }

  /// `[text][label]` or `![text][label]`, of which CommonMark has found no target.
  private static func withoutTarget(in text: String) -> (link: String, label: String)? {
    guard let middle = text.firstRange(of: "]["),
      let open = text[..<middle.lowerBound].lastIndex(of: "["),
      let close = text[middle.upperBound...].firstIndex(of: "]")
    else { return nil }
    let before = text[..<open].last
    let isImage = before == "!"
    let label = text[middle.upperBound..<close]
    // `x[i][j]` and `[1][2]` are no links.
    guard isImage || before.map({ !$0.isLetter && !$0.isNumber && $0 != "]" }) ?? true,
      isImage || label.count > 1 && label.first?.isLetter == true, !label.isEmpty
    else { return nil }
    let start = isImage ? text.index(before: open) : open
    return (String(text[start...close]), String(label))
  }

  /// `:tada:` between words.
  private static func shortcode(in text: String) -> String? {
    guard text.contains(":") else { return nil }
    let characters = Array(text)
    var start = 0
    while let colon = characters[start...].firstIndex(of: ":") {
      let name = characters[(colon + 1)...].prefix {
        $0.isASCII && ($0.isLowercase || $0.isNumber || "_+-".contains($0))
      }
      let isFree = colon == 0 || characters[colon - 1].isWhitespace
      let hasLetter = name.contains { $0.isLetter } || name.contains { "+-".contains($0) }
      if isFree, name.count > 1, hasLetter, name.endIndex < characters.count,
        characters[name.endIndex] == ":",
        name.endIndex + 1 == characters.count || !characters[name.endIndex + 1].isLetter
      {
        return ":\(String(name)):"
      }
      start = max(colon + 1, name.isEmpty ? colon + 1 : name.endIndex)
      if start >= characters.count { break }
    }
    return nil
  }

  /// `==words==`, and not a comparison.
  private static func marked(in text: String) -> String? {
    guard let open = text.firstRange(of: "=="), text[open.upperBound...].first?.isLetter == true,
      open.lowerBound == text.startIndex || text[..<open.lowerBound].last?.isWhitespace == true,
      let close = text[open.upperBound...].firstRange(of: "=="),
      text[..<close.lowerBound].last?.isWhitespace == false
    else { return nil }
    return String(text[open.lowerBound..<close.upperBound])
  }
}
