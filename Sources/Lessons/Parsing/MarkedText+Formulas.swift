extension MarkedText {
  private static let mark = Array("$$".utf8)

  /// Writes each formula between `$$` that has its lines for itself as a fence.
  ///
  /// - Returns: whether there is any, and what is not closed.
  mutating func markFormulas(
    _ isCode: [Bool], _ source: SourceText
  ) -> (found: Bool, problems: [Diagnostic]) {
    var result: [Line] = []
    var problems: [Diagnostic] = []
    var found = false
    var index = 0
    while index < lines.count {
      let line = lines[index]
      let prefix = LinePrefix(of: line.text)
      let rest = line.text[prefix.bytes.count...]
      guard !isCode[index], rest.starts(with: Self.mark), rest.dropFirst(2).first != Self.mark[0]
      else {
        result.append(line)
        index += 1
        continue
      }
      switch formula(at: index, prefix) {
      case .block(let content, let last):
        result += fence(around: content, prefix, opening: line, closing: lines[last])
        found = true
        index = last + 1
      case .text:
        result.append(line)
        index += 1
      case .unclosed:
        let start = prefix.bytes.count + line.shift
        problems.append(
          source.diagnostic(
            .unclosedFormula, at: source.range(line: line.line, bytes: start..<(start + 2)),
            "this formula is not closed before the paragraph ends",
            hint: "end it with a line `$$`; dollars that are none are written `\\$\\$`"))
        result.append(line)
        index += 1
      }
    }
    lines = result
    return (found, problems)
  }

  private enum Found {
    /// The formula's lines, and the index of the last line.
    case block([Line], last: Int)
    /// It stands among words.
    case text
    case unclosed
  }

  private func formula(at index: Int, _ prefix: LinePrefix) -> Found {
    let opening = part(of: lines[index], prefix.bytes.count + 2)
    if let close = Self.closing(in: opening.text) {
      guard opening.text[(close + 2)...].allSatisfy(\.isSpace) else { return .text }
      let inside = opening.upTo(close)
      return inside.text.isEmpty ? .text : .block([inside], last: index)
    }
    var content = opening.text.isEmpty ? [] : [opening]
    for next in lines.indices.dropFirst(index + 1) {
      let line = lines[next]
      let text = part(of: line, prefix.textStart(in: line.text))
      guard !text.text.isEmpty,
        LinePrefix(of: line.text).quotes >= prefix.quotes || prefix.quotes == 0
      else { return .unclosed }
      guard let close = Self.closing(in: text.text) else {
        content.append(text)
        continue
      }
      guard text.text[(close + 2)...].allSatisfy(\.isSpace) else { return .unclosed }
      let last = text.upTo(close)
      if !last.text.isEmpty { content.append(last) }
      return .block(content, last: next)
    }
    return .unclosed
  }

  /// The first `$$` that no backslash stands before.
  private static func closing(in text: [UInt8]) -> Int? {
    var index = 0
    while index + 1 < text.count {
      if text[index] == UInt8(ascii: "\\") {
        index += 2
      } else if text[index] == mark[0], text[index + 1] == mark[0] {
        return index
      } else {
        index += 1
      }
    }
    return nil
  }

  /// The text of a line from a byte on, without blanks around it.
  private func part(of line: Line, _ start: Int) -> Line {
    var start = start
    while start < line.text.count, line.text[start].isSpace { start += 1 }
    var part = line
    part.text = Array(line.text[start...])
    part.shift += start
    return part.upTo(part.text.count)
  }

  private func fence(
    around content: [Line], _ prefix: LinePrefix, opening: Line, closing: Line
  ) -> [Line] {
    let longest = content.map { $0.text.split { $0 != UInt8(ascii: "`") }.map(\.count).max() ?? 0 }
    let marks = Array(repeating: UInt8(ascii: "`"), count: max(3, (longest.max() ?? 0) + 1))
    let before = prefix.continued
    var first = opening
    first.text = prefix.bytes + marks
    first.isFormula = true
    var last = closing
    last.text = before + marks
    last.footnote = nil
    let inside = content.map { line in
      var line = line
      line.text = before + line.text
      line.shift -= before.count
      line.footnote = nil
      return line
    }
    return [first] + inside + [last]
  }
}

extension MarkedText.Line {
  fileprivate func upTo(_ end: Int) -> MarkedText.Line {
    var line = self
    line.text = Array(text[..<end])
    while let last = line.text.last, last.isSpace { line.text.removeLast() }
    return line
  }
}
