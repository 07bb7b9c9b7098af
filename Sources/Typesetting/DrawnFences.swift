/// Brackets that are right without a mathematical font.
///
/// A browser stretches a bracket with the tables of such a font alone, and most phones and many
/// desktops have none: three rows then stand beside a tiny bracket. So those of a matrix become
/// classes (`square`, `round`, `bar`, `bars`) from which the page's style sheet draws them, and any
/// other fence that has to be tall gets a class (`tall-2` … `tall-6`) that says how tall.
enum DrawnFences {
  private static let forms: [[Substring]: String] = [
    ["[", "]"]: "square", ["(", ")"]: "round", ["∣", "∣"]: "bar", ["|", "|"]: "bar",
    ["∥", "∥"]: "bars", ["‖", "‖"]: "bars",
  ]
  private static let tallest = 6

  static func marked(_ mathML: String) -> String {
    let hasFence = mathML.contains("<mtable") || mathML.contains("fence=\"true\"")
    guard hasFence || DrawnLines.mayBe(in: mathML), var tree = MathElement(mathML)
    else { return mathML }
    mark(&tree)
    return tree.markup
  }

  private static func mark(_ element: inout MathElement) {
    for index in element.children.indices {
      guard case .element(var child) = element.children[index] else { continue }
      mark(&child)
      element.children[index] = .element(child)
    }
    DrawnLines.mark(&element)
    if element.name == "mtd" { unwrapStyle(&element) }
    let fences = element.children.indices.filter { isFence(element.children[$0]) }
    guard element.name == "mrow", let first = fences.first else { return }
    if fences == [0, 2], element.children.count == 3, draw(&element) { return }
    let rows = min(tallest, element.elements.map(height).max() ?? 1)
    guard rows > 1, first == 0 || fences.last == element.children.count - 1 else { return }
    for index in fences {
      guard case .element(var fence) = element.children[index] else { continue }
      fence.attributes = " class=\"tall-\(rows)\" stretchy=\"false\"" + fence.attributes
      element.children[index] = .element(fence)
    }
  }

  private static func isFence(_ child: MathElement.Child) -> Bool {
    guard case .element(let element) = child else { return false }
    return element.name == "mo" && element.attributes.contains("fence=\"true\"")
      && !element.attributes.contains("stretchy=\"false\"")
  }

  /// A matrix between two fences: these stay for who reads without a style sheet.
  private static func draw(_ row: inout MathElement) -> Bool {
    var parts = row.elements
    guard parts.count == 3, parts[1].name == "mtable",
      let left = parts[0].text, let right = parts[2].text, let form = forms[[left, right]]
    else { return false }
    parts[0].add(class: "drawn")
    parts[1].add(class: form)
    parts[2].add(class: "drawn")
    row.children = parts.map { .element($0) }
    return true
  }

  /// Roughly how many lines of text an element is tall.
  private static func height(_ element: MathElement) -> Int {
    let inside = element.elements
    switch element.name {
    case "mtable":
      return inside.reduce(0) { sum, row in sum + (row.elements.map(height).max() ?? 1) }
    case "mfrac": return inside.reduce(0) { $0 + height($1) }
    case "munder", "mover", "munderover":
      // A line above or below is small; what limits of a sum are, is not.
      let isLarge = element.attributes.contains("accent") ? 0 : 1
      return (inside.first.map(height) ?? 1) + isLarge
    case "annotation": return 1
    default: return inside.map(height).max() ?? 1
    }
  }

  /// KaTeX states in every cell what a cell of a table is anyhow.
  private static func unwrapStyle(_ cell: inout MathElement) {
    guard cell.children.count == 1, case .element(let style) = cell.children[0],
      style.name == "mstyle", style.attributes == " scriptlevel=\"0\" displaystyle=\"false\""
    else { return }
    cell.children = style.children
  }
}
