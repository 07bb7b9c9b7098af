/// An element of a page, as the strict reader finds it.
final class PageElement {
  let name: String
  let attributes: [String: String]
  private(set) var children: [Child] = []

  enum Child {
    case element(PageElement)
    case text(String)
  }

  init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  func add(_ child: Child) { children.append(child) }

  /// This element and all within it, in the order of the text.
  var all: [PageElement] {
    [self]
      + children.flatMap { child -> [PageElement] in
        if case .element(let element) = child { element.all } else { [] }
      }
  }

  func all(_ name: String) -> [PageElement] { all.filter { $0.name == name } }

  func all(withClass name: String) -> [PageElement] {
    all.filter { ($0.attributes["class"] ?? "").split(separator: " ").contains(Substring(name)) }
  }

  var text: String {
    children.map { child in
      switch child {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined()
  }
}
