internal import TextWidth

/// Pieces of an SVG drawing.
package enum SVG {
  /// A length, to a tenth of a unit.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }

  static func point(_ x: Double, _ y: Double) -> String { "\(number(x)) \(number(y))" }

  static func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ attributes: String
  ) -> String {
    "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\""
      + " height=\"\(number(height))\" \(attributes)/>\n"
  }

  static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ attributes: String
  ) -> String {
    "<path d=\"M\(point(x1, y1))L\(point(x2, y2))\" \(attributes)/>\n"
  }

  enum Anchor: String {
    case start, middle, end
  }

  /// A line of text, cut with an ellipsis where it would leave `room`. What was cut is one glance
  /// away, as the text's title.
  ///
  /// - Parameters:
  ///   - sharesStyle: the group that it is in says where it is anchored and how large it is.
  ///   - whole: where `string` is its last line, all of it.
  static func text(
    _ string: String, x: Double, y: Double, anchor: Anchor = .start, room: Double,
    size: Double = SVG.fontSize, sharesStyle: Bool = false, class name: String = "label",
    of whole: String? = nil
  ) -> String {
    let string = TextLine.clean(string)
    let fitted = shortened(string, to: room, size: size)
    let all = HTML.text(TextLine.clean(whole ?? string))
    let title = fitted == string ? "" : "<title>\(all)</title>"
    let place = anchor == .start || sharesStyle ? "" : " text-anchor=\"\(anchor.rawValue)\""
    let font = size == fontSize || sharesStyle ? "" : " font-size=\"\(number(size))\""
    return "<text class=\"\(name)\" x=\"\(number(x))\" y=\"\(number(y))\"\(place)\(font)>"
      + "\(title)\(HTML.text(fitted))</text>\n"
  }

  /// Lines that stay within `room`, at most `most`: the last one has what is left, however long.
  ///
  /// - Parameter room: as for letters of `fontSize`.
  package static func lines(_ text: String, room: Double, most: Int) -> [String] {
    var lines = [""]
    for piece in TextLine.pieces(of: text) {
      let line = lines[lines.count - 1]
      let longer = TextLine.withoutTrailingSpaces(line + piece)
      if !line.isEmpty, lines.count < most, width(of: longer) > room {
        lines.append(piece)
      } else {
        lines[lines.count - 1] += piece
      }
    }
    return lines.map(TextLine.withoutTrailingSpaces)
  }

  package static let fontSize = 13.0
  static let ascent = 4.6

  /// A safe guess of a text's width in a sans-serif face: a little more than the common ones need.
  static func width(of text: some StringProtocol, size: Double = SVG.fontSize) -> Double {
    text.reduce(0) { $0 + em($1) } * size
  }

  private static func em(_ character: Character) -> Double {
    let columns = TextWidth.columns(of: character)
    guard columns == 1 else { return columns == 0 ? 0 : 1.1 }
    switch character {
    case "i", "j", "l", "I", "|", "!", "'", ".", ",", ":", ";", " ", "·": return 0.35
    case "f", "t", "r", "(", ")", "[", "]", "-", "/", "⁻", "⁰"..."⁹", "¹", "²", "³": return 0.45
    case "m", "w", "M", "W", "@", "%", "…", "—", "∞": return 1.0
    case "A"..."Z", "×", "+", "=", "<", ">", "−", "→", "←": return 0.75
    case "0"..."9", "a"..."z": return 0.62
    default: return 0.8
    }
  }

  static func shortened(_ text: String, to room: Double, size: Double) -> String {
    guard width(of: text, size: size) > room else { return text }
    var kept = ""
    var used = em("…") * size
    for character in text {
      used += em(character) * size
      guard used <= room else { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// The whole drawing. It scales with its page, and says in words what it shows.
  static func document(
    width: Double, height: Double, id: String, kind: String, title: String, description: String,
    _ body: String
  ) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" class="figure-svg \(kind)" \
    viewBox="0 0 \(number(width)) \(number(height))" width="100%" role="img" \
    aria-labelledby="\(id)-title \(id)-desc" font-size="\(number(fontSize))" \
    font-family="system-ui, sans-serif">
    <title id="\(id)-title">\(HTML.text(title))</title>
    <desc id="\(id)-desc">\(HTML.text(description))</desc>
    \(body)</svg>

    """
  }
}
