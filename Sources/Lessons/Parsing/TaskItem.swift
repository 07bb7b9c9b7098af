/// The item of a task list: `- [ ] to do`, `- [x] done`.
enum TaskItem {
  /// - Parameter blocks: of an item.
  static func marked(_ blocks: [Block], in source: SourceText) -> [Block] {
    guard let first = blocks.first, case .paragraph(let content) = first.kind,
      case .text(let text)? = content.first, let box = text.utf8.first, box == UInt8(ascii: "[")
    else { return blocks }
    let sign = text.prefix(4)
    guard sign.count == 4 || sign.count == 3 && content.count > 1,
      sign.count == 3 || sign.last == " ",
      ["[ ]", "[x]", "[X]"].contains(String(sign.prefix(3))),
      // A backslash makes it text.
      isWritten(String(sign.prefix(3)), on: source.line(first.lines.lowerBound))
    else { return blocks }
    var inside = Array(content.dropFirst())
    let rest = String(text.dropFirst(4))
    if !rest.isEmpty { inside.insert(.text(rest), at: 0) }
    inside.insert(.checkbox(isChecked: sign.dropFirst().first != " "), at: 0)
    var blocks = blocks
    blocks[0].kind = .paragraph(inside)
    return blocks
  }

  private static func isWritten(_ box: String, on line: String) -> Bool {
    let prefix = LinePrefix(of: Array(line.utf8)).bytes.count
    return line.utf8.dropFirst(prefix).starts(with: box.utf8)
  }
}
