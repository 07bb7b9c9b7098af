internal import Figures

/// HTML as it is written: every name of a tag comes from our code, every text and attribute is
/// escaped on its way in. Raw HTML has its own named way, `verbatim`.
struct Markup {
  private(set) var html = ""

  mutating func open(_ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:])
  {
    html += "<\(tag)"
    for case (let name, let value?) in attributes {
      html += " \(name)=\"\(HTML.attribute(value))\""
    }
    html += ">"
  }

  mutating func close(_ tag: StaticString) {
    html += "</\(tag)>"
  }

  mutating func text(_ text: String) {
    html += HTML.text(text)
  }

  /// HTML that was made by a renderer of ours, or that the author asked to pass with `html: true`.
  mutating func verbatim(_ trusted: String) {
    html += trusted
  }

  mutating func newline() {
    html += "\n"
  }

  mutating func element(
    _ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ content: (inout Markup) -> Void
  ) {
    open(tag, attributes)
    content(&self)
    close(tag)
  }

  mutating func element(
    _ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String
  ) {
    open(tag, attributes)
    html += HTML.text(text)
    close(tag)
  }
}
