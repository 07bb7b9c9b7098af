/// A notebook's Markdown as a lesson's: formulas in the lesson's forms, and fences of Swift, which
/// would be cells there, as listings.
struct ImportedProse {
  private let lines: [String]
  private let isOwn: Bool
  /// The files of the cell's pictures, by the names that the cell has for them.
  private let pictures: [String: String]

  init(_ lines: [String], isOwn: Bool = false, pictures: [String: String] = [:]) {
    self.lines = lines
    self.isOwn = isOwn
    self.pictures = pictures
  }

  var lesson: [String] {
    var out: [String] = []
    var text: [String] = []
    var open: Fence?
    func flush() {
      if !text.isEmpty { out += prose(text) }
      text = []
    }
    for line in lines {
      if let fence = open {
        out.append(line)
        if fence.isClosed(by: line) { open = nil }
      } else if let fence = Fence(line) {
        flush()
        open = fence
        out.append(fence.isSwift ? "\(line.dropLast(fence.info.count))swift {.listing}" : line)
      } else {
        text.append(line)
      }
    }
    flush()
    return out
  }

  /// What a cell leaves open ends with it: a fence, or a comment in HTML, would swallow the cells
  /// after it.
  static func closed(_ lines: [String]) -> [String] {
    var open: Fence?
    var isComment = false
    for line in lines {
      if let fence = open {
        if fence.isClosed(by: line) { open = nil }
      } else if isComment {
        isComment = !line.contains("-->")
      } else if let fence = Fence(line) {
        open = fence
      } else if line.drop(while: { $0 == " " }).hasPrefix("<!--") {
        isComment = !line.contains("-->")
      }
    }
    if let open { return lines + [open.closing] }
    return isComment ? lines + ["-->"] : lines
  }

  private func prose(_ lines: [String]) -> [String] {
    var formulas = ImportedFormulas(lines.joined(separator: "\n"))
    var text = formulas.lesson()
    for (name, file) in pictures.sorted(by: { $0.key.count > $1.key.count }) {
      for written in [name, name.replacing(" ", with: "%20")] {
        text = text.replacing("attachment:\(written)", with: file)
      }
    }
    guard isOwn else { return text.lines }
    // What a line that has been edited still has of our own signs.
    text = text.replacing(NotebookText.dollar, with: "\\$")
      .replacing(NotebookText.backslash, with: "\\\\")
    text = text.replacing(/(\]\((?![a-z]+:)[^)\s]*)\.ipynb(?=[)#])/) { "\($0.1).md" }
    return text.lines.map { line in
      guard line.hasPrefix("#") else { return line }
      return line.replacing(/<a id="([^"<&]+)"><\/a>$/) { " {#\($0.1)}" }
    }
  }
}

extension ImportedProse {
  /// The line that opens a block of code.
  struct Fence {
    /// What stands before it: a quote's marks, an item's sign and blanks.
    private let prefix: String
    private let marks: String
    let info: Substring

    init?(_ line: String) {
      let prefix = line.prefix { " >-*+0123456789.)\t".contains($0) }
      let rest = line.dropFirst(prefix.count)
      guard let mark = rest.first, mark == "`" || mark == "~" else { return nil }
      let marks = rest.prefix { $0 == mark }
      let after = rest.dropFirst(marks.count)
      guard marks.count > 2, mark == "~" || !after.contains("`") else { return nil }
      self.prefix = NotebookPage.continuation(of: prefix)
      self.marks = String(marks)
      info = after
    }

    /// It would run in a lesson.
    var isSwift: Bool {
      let words = info.split(separator: " ")
      return words.first == "swift" && !info.contains("{")
    }

    var closing: String { prefix + marks }

    func isClosed(by line: String) -> Bool {
      let rest = line.drop { " >\t".contains($0) }
      return rest.hasPrefix(marks) && rest.allSatisfy { $0 == marks.first || $0 == " " }
    }
  }
}
