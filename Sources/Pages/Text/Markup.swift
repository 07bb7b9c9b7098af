internal import Figures

/// HTML as it is written: every name of a tag comes from our code, every text and attribute is
/// escaped on its way in. Raw HTML has its own named way, `verbatim`.
package struct Markup {
  package private(set) var html = ""
  /// It is XHTML, which books are made of.
  private let isXML: Bool

  package init(isXML: Bool = false) {
    self.isXML = isXML
  }

  package mutating func open(
    _ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]
  ) {
    // Piece by piece: a page has thousands of tags, and an interpolation is a text of its own.
    html += "<"
    html += tag.description
    if isXML, tag.description == "svg" { html += " xmlns=\"http://www.w3.org/2000/svg\"" }
    for case (let name, let value?) in attributes {
      write(value, as: name.description)
      if isXML, name.description == "lang" { write(value, as: "xml:lang") }
    }
    html += isXML && Self.emptyTags.contains(tag.description) ? "/>" : ">"
  }

  private mutating func write(_ value: String, as attribute: String) {
    html += " "
    html += attribute
    html += "=\""
    html += HTML.attribute(value)
    html += "\""
  }

  /// The elements of HTML that have no end tag, as far as books have them.
  private static let emptyTags: Set = ["br", "hr", "img", "link"]

  package mutating func close(_ tag: StaticString) {
    html += "</"
    html += tag.description
    html += ">"
  }

  package mutating func text(_ text: String) {
    html += HTML.text(text)
  }

  /// HTML that was made by a renderer of ours, or that the author asked to pass with `html: true`.
  package mutating func verbatim(_ trusted: String) {
    html += trusted
  }

  package mutating func newline() {
    html += "\n"
  }

  package mutating func element(
    _ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ content: (inout Markup) -> Void
  ) {
    open(tag, attributes)
    content(&self)
    close(tag)
  }

  package mutating func element(
    _ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String
  ) {
    open(tag, attributes)
    html += HTML.text(text)
    close(tag)
  }
}
