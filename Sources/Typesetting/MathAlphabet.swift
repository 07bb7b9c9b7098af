/// The letters of mathematics that are characters of their own: ℝ, 𝐡, ℒ, 𝔤, 𝚝.
///
/// KaTeX writes a plain letter and an attribute, `mathvariant`, which browsers no longer read but
/// for the value `normal` (MathML Core, section 2.1.6).
///
/// - Source: Unicode 15, blocks Mathematical Alphanumeric Symbols and Letterlike Symbols.
enum MathAlphabet {
  /// Where an alphabet starts: capitals, small letters, digits, Greek; nil where there is none.
  private struct Start {
    var letters: UInt32
    var digits: UInt32?
    var greek: UInt32?
    /// Letters that had a character before the others got theirs.
    var exceptions: [Unicode.Scalar: Unicode.Scalar] = [:]
  }

  private static let alphabets: [Substring: Start] = [
    "bold": Start(letters: 0x1D400, digits: 0x1D7CE, greek: 0x1D6A8),
    "italic": Start(letters: 0x1D434, greek: 0x1D6E2, exceptions: ["h": "ℎ"]),
    "bold-italic": Start(letters: 0x1D468, digits: 0x1D7CE, greek: 0x1D71C),
    "script": Start(
      letters: 0x1D49C,
      exceptions: [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
        "g": "ℊ", "o": "ℴ",
      ]),
    "bold-script": Start(letters: 0x1D4D0),
    "fraktur": Start(
      letters: 0x1D504, exceptions: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]),
    "bold-fraktur": Start(letters: 0x1D56C),
    "double-struck": Start(
      letters: 0x1D538, digits: 0x1D7D8,
      exceptions: [
        "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
      ]),
    "sans-serif": Start(letters: 0x1D5A0, digits: 0x1D7E2),
    "bold-sans-serif": Start(letters: 0x1D5D4, digits: 0x1D7EC, greek: 0x1D756),
    "sans-serif-italic": Start(letters: 0x1D608, digits: 0x1D7E2),
    "sans-serif-bold-italic": Start(letters: 0x1D63C, digits: 0x1D7EC, greek: 0x1D790),
    "monospace": Start(letters: 0x1D670, digits: 0x1D7F6),
  ]

  /// In the order in which each Greek alphabet has them, from its start.
  private static let greek: [Unicode.Scalar: UInt32] = Dictionary(
    uniqueKeysWithValues: zip(
      "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ".unicodeScalars, 0...))

  /// Writes the characters of a formula's alphabets, in place of the attribute.
  static func write(_ element: inout MathElement) {
    for index in element.children.indices {
      guard case .element(var child) = element.children[index] else { continue }
      write(&child)
      element.children[index] = .element(child)
    }
    guard ["mi", "mn", "mo", "mtext"].contains(element.name), let text = element.text,
      let variant = element.attribute("mathvariant"), let start = alphabets[variant]
    else { return }
    element.remove("mathvariant")
    // Words stay words, for who searches or hears them; the style sheet has their look.
    if element.name == "mtext" {
      element.add(class: "text-\(variant)")
      return
    }
    var isWhole = true
    let written = text.unicodeScalars.map { scalar -> String in
      let character = character(scalar, start)
      if character == nil { isWhole = false }
      return String(character ?? scalar)
    }.joined()
    // An entity, or a sign that has no character of this kind.
    guard isWhole else {
      element.add(class: "text-\(variant)")
      // A single letter would be slanted.
      if element.name == "mi" { element.attributes += " mathvariant=\"normal\"" }
      return
    }
    element.children = [.text(Substring(written))]
  }

  private static func character(_ scalar: Unicode.Scalar, _ start: Start) -> Unicode.Scalar? {
    if let exception = start.exceptions[scalar] { return exception }
    let code: UInt32? =
      switch scalar {
      case "A"..."Z": start.letters + scalar.value - 0x41
      case "a"..."z": start.letters + 26 + scalar.value - 0x61
      case "0"..."9": start.digits.map { $0 + scalar.value - 0x30 }
      default: start.greek.flatMap { first in greek[scalar].map { first + $0 } }
      }
    return code.flatMap(Unicode.Scalar.init)
  }

  /// Letters that people type as they are, with the commands that KaTeX knows: it makes plain ones
  /// of them.
  static let typed: String = {
    let commands = [("double-struck", "mathbb"), ("script", "mathcal"), ("fraktur", "mathfrak")]
    var macros: [String] = []
    for (variant, command) in commands {
      for (letter, character) in alphabets[Substring(variant)]?.exceptions ?? [:] {
        macros.append("\"\(character)\": \"\\\\\(command){\(letter)}\"")
      }
    }
    return macros.sorted().joined(separator: ", ")
  }()
}
