/// A formula of TeX in one line of text, for a terminal: `h_{t-1}` is hₜ₋₁. What has no form in
/// text stays TeX.
struct PlainFormula {
  private var out = ""
  private var rest: Substring
  private let ascii: Bool

  static func text(_ tex: String, ascii: Bool) -> String {
    let line = tex.split(separator: "\n").joined(separator: " ")
    var formula = PlainFormula(rest: line[...], ascii: ascii)
    formula.read()
    return formula.out.split(separator: " ").joined(separator: " ")
  }

  private init(rest: Substring, ascii: Bool) {
    self.rest = rest
    self.ascii = ascii
  }

  private mutating func read() {
    while let character = rest.popFirst() {
      switch character {
      case "\\": readCommand()
      case "_": readScript(Self.subscripts, mark: "_")
      case "^": readScript(Self.superscripts, mark: "^")
      case "{", "}": continue
      case "~", "&": out += " "
      case "-" where !ascii: out += "−"
      default: out.append(character)
      }
    }
  }

  private mutating func readCommand() {
    let name = rest.prefix { $0.isASCII && $0.isLetter }
    guard !name.isEmpty else {
      // `\,` and its like are spaces, `\\` a new line, `\{` a brace.
      if let sign = rest.popFirst(), !",;:! \\".contains(sign) {
        out.append(sign)
      } else {
        out += " "
      }
      return
    }
    rest = rest.dropFirst(name.count)
    let spacing: Set<Substring> = [
      "left", "right", "big", "Big", "mathrm", "mathbf", "mathbb", "mathcal", "text",
      "operatorname",
      "boldsymbol", "displaystyle", "quad", "qquad",
    ]
    if spacing.contains(name) {
      out += name.hasSuffix("quad") ? " " : ""
    } else if name == "begin" || name == "end" {
      if rest.first == "{", let end = rest.firstIndex(of: "}") { rest = rest[end...].dropFirst() }
      out += " "
    } else if name == "frac", let over = group(), let under = group() {
      out += "\(enclosed(over))/\(enclosed(under))"
    } else if let symbol = ascii ? nil : Self.symbols[name] {
      out += symbol
    } else {
      out += name
    }
  }

  private func enclosed(_ part: String) -> String {
    part.contains(" ") || part.count > 3 ? "(\(part))" : part
  }

  /// What stands in the next braces, as text.
  private mutating func group() -> String? {
    guard rest.first == "{" else { return nil }
    var depth = 0
    for index in rest.indices {
      if rest[index] == "{" { depth += 1 }
      if rest[index] == "}" { depth -= 1 }
      if depth == 0 {
        let inside = rest[rest.index(after: rest.startIndex)..<index]
        rest = rest[index...].dropFirst()
        return Self.text(String(inside), ascii: ascii)
      }
    }
    return nil
  }

  private mutating func readScript(_ table: [Character: Character], mark: String) {
    let inside: String
    if let group = group() {
      inside = group
    } else if rest.first == "\\" {
      out += mark
      return
    } else if let one = rest.popFirst() {
      inside = String(one)
    } else {
      return
    }
    let letters = inside.filter { $0 != " " }
    let small = letters.compactMap { table[$0] }
    if !ascii, small.count == letters.count {
      out += String(small)
    } else {
      out += inside.count > 1 ? "\(mark)(\(inside))" : mark + inside
    }
  }

  private static let symbols: [Substring: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "eta": "η", "theta": "θ", "lambda": "λ", "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "phi": "φ", "psi": "ψ", "omega": "ω", "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω",
    "sum": "∑", "prod": "∏", "partial": "∂", "nabla": "∇", "infty": "∞", "cdot": "·",
    "times": "×", "odot": "⊙", "oplus": "⊕", "circ": "∘", "in": "∈", "le": "≤", "leq": "≤",
    "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "to": "→", "rightarrow": "→",
    "leftarrow": "←", "mapsto": "↦", "dots": "…", "ldots": "…", "cdots": "⋯", "top": "⊤",
    "sqrt": "√", "pm": "±", "ell": "ℓ", "mid": "|", "prime": "′",
  ]
  private static let subscripts = table(
    "0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
  private static let superscripts = table(
    "0123456789+-−=()niT⊤′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵀᵀ′")

  private static func table(_ from: String, _ to: String) -> [Character: Character] {
    Dictionary(zip(from, to), uniquingKeysWith: { one, _ in one })
  }
}
