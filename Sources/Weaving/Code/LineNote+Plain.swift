internal import Figures

extension LineNote {
  /// The note in one line of text, with a sparkline of characters.
  package func plain(ascii: Bool) -> String {
    var parts: [String] = []
    if let name { parts.append("\(name) =") }
    if let first { parts += [first, ascii ? ".." : "…"] }
    parts.append(text)
    if !history.isEmpty { parts.append(sparkline(history, width: 12, ascii: ascii)) }
    if count > 1 { parts.append(ascii ? "(x\(count))" : "×\(count)") }
    let line = parts.joined(separator: " ")
    return ascii ? line.replacing("…", with: "...") : line
  }
}
