/// Finds the formulas in a notebook's prose, as Jupyter does, and writes them as lessons have them.
struct ImportedFormulas {
  private let text: [Character]
  private var index = 0
  private var out = ""

  init(_ text: String) { self.text = Array(text) }

  mutating func lesson() -> String {
    while index < text.count {
      if copiesEscape() || copiesCode() || writesFormula() { continue }
      out.append(text[index])
      index += 1
    }
    return out
  }

  private func starts(_ piece: String, at place: Int) -> Bool {
    text[min(place, text.count)...].starts(with: piece)
  }

  /// The place of `piece`, no empty line before it, and no backslash that takes its sense.
  private func find(_ piece: String, from start: Int) -> Int? {
    var place = start
    while place < text.count {
      if text[place] == "\n" {
        let next = text[(place + 1)...].prefix { $0 != "\n" }
        if next.allSatisfy({ " \t>".contains($0) }) { return nil }
      }
      if starts(piece, at: place),
        place == start || text[place - 1] != "\\" || piece.hasPrefix("\\")
      {
        return place
      }
      place += 1
    }
    return nil
  }

  // MARK: What stays

  /// A backslash and what it escapes, but for `\\(`, `\\[` and `\begin`, which open formulas.
  private mutating func copiesEscape() -> Bool {
    guard text[index] == "\\", index + 1 < text.count,
      !starts("\\\\(", at: index), !starts("\\\\[", at: index), !starts("\\begin{", at: index)
    else { return false }
    out += String(text[index...index + 1])
    index += 2
    return true
  }

  /// A span of code.
  private mutating func copiesCode() -> Bool {
    guard text[index] == "`" else { return false }
    let count = text[index...].prefix { $0 == "`" }.count
    var place = index + count
    while place < text.count {
      let run = text[place...].prefix { $0 == "`" }.count
      if run == count { break }
      place += max(run, 1)
    }
    let end = place < text.count ? place + count : index + count
    out += String(text[index..<end])
    index = end
    return true
  }

  // MARK: Formulas

  private mutating func writesFormula() -> Bool {
    if starts("$`", at: index), let end = endOfLessonFormula {
      out += String(text[index..<end])
      index = end
      return true
    }
    if starts("$$", at: index) { return writesDisplay(from: 2, to: "$$") }
    if starts("\\\\[", at: index) { return writesDisplay(from: 3, to: "\\\\]") }
    if starts("\\\\(", at: index) { return writesInline(from: 3, to: "\\\\)") }
    if starts("$", at: index) { return writesInline(from: 1, to: "$") }
    guard starts("\\begin{", at: index) else { return false }
    let name = String(text[(index + 7)...].prefix { $0.isLetter || $0 == "*" })
    guard starts("}", at: index + 7 + name.count),
      let end = find("\\end{\(name)}", from: index + 8 + name.count)
    else { return false }
    let after = end + 6 + name.count
    writeDisplay(String(text[index..<after]), after: after)
    return true
  }

  /// After `` $`…`$ ``.
  private var endOfLessonFormula: Int? {
    let ticks = text[(index + 1)...].prefix { $0 == "`" }.count
    var place = index + 1 + ticks
    while place < text.count {
      let run = text[place...].prefix { $0 == "`" }.count
      if run == ticks { return starts("$", at: place + run) ? place + run + 1 : nil }
      place += max(run, 1)
    }
    return nil
  }

  private mutating func writesInline(from open: Int, to close: String) -> Bool {
    guard let end = find(close, from: index + open), end > index + open else { return false }
    let tex = String(text[index + open..<end])
    let after = end + close.count
    if close == "$" {
      // Two prices are no formula.
      let follows = after < text.count ? text[after] : " "
      let isTight = tex.first?.isWhitespace == false && tex.last?.isWhitespace == false
      guard !follows.isNumber, isTight || tex.contains(where: { "\\^_=".contains($0) }) else {
        return false
      }
    }
    guard !tex.contains("`") else { return false }
    let line = tex.split { $0.isWhitespace }.joined(separator: " ")
    out += "$`\(line)`$"
    index = after
    return true
  }

  private mutating func writesDisplay(from open: Int, to close: String) -> Bool {
    guard let end = find(close, from: index + open), end > index + open else {
      // Copied whole, so that its second half opens nothing.
      out += String(text[index..<index + open])
      index += open
      return true
    }
    writeDisplay(String(text[index + open..<end]), after: end + close.count)
    return true
  }

  /// A `math` fence on lines of its own, in the quote or the item that it stands in.
  private mutating func writeDisplay(_ written: String, after end: Int) {
    let start = out.lastIndex(of: "\n").map { out.index(after: $0) } ?? out.startIndex
    let head = String(out[start...])
    let marks = head.prefix { " >-*+0123456789.)\t".contains($0) }
    let isAlone = marks.count == head.count
    let prefix = NotebookPage.continuation(
      of: isAlone ? head[...] : marks.prefix { " >\t".contains($0) })
    if !isAlone {
      while out.last == " " { out.removeLast() }
      out += "\n" + prefix
    }
    let formula = DisplayFormula(written)
    let id = formula.id.map { " {#\($0)}" } ?? ""
    let inside = formula.lines.map { prefix + $0 }
    out += (["```math\(id)"] + inside + [prefix + "```"]).joined(separator: "\n")
    index = end
    while index < text.count, text[index] == " " { index += 1 }
    if index < text.count, text[index] != "\n" { out += "\n" + prefix }
  }
}
