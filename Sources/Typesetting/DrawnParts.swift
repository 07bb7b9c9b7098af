/// What KaTeX writes as elements and attributes that browsers no longer read, as ones that they do:
/// boxes, strokes and frames, lines and alignment in tables, long arrows, lines of a formula.
///
/// The page's style sheet draws them from classes. Nothing depends on a mathematical font.
enum DrawnParts {
  /// Whether a formula has any of them, or letters of another alphabet.
  static func mayBe(in mathML: String) -> Bool {
    [
      "mathvariant", "<menclose", "columnlines", "rowlines", "columnalign", "minsize", "linebreak",
      "<mpadded",
    ].contains { mathML.contains($0) }
  }

  static func draw(_ element: inout MathElement) {
    for index in element.children.indices {
      guard case .element(var child) = element.children[index] else { continue }
      draw(&child)
      element.children[index] = .element(child)
    }
    switch element.name {
    case "menclose": enclose(&element)
    case "mtable": rule(&element)
    case "mover", "munder", "munderover": stretch(&element)
    case "mrow": breakLines(&element)
    case "mpadded":
      // Sizes that start with a plus are none to a browser, and a page allows no styles.
      guard element.attribute("width")?.hasPrefix("+") == true else { break }
      let hasFrame = element.remove("style")
      for name in ["width", "height", "lspace", "voffset"] { element.remove(name) }
      element.name = "mrow"
      if hasFrame || element.attribute("mathbackground") != nil {
        element.add(class: hasFrame ? "enclosed box" : "enclosed ground")
      }
    default: break
    }
  }

  // MARK: Boxes and strokes

  private static let notations: [Substring: String] = [
    "box": "box", "updiagonalstrike": "up-stroke", "downdiagonalstrike": "down-stroke",
    "horizontalstrike": "stroke", "top": "top-side", "bottom": "bottom-side", "left": "left-side",
    "right": "right-side", "actuarial": "top-side right-side",
    "phasorangle": "bottom-side left-side",
    "roundedbox": "box", "circle": "box",
  ]

  private static let turned: [Substring: Substring] = [
    "top": "left", "bottom": "right", "left": "top", "right": "bottom",
  ]

  private static func enclose(_ element: inout MathElement) {
    let names = (element.attribute("notation") ?? "").split(separator: " ")
    // KaTeX 0.16.4 takes an array's sides for its top and bottom, and the other way round.
    let isArray = element.elements.count == 1 && element.elements[0].name == "mtable"
    let classes = names.compactMap { notations[isArray ? turned[$0] ?? $0 : $0] }
      .joined(separator: " ")
    element.name = "mrow"
    element.attributes = ""
    element.add(class: "enclosed \(classes)")
  }

  // MARK: Tables

  private static func rule(_ table: inout MathElement) {
    let aligned = words("columnalign", of: table)
    let spaced = words("columnspacing", of: table)
    let columnLines = words("columnlines", of: table)
    let rowLines = words("rowlines", of: table)
    // The style sheet knows these by their attribute.
    let isEquations = spaced.first == "0em"
    let isPlain =
      isEquations || aligned.allSatisfy { $0 == "left" }
      || aligned.allSatisfy { $0 == "center" }
    guard !isPlain || !columnLines.isEmpty || !rowLines.isEmpty else { return }
    let rows = table.elements.count
    table.children = table.elements.enumerated().map { index, row in
      var row = row
      let columns = row.elements.count
      row.children = row.elements.enumerated().map { column, cell in
        var classes: [String] = []
        if !isPlain, let last = aligned.last {
          classes.append(column < aligned.count ? String(aligned[column]) : String(last))
        }
        if index + 1 < rows { classes += line("below", rowLines, index) }
        if column + 1 < columns { classes += line("beside", columnLines, column) }
        var cell = cell
        if !classes.isEmpty { cell.add(class: classes.joined(separator: " ")) }
        return .element(cell)
      }
      return .element(row)
    }
  }

  private static func words(_ name: String, of element: MathElement) -> [Substring] {
    element.attribute(name)?.split(separator: " ") ?? []
  }

  /// As MathML has it: the last value counts for all that follow.
  private static func line(_ name: String, _ lines: [Substring], _ index: Int) -> [String] {
    guard let last = lines.last else { return [] }
    switch index < lines.count ? lines[index] : last {
    case "solid": return [name]
    case "dashed": return [name, "\(name)-dashed"]
    default: return []
    }
  }

  // MARK: Arrows

  private static let widest = 8

  /// `\xrightarrow{text}`: an arrow as wide as what stands over and under it.
  private static func stretch(_ element: inout MathElement) {
    guard case .element(var arrow)? = element.children.first, arrow.name == "mo",
      arrow.remove("minsize")
    else { return }
    let over = element.elements.dropFirst().map { letters(in: $0) }.max() ?? 0
    // A small letter over an arrow takes about a third of an em.
    let width = min(widest, max(2, (over * 4 + 9) / 10 + 1))
    _ = arrow.remove("stretchy")
    arrow.attributes += " stretchy=\"false\""
    arrow.add(class: "wide-\(width)")
    element.children[0] = .element(arrow)
  }

  private static func letters(in element: MathElement) -> Int {
    if let text = element.text { return text.count }
    return element.elements.reduce(0) { $0 + letters(in: $1) }
  }

  // MARK: Lines

  /// `a \\ b` outside of any environment: each line is a row.
  private static func breakLines(_ row: inout MathElement) {
    func isBreak(_ child: MathElement.Child) -> Bool {
      guard case .element(let space) = child, space.name == "mspace" else { return false }
      return space.attribute("linebreak") == "newline"
    }
    guard row.children.contains(where: isBreak) else { return }
    let lines = row.children.split(omittingEmptySubsequences: false, whereSeparator: isBreak)
    let rows = lines.filter { !$0.isEmpty }.map { line in
      let cell = MathElement(
        "mtd", children: [.element(MathElement("mrow", children: Array(line)))])
      return MathElement.Child.element(MathElement("mtr", children: [.element(cell)]))
    }
    var table = MathElement("mtable", children: rows)
    table.attributes = " displaystyle=\"true\" rowspacing=\"0.25em\""
    row.children = [.element(table)]
  }
}
