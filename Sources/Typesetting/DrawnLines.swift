/// Lines and braces over or under a part of a formula that are right without a mathematical font.
///
/// As with brackets (see `DrawnFences`), a browser stretches them with the tables of such a font alone,
/// and sets one small sign in the middle otherwise. So what `\\overline`, `\\underbrace` and their kin
/// stand over gets a class, and the page's style sheet draws it as a border.
enum DrawnLines {
  private static let forms: [Substring: [Substring: String]] = [
    "mover": ["‾": "over-line", "¯": "over-line", "⏞": "over-brace"],
    "munder": ["‾": "under-line", "_": "under-line", "⏟": "under-brace"],
  ]

  static func mayBe(in mathML: String) -> Bool {
    mathML.contains("stretchy=\"true\"")
  }

  static func mark(_ element: inout MathElement) {
    guard let forms = forms[element.name] else { return }
    var parts = element.elements
    guard parts.count == 2, parts[1].name == "mo", let sign = parts[1].text,
      let form = forms[sign], parts[1].attributes.contains("stretchy=\"true\"")
    else { return }
    // It stays for who reads without a style sheet.
    parts[1].add(class: "drawn-line")
    element.children = parts.map { .element($0) }
    element.add(class: form)
  }
}
