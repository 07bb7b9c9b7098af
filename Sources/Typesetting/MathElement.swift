/// A MathML element as KaTeX writes them, taken apart so that it can be put together otherwise.
struct MathElement {
  enum Child {
    case element(MathElement)
    /// Escaped, as it stands in the markup.
    case text(Substring)
  }

  var name: Substring
  /// What stands in the tag after the name, with the space before it.
  var attributes: String
  var children: [Child]

  /// The first element of `markup`; nil where its tags do not match.
  init?(_ markup: String) {
    var rest = markup[...]
    self.init(reading: &rest)
  }

  private init?(reading rest: inout Substring) {
    guard rest.first == "<", let end = rest.firstIndex(of: ">") else { return nil }
    var tag = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    let isEmpty = tag.last == "/"
    if isEmpty { tag = tag.dropLast() }
    name = tag.prefix { $0 != " " }
    attributes = String(tag.dropFirst(name.count))
    children = []
    if isEmpty { return }
    while !rest.hasPrefix("</") {
      if rest.first == "<" {
        guard let child = MathElement(reading: &rest) else { return nil }
        children.append(.element(child))
      } else {
        guard let end = rest.firstIndex(of: "<") else { return nil }
        children.append(.text(rest[..<end]))
        rest = rest[end...]
      }
    }
    let close = "</\(name)>"
    guard rest.hasPrefix(close) else { return nil }
    rest = rest.dropFirst(close.count)
  }

  var markup: String {
    var result = "<\(name)\(attributes)"
    if children.isEmpty, name == "mspace" { return result + "/>" }
    result += ">"
    for child in children {
      switch child {
      case .element(let element): result += element.markup
      case .text(let text): result += text
      }
    }
    return result + "</\(name)>"
  }

  /// The text of an element that holds nothing else.
  var text: Substring? {
    if children.isEmpty { return "" }
    guard children.count == 1, case .text(let text) = children[0] else { return nil }
    return text
  }

  init(_ name: Substring, children: [Child]) {
    self.name = name
    attributes = ""
    self.children = children
  }

  func attribute(_ name: String) -> Substring? {
    guard let start = attributes.firstRange(of: " \(name)=\"") else { return nil }
    return attributes[start.upperBound...].prefix { $0 != "\"" }
  }

  /// - Returns: whether it was there.
  @discardableResult mutating func remove(_ name: String) -> Bool {
    guard let value = attribute(name) else { return false }
    attributes = attributes.replacing(" \(name)=\"\(value)\"", with: "")
    return true
  }

  var elements: [MathElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  mutating func add(class name: String) {
    let old = attribute("class").map(String.init)
    remove("class")
    attributes = " class=\"\(old.map { $0 + " " } ?? "")\(name)\"" + attributes
  }
}
