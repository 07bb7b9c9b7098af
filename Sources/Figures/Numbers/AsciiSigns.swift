/// The signs that figures are written with, as ASCII has them: `1.5e-7`, `x_1`, `->`.
///
/// Letters of any language stay: they are the author's.
enum AsciiSigns {
  static func form(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      let power = rest.dropFirst(2).prefix { Decimal.raised.contains($0) }
      if character == "×", rest.hasPrefix("10"), !power.isEmpty {
        result += "e" + power.map(raised).joined()
        rest = rest[power.endIndex...]
      } else if let sign = signs[character] {
        result += sign
      } else if Decimal.raised.contains(character) {
        result += "^" + raised(character)
      } else {
        result.append(character)
      }
    }
    return result
  }

  private static func raised(_ sign: Character) -> String {
    let digit = Decimal.raised.firstIndex(of: sign) ?? 0
    return digit == 10 ? "-" : "\(digit)"
  }

  private static let signs: [Character: String] = [
    "×": "x", "·": ".", "•": "*", "−": "-", "±": "+-", "′": "'", "∞": "inf", "…": "...",
    "⋯": "...", "⋱": "\\", "⋮": ":", "→": "->", "←": "<-", "↑": "^", "↓": "v", "∂": "d", "‖": "||",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "√": "sqrt", "∑": "sum", "⊙": "(.)", "σ": "sigma",
    "⎡": "[", "⎢": "[", "⎣": "[", "⎤": "]", "⎥": "]", "⎦": "]", "–": "-", "—": "-", "✓": "ok",
    "✗": "x", "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7",
    "₈": "8", "₉": "9", "ₜ": "t", "₋": "-", "₊": "+", "ₙ": "n",
  ]
}
