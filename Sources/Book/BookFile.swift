internal import Pages

/// A file of the book, with what its list of files says of it.
struct BookFile {
  /// Within the book's folder.
  var name: String
  var mediaType: String
  var bytes: [UInt8]
  /// As EPUB names them: `nav`, `cover-image`, `mathml`, `svg`.
  var properties: [String] = []

  /// It is read in its turn.
  var isRead: Bool { mediaType == Self.xhtml }

  private static let xhtml = "application/xhtml+xml"

  init(_ name: String, _ mediaType: String, _ bytes: [UInt8], properties: [String] = []) {
    self.name = name
    self.mediaType = mediaType
    self.bytes = bytes
    self.properties = properties
  }

  /// A page of the book.
  ///
  /// - Parameters:
  ///   - type: what it is, in EPUB's vocabulary; nil for the page that EPUB knows by itself.
  ///   - role: the same in ARIA's.
  ///   - body: XHTML.
  init(
    _ name: String, title: String, lang: String, type: String?, role: String? = nil, body: String,
    properties: [String] = []
  ) {
    var page = Markup(isXML: true)
    page.verbatim("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n")
    page.open(
      "html",
      [
        "xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops",
        "lang": lang,
      ])
    page.newline()
    page.open("head")
    page.newline()
    page.element("title", text: title)
    page.newline()
    page.open("link", ["rel": "stylesheet", "type": "text/css", "href": BookStyle.name])
    page.newline()
    page.close("head")
    page.newline()
    page.open("body")
    page.newline()
    page.open("section", ["epub:type": type, "role": role])
    page.newline()
    page.verbatim(body)
    page.close("section")
    page.newline()
    page.close("body")
    page.newline()
    page.close("html")
    page.newline()
    self.init(name, Self.xhtml, Array(page.html.utf8), properties: properties)
    // Text has no `<` of its own, so this is the element.
    if body.contains("<math") { self.properties.append("mathml") }
    if body.contains("<svg") { self.properties.append("svg") }
  }
}
