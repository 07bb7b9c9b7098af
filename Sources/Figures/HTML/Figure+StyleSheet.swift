extension Figure {
  /// The rules that `html(idPrefix:tex:)` counts on, for the page's one style sheet: `figure.css`
  /// without its comments.
  package static let styleSheet = withoutComments(
    String(decoding: PackageResources.figure_css, as: UTF8.self))

  /// A style sheet or a script without its `/* … */`, and without the line that such a comment ends.
  package static func withoutComments(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "/*") {
      result += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      guard let end = rest.firstRange(of: "*/") else { return result }
      rest = rest[end.upperBound...]
      if rest.first == "\n" { rest.removeFirst() }
    }
    return result + rest
  }
}
