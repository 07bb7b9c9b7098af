/// Prose in Markdown as it reads in a line of a terminal: formulas in letters, links as their words. Code
/// stays as it is.
package enum TerminalProse {
  package static func text(_ markdown: String) -> String {
    markdown.replacing(/\$`([^`]+)`\$|(`[^`]+`)|\[([^\]\[]+)\]\([^()\s]*\)/) { match in
      if let formula = match.1 { return PlainFormula.text(String(formula), ascii: false) }
      return String(match.2 ?? match.3 ?? "")
    }
  }
}
