internal import Figures
internal import Pages
internal import Weaving

/// The cover: the course's title and what it is about, drawn.
struct BookCover {
  private static let pictureName = "cover.svg"
  private static let width = 600.0
  private static let margin = 60.0

  private let book: Book

  init(_ book: Book) {
    self.book = book
  }

  func page() -> BookFile {
    var body = Markup(isXML: true)
    body.open("img", ["src": Self.pictureName, "alt": book.edition.title])
    body.newline()
    return BookFile(
      BookLayout.cover, title: book.edition.title, lang: book.edition.lang, type: "cover",
      body: body.html)
  }

  func picture() -> BookFile {
    let title = text(book.edition.title, size: 52, top: 190, most: 6, weight: "600", "#fdfcf9")
    let summary = text(
      book.edition.index.summary ?? "", size: 24, top: title.bottom + 60, most: 6, weight: "400",
      "#dcd7cb")
    let svg = """
      <?xml version="1.0" encoding="utf-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" width="600" height="800" \
      role="img" xml:lang="\(HTML.attribute(book.edition.lang))">
      <title>\(HTML.text(book.edition.title))</title>
      <rect width="600" height="800" fill="#1d3f5c"/>
      <path d="M60 110H540" stroke="#dfa877" stroke-width="3"/>
      \(title.markup)\(summary.markup)\(Self.chain)</svg>

      """
    return BookFile(
      Self.pictureName, "image/svg+xml", Array(svg.utf8), properties: ["cover-image"])
  }

  private func text(
    _ text: String, size: Double, top: Double, most: Int, weight: String, _ colour: String
  ) -> (markup: String, bottom: Double) {
    guard !text.isEmpty else { return ("", top) }
    let room = (Self.width - 2 * Self.margin) / size * SVG.fontSize
    var lines = SVG.lines(text, room: room, most: most + 1)
    if lines.count > most { lines = lines.prefix(most - 1) + [lines[most - 1] + "…"] }
    var markup = ""
    for (number, line) in lines.enumerated() {
      let baseline = Int(top + Double(number) * size * 1.25)
      markup += """
        <text x="60" y="\(baseline)" font-family="Georgia, 'Songti SC', serif" \
        font-size="\(Int(size))" font-weight="\(weight)" fill="\(colour)">\(HTML.text(line))</text>

        """
    }
    return (markup, top + Double(lines.count - 1) * size * 1.25)
  }

  /// A chain of steps, each of which hands on to the next.
  private static let chain = [60, 204, 348, 492].map { x in
    let arrow =
      x < 492 ? "<path d=\"M\(x + 48) 700H\(x + 138)m-10 -7l10 7l-10 7\" fill=\"none\"/>\n" : ""
    return "<g stroke=\"#dfa877\" stroke-width=\"3\">"
      + "<rect x=\"\(x)\" y=\"676\" width=\"48\" height=\"48\" rx=\"8\" fill=\"none\"/>\n"
      + arrow + "</g>\n"
  }.joined()
}
