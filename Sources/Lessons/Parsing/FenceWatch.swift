/// Finds lines that look like fences and are none, so that no cell becomes prose without a word.
struct FenceWatch {
  private(set) var problems: [Diagnostic] = []
  private let source: SourceText

  init(_ parsed: ParsedText, _ source: SourceText) {
    self.source = source
    for (index, node) in parsed.nodes.enumerated() where node.startLine > 0 {
      switch node.kind {
      case .paragraph, .heading: watchProse(node)
      case .htmlBlock(let html): watchHTML(html, node)
      case .codeBlock(let literal) where parsed.text.line(node)?.isFormula != true:
        let end = node.end < parsed.nodes.count ? parsed.nodes[node.end].startLine : .max
        watchCode(literal, node, before: index + 1 < parsed.nodes.count ? end : .max)
      default: break
      }
    }
  }

  /// A run of backquotes or tildes at the start of a line's text, and what follows it.
  private struct Marks {
    var bytes: Range<Int>
    var sign: UInt8
    var rest: String

    init?(_ line: [UInt8], from start: Int) {
      guard start < line.count, "`~".utf8.contains(line[start]) else { return nil }
      sign = line[start]
      var end = start
      while end < line.count, line[end] == sign { end += 1 }
      guard end - start >= 3 else { return nil }
      bytes = start..<end
      rest = String(decoding: line[end...], as: UTF8.self).trimmed
    }

    /// It would open a fence of ours.
    var isOurs: Bool {
      let word = rest.prefix { $0.isLetter }.lowercased()
      return InfoString.languages.contains(word)
    }
  }

  private mutating func report(
    _ rule: Rule, _ line: Int, _ bytes: Range<Int>, _ message: String, hint: String
  ) {
    problems.append(
      source.diagnostic(
        rule, at: source.range(line: line, bytes: bytes), message, hint: hint))
  }

  private func lines(of node: MarkNode) -> ClosedRange<Int> {
    let first = min(node.startLine, max(source.lines.count, 1))
    return first...max(first, min(node.endLine, source.lines.count))
  }

  private func bytes(_ line: Int) -> [UInt8] { Array(source.line(line).utf8) }

  private mutating func watchProse(_ node: MarkNode) {
    for line in lines(of: node) {
      guard
        source.line(line).utf8.contains(where: {
          $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~")
        })
      else { continue }
      let bytes = bytes(line)
      let prefix = LinePrefix(of: bytes).bytes.count
      guard let marks = Marks(bytes, from: prefix) else { continue }
      let mark = String(decoding: bytes[marks.bytes], as: UTF8.self)
      // Code among words may start a line, if it ends there.
      if marks.sign == UInt8(ascii: "`"), marks.rest.contains("`") {
        guard !marks.rest.contains(mark) else { continue }
        report(
          .brokenFence, line, marks.bytes,
          "this opens no fence: there is a backquote in its first line, and Markdown takes it for text",
          hint: "leave the backquotes out of the caption, or open and close the fence with `~~~`")
      } else if marks.isOurs || marks.rest.isEmpty {
        report(
          .brokenFence, line, marks.bytes,
          "this opens no fence: it is indented too far, and goes on with the paragraph above",
          hint: "indent it as the text around it, with an empty line above")
      }
    }
  }

  private mutating func watchHTML(_ html: String, _ node: MarkNode) {
    let start = html.drop { $0.isWhitespace }.lowercased()
    if start.hasPrefix("<!--"), !html.contains("-->") {
      let bytes = bytes(node.startLine)
      let byte = LinePrefix(of: bytes).bytes.count
      report(
        .unclosedComment, node.startLine, byte..<min(byte + 4, max(bytes.count, byte)),
        "this comment is not closed, and takes all that follows with it",
        hint: "end it with `-->`")
      return
    }
    let raw = ["<!--", "<pre", "<script", "<style", "<textarea"]
    guard !raw.contains(where: { start.hasPrefix($0) }) else { return }
    reportFences(
      .brokenFence, in: node,
      "this opens no fence: the HTML above it goes on to the next empty line",
      hint: "put an empty line above the fence")
  }

  private mutating func watchCode(_ literal: String, _ node: MarkNode, before next: Int) {
    guard let marks = FenceMarks(node, literal: literal, line: node.startLine, in: source) else {
      watchIndented(node)
      return
    }
    let info = String(
      decoding: bytes(node.startLine)[marks.bytes.upperBound...], as: UTF8.self
    ).trimmed
    let language = info.prefix { $0.isLetter }.lowercased()
    let isCell = language == "swift" && !info.contains(".listing")
    let isMarkdown = ["markdown", "md", "text", "txt", "rmd", "qmd"].contains(language)
    let body = FenceBody(literal, firstLine: node.startLine + 1, source: source)
    for index in body.lines.indices {
      let (line, byte) = body.place(line: index, byte: 0)
      guard line < next else { return }
      let text = Array(body.lines[index].utf8)
      let indent = text.prefix { $0 == 0x20 }.count
      guard indent < 4, let found = Marks(text, from: indent) else { continue }
      let place = (found.bytes.lowerBound + byte)..<(found.bytes.upperBound + byte)
      let isSame = marks.text.utf8.first == found.sign && found.bytes.count >= marks.bytes.count
      if isSame, found.isOurs, !found.rest.isEmpty {
        report(
          .swallowedFence, line, place,
          "this opens no fence: the one on line \(node.startLine) is still open",
          hint:
            "end that with a line \(marks.text), or write it with more marks if it shows this one"
        )
        return
      }
      if isSame, !found.rest.isEmpty, !isMarkdown {
        report(
          .swallowedFence, line, place,
          "this does not close the fence on line \(node.startLine): text follows its marks",
          hint: "leave nothing but \(marks.text) on the line")
        return
      }
      if isCell, found.rest.isEmpty, found.sign != marks.text.utf8.first {
        report(
          .swallowedFence, line, place,
          "this does not close the fence on line \(node.startLine), which has other marks",
          hint: "close it with \(marks.text)")
        return
      }
    }
  }

  private mutating func watchIndented(_ node: MarkNode) {
    reportFences(
      .indentedFence, in: node,
      "this fence is indented by four blanks or more: it is shown as code, and not run",
      hint: "indent it by less, or show it in a fence with more marks: ````markdown")
  }

  /// Reports each line of `node` that looks like a fence of a lesson's.
  private mutating func reportFences(
    _ rule: Rule, in node: MarkNode, _ message: String, hint: String
  ) {
    for line in lines(of: node) {
      let bytes = bytes(line)
      guard let marks = Marks(bytes, from: LinePrefix(of: bytes).bytes.count), marks.isOurs else {
        continue
      }
      report(rule, line, marks.bytes, message, hint: hint)
    }
  }
}
