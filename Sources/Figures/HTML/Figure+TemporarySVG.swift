extension Figure.Plot {
  func html(id: String, title: String?) -> String {
    "<pre class=\"figure-text\">\(HTML.text(textLines(TextStyle()).joined(separator: "\n")))</pre>\n"
  }
}

extension Figure.Diagram {
  func html(id: String, title: String?) -> String {
    "<pre class=\"figure-text\">\(HTML.text(textLines(TextStyle()).joined(separator: "\n")))</pre>\n"
  }

  func textLines(_ style: TextStyle) -> [String] {
    TextLine.wrapped(summary, width: style.width)
  }
}
