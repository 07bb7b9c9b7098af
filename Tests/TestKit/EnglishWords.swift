package import Figures
import Foundation

/// The English words that a figure in another language still shows.
package enum EnglishWords {
  /// Names, functions and symbols that every language writes in this way.
  private static let names: Set<String> = [
    "rnn", "gru", "lstm", "elman", "tanh", "relu", "softmax", "nan", "inf", "sigma", "false",
    "matmul", "linear", "embedding",
  ]

  package static func left(in figure: Figure, _ words: FigureWords) -> Set<String> {
    let style = TextStyle(width: 80).worded(words)
    let html = figure.html(idPrefix: "fig", words: words) { _ in "" }
    let texts = [figure.text(style), figure.markdown(style), shown(html)]
    return texts.reduce(into: []) { $0.formUnion(self.words($1)) }
  }

  /// The text of a page, with what is only spoken.
  private static func shown(_ html: String) -> String {
    let spoken = html.matches(of: /aria-label="([^"]*)"/).map { String($0.1) }
    return html.replacing(/<[^>]*>/, with: " ") + spoken.joined(separator: " ")
  }

  private static func words(_ text: String) -> Set<String> {
    var text = text
    // TeX and the names of parameters are no language's.
    text.replace(/```math[^`]*```/, with: "")
    text.replace("```text", with: "")
    text.replace(/\\[a-zA-Z]+|[A-Za-z]+_[A-Za-z0-9_\[\]]+/, with: "")
    return Set(
      text.matches(of: /[A-Za-z]{3,}/).map { $0.output.lowercased() }.filter { !names.contains($0) }
    )
  }
}
