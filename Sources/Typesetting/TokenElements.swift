/// Makes a row of each token element (`<mi>`, `<mo>`, `<mn>`) that holds elements.
///
/// KaTeX wraps `\underset`, `\overset`, their base and their kin in an identifier or an operator,
/// whatever is in it. Those hold text alone, by MathML Core: a browser draws a matrix in one as a
/// line of digits.
enum TokenElements {
  private static let names: Set<Substring> = ["mi", "mo", "mn"]

  static func opened(_ mathML: String) -> String {
    var result = ""
    var rest = mathML[...]
    // For each token element that is open, whether it has become a row.
    var isRow: [Bool] = []
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let tag = rest[start...end]
      result += rest[..<start]
      rest = rest[rest.index(after: end)...]
      let isEnd = tag.hasPrefix("</")
      let name = tag.dropFirst(isEnd ? 2 : 1).prefix { $0 != " " && $0 != ">" && $0 != "/" }
      if !names.contains(name) || tag.hasSuffix("/>") {
        result += tag
      } else if isEnd {
        result += isRow.popLast() == true ? "</mrow>" : tag
      } else {
        isRow.append(rest.hasPrefix("<") && !rest.hasPrefix("</"))
        result += isRow.last == true ? "<mrow>" : tag
      }
    }
    return result + rest
  }
}
