internal import Figures

/// A figure's SVG as a file of its own: on white paper, with the looks that a page's style sheet
/// gives it elsewhere, and with a size.
struct Drawing {
  let document: String
  private let title: String
  private let description: String
  private let width: String

  init(_ svg: String) {
    title = Self.content(of: "title", in: svg)
    description = Self.content(of: "desc", in: svg)
    let opening = svg.prefix { $0 != ">" }
    let box =
      opening.split(separator: "viewBox=\"").dropFirst().first?.prefix { $0 != "\"" }
      .split(separator: " ").compactMap { Double($0) } ?? []
    // Letters of a drawing are 13 units high; a notebook's are a quarter larger.
    let scaled = box.suffix(2).map { String(Int(($0 * 1.25).rounded())) }
    width = scaled.first ?? "600"
    let size =
      scaled.count == 2 ? "width=\"\(scaled[0])\" height=\"\(scaled[1])\"" : "width=\"600\""
    let head = opening.replacing("width=\"100%\"", with: size)
    let paper = Self.colors["paper"] ?? "#ffffff"
    let rules = Self.rules.filter { $0.isOf(svg) }.map { $0.text + "\n" }.joined()
    document =
      head
      + ">\n<style>\n\(rules)</style>\n<rect width=\"100%\" height=\"100%\" fill=\"\(paper)\"/>"
      + svg.dropFirst(opening.count + 1)
  }

  /// The drawing within a page, with its words for whoever cannot see it.
  var image: String {
    let words = [title, description].filter { !$0.isEmpty }.joined(separator: ". ")
    return "<img alt=\"\(words.replacing("\"", with: "&quot;"))\" width=\"\(width)\" "
      + "src=\"data:image/svg+xml;base64,\(Base64.text(of: Array(document.utf8)))\">\n"
  }

  /// Escaped, on one line.
  private static func content(of tag: String, in svg: String) -> String {
    guard let start = svg.firstRange(of: "<\(tag) "),
      let open = svg[start.upperBound...].firstIndex(of: ">"),
      let end = svg[open...].firstRange(of: "</\(tag)>")
    else { return "" }
    return svg[svg.index(after: open)..<end.lowerBound].split(separator: "\n").joined(
      separator: " ")
  }

  // MARK: Looks

  private struct Rule {
    var text: String
    var classes: [String]

    /// The drawing has something that it is about.
    func isOf(_ svg: String) -> Bool { classes.allSatisfy { svg.contains($0) } }
  }

  /// The light colours, by name.
  private static let colors: [String: String] = {
    var colors: [String: String] = [:]
    for line in Figure.styleSheet.prefix(while: { $0 != "}" }).split(separator: "\n") {
      let parts = line.split(separator: ":").map { $0.filter { !" ;".contains($0) } }
      guard parts.count == 2, parts[0].hasPrefix("--figure-") else { continue }
      colors[String(parts[0].dropFirst("--figure-".count))] = parts[1]
    }
    return colors
  }()

  /// The style sheet's rules for drawings, in light colours.
  private static let rules: [Rule] = Figure.styleSheet.split(separator: "\n").compactMap { line in
    // How wide the drawing is in its page is the page's matter.
    guard line.hasPrefix(".figure-svg "), line.contains("{"), !line.hasPrefix(".figure-svg {")
    else {
      return nil
    }
    var text = String(line)
    for (name, color) in colors { text = text.replacing("var(--figure-\(name))", with: color) }
    let selectors = line.prefix { $0 != "{" }.split(separator: ",")
    // Of several selectors the first stands for all: one rule too many does no harm.
    guard selectors.count == 1 else { return Rule(text: text, classes: []) }
    let classes = selectors[0].replacing(":not(.line)", with: "").split(separator: ".").dropFirst()
      .map { String($0.prefix { $0.isLetter || $0.isNumber || $0 == "-" }) }
    return Rule(text: text, classes: classes.filter { $0 != "figure-svg" })
  }
}
