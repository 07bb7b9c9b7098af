/// What stands lower or higher: hₜ₋₁ and x², or h_(t,i) where there are no such small signs.
extension PlainFormula {
  enum Script: Character {
    case sub = "_", `super` = "^"
  }

  mutating func readScript(_ script: Script) {
    skipBlanks()
    guard !rest.isEmpty else { return }
    writeScript(inner(argument()), script)
  }

  mutating func writeScript(_ text: String, _ script: Script) {
    let signs = text.filter { $0 != " " }
    guard let first = signs.first else { return }
    let table = script == .sub ? Self.subscripts : Self.superscripts
    let small = signs.compactMap { table[$0] }
    if signs == "*" || signs == "′" || signs == "'" {
      append(signs)
    } else if !ascii, small.count == signs.count {
      append(String(small))
    } else if text == signs, signs.allSatisfy({ $0.isLetter || $0.isNumber }),
      !signs.contains(where: Self.isScript)
    {
      // As the names of parameters are written in code: b_ih.
      writeScript("\(script.rawValue)\(text)")
    } else {
      let isEnclosed = text.count == 1 || first == "[" && signs.last == "]"
      writeScript("\(script.rawValue)\(isEnclosed ? text : "(\(text))")")
    }
  }

  /// The letter after it begins something new.
  private mutating func writeScript(_ text: String) {
    append(text)
    if rest.first?.isLetter == true { writeBlank() }
  }

  /// A sign that belongs to the letter before it.
  static func isScript(_ character: Character) -> Bool {
    smallSigns.contains(character) || character == "'" || character == "*"
  }

  private static let smallSigns = Set(subscripts.values).union(superscripts.values)

  private static let subscripts = table(
    "0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
  private static let superscripts = table(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzT⊤′∘",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵀ′°")

  private static func table(_ from: String, _ to: String) -> [Character: Character] {
    Dictionary(zip(from, to), uniquingKeysWith: { one, _ in one })
  }
}
