import Figures
import Foundation
import Testing
import TextWidth

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads an SVG as XML, and collects its texts with their places.
private final class Drawing: NSObject, XMLParserDelegate {
  struct Text {
    var string = ""
    var x = 0.0
    var y = 0.0
    var anchor = "start"
    var size = 13.0
  }

  var viewBox: [Double] = []
  var texts: [Text] = []
  var attributes: Set<String> = []
  var elements: [String] = []
  var ids: [String] = []
  /// The corners of all paths with absolute coordinates.
  var points: [(Double, Double)] = []
  private var isInText = false

  init?(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes found: [String: String]
  ) {
    elements.append(name)
    attributes.formUnion(found.keys)
    if let id = found["id"] { ids.append(id) }
    if name == "svg" {
      viewBox = (found["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
    }
    if let path = found["d"], path.allSatisfy({ !"hvz".contains($0) }), name == "path",
      found["class"] != "hatch"
    {
      points += path.split(whereSeparator: { "MLZ".contains($0) }).map { place in
        let numbers = place.split(separator: " ").compactMap { Double($0) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : (.nan, .nan)
      }
    }
    // The title of a text that was cut is not drawn.
    if name == "title" { isInText = false }
    guard name == "text" else { return }
    isInText = true
    texts.append(
      Text(
        x: Double(found["x"] ?? "") ?? .nan, y: Double(found["y"] ?? "") ?? .nan,
        anchor: found["text-anchor"] ?? "start", size: Double(found["font-size"] ?? "13") ?? 13))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if isInText { texts[texts.count - 1].string += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "text" { isInText = false }
    if name == "title", elements.contains("text") { isInText = true }
  }
}

@Suite struct HTMLProperties {
  static let hostile = "<script>alert('x')</script> \"&amp;\u{0}\u{1B}[31m ]]> --> `|*_"

  /// The width of a text in DejaVu Sans, whose letters are among the widest in use: about 0.6 em.
  private static func width(_ text: Drawing.Text) -> Double {
    text.string.reduce(0) { sum, character in
      let columns = TextWidth.columns(of: character)
      let isNarrow = "il.,:;|'! ⁻⁰¹²³⁴⁵⁶⁷⁸⁹".contains(character)
      return sum + (columns == 2 ? 1.0 : columns == 0 ? 0 : isNarrow ? 0.33 : 0.58) * text.size
    }
  }

  private static func verify(_ figure: Figure, _ label: String) throws {
    guard let svg = figure.svg(idPrefix: "fig") else { return }
    let drawing = try #require(Drawing(svg), "\(label): not well-formed:\n\(svg)")
    #expect(!drawing.attributes.contains("style"), "\(label)")
    #expect(!drawing.attributes.contains { $0.hasPrefix("on") }, "\(label)")
    #expect(!drawing.elements.contains("script"), "\(label)")
    #expect(drawing.elements.prefix(3) == ["svg", "title", "desc"], "\(label)")
    #expect(Set(drawing.ids).count == drawing.ids.count, "\(label)")
    let (right, bottom) = (drawing.viewBox[2], drawing.viewBox[3])
    for text in drawing.texts {
      let width = width(text)
      let left =
        switch text.anchor {
        case "middle": text.x - width / 2
        case "end": text.x - width
        default: text.x
        }
      #expect(left >= -1 && left + width <= right + 1, "\(label): \(text) of \(right)")
      #expect(text.y - text.size * 0.8 >= -1 && text.y <= bottom, "\(label): \(text) of \(bottom)")
    }
    for (x, y) in drawing.points {
      #expect(x >= 0 && x <= right && y >= 0 && y <= bottom, "\(label): a line at \(x), \(y)")
    }
  }

  @Test(arguments: (plots).map(\.name)) func keepsEveryTextInItsBox(name: String) throws {
    let figure = try #require(plots.first { $0.name == name }).figure
    try HTMLProperties.verify(figure, name)
  }

  @Test(arguments: 0..<80) func keepsEveryTextOfRandomPlotsInItsBox(seed: Int) throws {
    try HTMLProperties.verify(RandomPlot(seed: seed).figure, "seed \(seed)")
  }

  @Test func cutsLongNamesToTheirRoom() throws {
    let long = String(repeating: "A very wide name WWW ", count: 12)
    let figures = [
      plot([long: [1.0, 2], long + "2": [2.0, 1]], title: long, xLabel: long, yLabel: long),
      bars([long: 3, "b": -2], yLabel: long),
      bars(categories: [long, "b"], [long: [1.0, 2], "x": [2.0, 1]]),
      heatMap(
        [[1.0, 2], [3, 4]], rows: [long, "b"], columns: [long, "c"], xLabel: long, yLabel: long),
      histogram([1.0, 2, 3], xLabel: long),
    ]
    for (index, figure) in figures.enumerated() {
      try HTMLProperties.verify(figure, "figure \(index)")
    }
  }

  @Test func showsLongNamesOfBarsWhole() throws {
    let names = [
      "Bidirectional GRU, two layers", "weight_hh_l0_reverse of the second layer",
      "双向门控循环单元，共两层，每层三十二个数", "LSTM",
    ]
    let figure = bars(categories: names, ["a": [1.0, 2, 3, 4]])
    let svg = try #require(figure.svg(idPrefix: "fig"))
    let drawing = try #require(Drawing(svg))
    let labels = drawing.texts.filter { $0.anchor == "end" }
    #expect(labels.count > names.count)
    for label in labels { #expect(label.x - HTMLProperties.width(label) >= 0, "\(label)") }
    let shown = labels.map(\.string).joined(separator: " ")
    #expect(shown.contains("Bidirectional GRU, two layers"))
    #expect(shown.contains("weight_hh_l0_reverse of the second layer"))
    #expect(shown.filter { $0 != " " }.contains(names[2]))
    #expect(!svg.contains("…"))
    // What two lines do not hold is one glance away.
    let long = String(repeating: "A very long name ", count: 8)
    let cut = try #require(bars([long: 1.0]).svg(idPrefix: "fig"))
    #expect(cut.contains("…</text>"))
    #expect(cut.contains("<title>\(long)</title>"))
  }

  @Test func escapesAllText() throws {
    let evil = HTMLProperties.hostile
    let figures = [
      plot([evil: [1.0, 2], "b": [1.0, 3]], title: evil, xLabel: evil, yLabel: evil),
      bars([evil: 1.0], title: evil), table([evil], [[evil]], title: evil),
      heatMap([[1.0]], rows: [evil], columns: [evil]), formula(evil), note(evil, title: evil),
      check(evil) { false }, check(evil, evil, ==, ""),
      group([note(evil).captioned(evil)], title: evil),
      Figure(
        .diagram(
          .init(
            nodes: [.init(evil, evil, detail: evil, role: .cell, column: 0, row: 0)], edges: [],
            summary: Phrase(evil)))),
    ]
    for figure in figures {
      let html = figure.html(idPrefix: "\"><script>") { _ in nil }
      #expect(!html.contains("<script"), "\(html)")
      #expect(!html.contains("\u{0}") && !html.contains("\u{1B}"), "\(html)")
      let parsed = Drawing(
        "<div>" + html.replacingOccurrences(of: " tabindex=\"0\"", with: "") + "</div>")
      #expect(parsed != nil, "not well-formed: \(html)")
      for style in [TextStyle(), TextStyle(glyphs: .ascii), TextStyle(color: true)] {
        let text = figure.text(style)
        #expect(!text.contains("\u{0}"))
        #expect(!text.contains("\u{1B}[31m ]"), "an escape of the lesson reached the terminal")
      }
      let markdown = figure.markdown()
      #expect(!markdown.contains("\u{1B}"), "\(markdown)")
      var isFenced = false
      for line in markdown.split(separator: "\n") {
        if line.hasPrefix("```") { isFenced.toggle() }
        let isEscaped = line.contains("\\<script") || !line.contains("<script")
        #expect(isFenced || isEscaped, "\(line)")
      }
    }
  }

  @Test func namesEveryClassInItsStyleSheet() throws {
    for name in ["series-1", "series-6", "heat-0", "heat-8", "grid", "tick", "mark", "hatch"] {
      #expect(Figure.styleSheet.contains(".\(name)"), "\(name)")
    }
    #expect(Figure.styleSheet.contains("prefers-color-scheme: dark"))
    #expect(Figure.styleSheet.contains("@media print"))
    #expect(!Figure.styleSheet.contains("/*"))
  }

  @Test func paintsPaperInTheColoursOfTheLightScheme() {
    let schemes = Figure.styleSheet
      .split(separator: ":root {\n", omittingEmptySubsequences: false).dropFirst()
      .map { scheme in scheme.prefix { $0 != "}" } }
    #expect(schemes.count == 3)
    #expect(schemes.first == schemes.last && schemes[0] != schemes[1])
    for scheme in schemes { #expect(scheme.split(separator: "\n").count == 25) }
  }

  @Test func leavesTheCommentsOfAStyleSheetOut() {
    let text = "/* a\n   b */\np { }\n/* c */\nq { } /* d */\n"
    #expect(Figure.withoutComments(text) == "p { }\nq { } ")
    #expect(Figure.withoutComments("p { } /* open") == "p { } ")
  }

  @Test func setsFormulasThroughThePage() {
    let figure = formula("x^2")
    #expect(figure.html(idPrefix: "f") { "<math>\($0)</math>" }.contains("<math>x^2</math>"))
    #expect(figure.html(idPrefix: "f") { _ in nil }.contains("<code class=\"tex\">x^2</code>"))
  }
}
