import Figures
import Pages
import Weaving

extension Sample {
  /// Typesetting without JavaScript: enough Swift to colour the sample, and its formulas by hand.
  static var services: WeavingServices {
    WeavingServices(
      mathML: { tex, display in
        guard let inside = formulas[tex] else { return nil }
        let block = display ? " display=\"block\"" : ""
        return """
          <math xmlns="http://www.w3.org/1998/Math/MathML"\(block)><semantics><mrow>\(inside)</mrow>\
          <annotation encoding="application/x-tex">\(HTML.text(tex))</annotation></semantics></math>
          """
      },
      highlight: { code, language in language == "swift" ? highlighted(code) : nil },
      imageData: { source in
        source == "cell.png" ? "data:image/png;base64,\(brownPicture)" : nil
      })
  }

  /// 24 by 16 dots in brown.
  private static let brownPicture =
    "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAMAAAA7+k+nAAAAA1BMVEWKShxVT1hMAAAADklEQVQY02Ng"
    + "GAWDCQAAAZAAAcWb20kAAAAASUVORK5CYII="

  private static let formulas = [
    "t": "<mi>t</mi>",
    "U": "<mi>U</mi>",
    "W": "<mi>W</mi>",
    "\\tanh": "<mi>tanh</mi>",
    "x_t": "<msub><mi>x</mi><mi>t</mi></msub>",
    "h_t": "<msub><mi>h</mi><mi>t</mi></msub>",
    "h_{t-1}": "<msub><mi>h</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub>",
    "h_t = \\tanh(U x_t + b_u + W h_{t-1} + b_w)": """
    <msub><mi>h</mi><mi>t</mi></msub><mo>=</mo><mi>tanh</mi><mo stretchy="false">(</mo>\
    <mi>U</mi><msub><mi>x</mi><mi>t</mi></msub><mo>+</mo><msub><mi>b</mi><mi>u</mi></msub>\
    <mo>+</mo><mi>W</mi><msub><mi>h</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub>\
    <mo>+</mo><msub><mi>b</mi><mi>w</mi></msub><mo stretchy="false">)</mo>
    """,
  ]

  private static let keywords: Set<Substring> = [
    "struct", "var", "let", "init", "func", "for", "in", "print",
  ]

  private static func highlighted(_ code: String) -> String {
    var html = ""
    var rest = Substring(code)
    func span(_ name: String, _ text: Substring) {
      html += "<span class=\"hljs-\(name)\">\(HTML.text(String(text)))</span>"
      rest = rest.dropFirst(text.count)
    }
    while let character = rest.first {
      if rest.hasPrefix("//") {
        span("comment", rest.prefix { $0 != "\n" })
      } else if character == "\"" {
        let inside = rest.dropFirst().prefix { $0 != "\"" }
        span("string", rest.prefix(inside.count + 2))
      } else if character.isLetter {
        let word = rest.prefix { $0.isLetter || $0.isNumber }
        if keywords.contains(word) {
          span("keyword", word)
        } else if character.isUppercase && word.count > 1 {
          span("type", word)
        } else {
          html += HTML.text(String(word))
          rest = rest.dropFirst(word.count)
        }
      } else if character.isNumber {
        span("number", rest.prefix { $0.isNumber || $0 == "." })
      } else {
        html += HTML.text(String(character))
        rest = rest.dropFirst()
      }
    }
    return html
  }
}
