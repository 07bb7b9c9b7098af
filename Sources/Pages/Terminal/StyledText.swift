/// How a stretch of a terminal's text looks.
struct TerminalStyle: Hashable, Sendable {
  enum Colour: String, Sendable {
    case red = "31", green = "32", yellow = "33", blue = "34", magenta = "35", cyan = "36"
  }

  var bold = false
  var faint = false
  var italic = false
  var underlined = false
  var struck = false
  var colour: Colour?

  static let plain = TerminalStyle()
  static let faint = TerminalStyle(faint: true)
  static let bold = TerminalStyle(bold: true)

  static func coloured(_ colour: Colour, bold: Bool = false) -> TerminalStyle {
    TerminalStyle(bold: bold, colour: colour)
  }

  /// The numbers of its control sequence; empty for plain text.
  var codes: String {
    var codes: [String] = []
    if bold { codes.append("1") }
    if faint { codes.append("2") }
    if italic { codes.append("3") }
    if underlined { codes.append("4") }
    if struck { codes.append("9") }
    if let colour { codes.append(colour.rawValue) }
    return codes.joined(separator: ";")
  }
}

/// Text of which each stretch has a look of its own.
struct StyledText: Hashable, Sendable {
  struct Run: Hashable, Sendable {
    var text: String
    var style: TerminalStyle
  }

  private(set) var runs: [Run] = []

  init() {}

  init(_ text: String, _ style: TerminalStyle = .plain) {
    append(text, style)
  }

  mutating func append(_ text: String, _ style: TerminalStyle = .plain) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  mutating func append(_ other: StyledText) {
    for run in other.runs { append(run.text, run.style) }
  }

  static func + (one: StyledText, other: StyledText) -> StyledText {
    var sum = one
    sum.append(other)
    return sum
  }

  var text: String { runs.map(\.text).joined() }

  /// Without blanks at the end.
  var trimmed: StyledText {
    var result = self
    while let last = result.runs.indices.last {
      let text = result.runs[last].text.trimmedAtTheEnd
      if text.isEmpty {
        result.runs.removeLast()
      } else {
        result.runs[last].text = String(text)
        break
      }
    }
    return result
  }

  /// With control sequences, or without for `color: false`. Each look ends with its stretch.
  func drawn(color: Bool) -> String {
    guard color else { return text }
    return runs.map { run in
      let codes = run.style.codes
      return codes.isEmpty ? run.text : "\u{1B}[\(codes)m\(run.text)\u{1B}[0m"
    }.joined()
  }
}
