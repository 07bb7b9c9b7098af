extension Figure.Diagram {
  func svg(id: String, title: String?) -> String {
    SVG.document(
      width: 480, height: 20, id: id, kind: "diagram", title: title ?? "Diagram",
      description: summary, "")
  }
  func html(id: String, title: String?) -> String {
    "<pre class=\"figure-text\">\(HTML.text(textLines(TextStyle()).joined(separator: "\n")))</pre>\n"
  }

  func textLines(_ style: TextStyle) -> [String] {
    TextLine.wrapped(summary, width: style.width)
  }
}
