internal import Figures
internal import Weaving

/// Plain text as Markdown on one line: no sign in it is taken for markup.
func markdownText(_ text: String) -> String {
  Markdown.text(printable(text), escapingPipes: true)
}

/// A code span that holds any text, backticks too.
func markdownCode(_ text: String) -> String {
  Markdown.code(printable(text).split(separator: "\n").joined(separator: " "))
}
