internal import Lessons

/// A file's bytes, and the places in them that a lesson's lines and columns name.
struct EditedFile {
  private(set) var bytes: [UInt8]
  /// The first byte of each line of the file as it was.
  private let lineStarts: [Int]
  /// What the replacements so far have added before a byte: they come in the order of the lines.
  private var shift = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (index, byte) in bytes.enumerated() {
      let endsLine =
        byte == 0x0A || byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      if endsLine { starts.append(index + 1) }
    }
    lineStarts = starts
  }

  /// Does nothing where the old text does not stand: the file is then not the lesson's.
  mutating func replace(_ old: String, at position: SourcePosition, with new: String) {
    guard lineStarts.indices.contains(position.line - 1) else { return }
    let lineStart = lineStarts[position.line - 1] + shift
    let rest = bytes[lineStart...].prefix { $0 != 0x0A && $0 != 0x0D }
    let line = String(decoding: rest, as: UTF8.self)
    let start = lineStart + line.prefix(position.column - 1).utf8.count
    guard bytes[start...].starts(with: old.utf8) else { return }
    // After a bare arrow.
    let needsSpace = old.isEmpty && start > 0 && bytes[start - 1] != 0x20
    let text = Array(((needsSpace ? " " : "") + new).utf8)
    bytes.replaceSubrange(start..<(start + old.utf8.count), with: text)
    shift += text.count - old.utf8.count
  }
}
