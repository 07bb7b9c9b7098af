/// Spaces that TeX sets and a browser does not.
///
/// KaTeX writes a function as its name, the invisible sign of application and its argument, which a browser
/// sets without any space: `tanh a` becomes "tanha". And a sign in the middle of a row counts as one
/// between two things, with a space on each side, even in `x = -1`.
///
/// - Source: Knuth, The TeXbook, 1984, chapter 18, for the spaces around functions; W3C, MathML Core,
///   2025, section 3.2.4.2, for the form of an operator.
enum MathSpacing {
  private static let application = "\u{2061}"
  private static let signs: Set<Substring> = ["−", "-", "+", "±", "∓"]
  private static let closing: Set<Substring> = [")", "]", "}", "∣", "|", "⟩", "⌉", "⌋", "!", "′"]

  static func mayBe(in mathML: String) -> Bool {
    mathML.contains(application) || signs.contains { mathML.contains("<mo>\($0)</mo>") }
  }

  static func set(_ element: inout MathElement) {
    var children: [MathElement.Child] = []
    for (index, child) in element.children.enumerated() {
      guard case .element(var inner) = child else {
        children.append(child)
        continue
      }
      set(&inner)
      let (before, next) = (element.element(at: index - 1), element.element(at: index + 1))
      if element.isRow {
        if next?.isApplication == true, let before, before.isOrdinary { children.append(.space) }
        if inner.isSign, inner.attributes.isEmpty, let before, before.takesNoOperand {
          inner.attributes = " form=\"prefix\""
        }
      }
      children.append(.element(inner))
      if element.isRow, inner.isApplication, let next, next.isOrdinary { children.append(.space) }
    }
    element.children = children
  }

  fileprivate static func isApplication(_ text: Substring?) -> Bool { text == application[...] }
  fileprivate static func isSign(_ text: Substring?) -> Bool { text.map(signs.contains) ?? false }
  fileprivate static func closes(_ text: Substring?) -> Bool {
    text.map(closing.contains) ?? true
  }
}

extension MathElement.Child {
  /// TeX's thin space.
  fileprivate static var space: Self {
    var space = MathElement("mspace", children: [])
    space.attributes = " width=\"0.1667em\""
    return .element(space)
  }
}

extension MathElement {
  fileprivate func element(at index: Int) -> MathElement? {
    guard children.indices.contains(index), case .element(let child) = children[index] else {
      return nil
    }
    return child
  }

  fileprivate var isRow: Bool { ["mrow", "mtd", "mstyle", "math"].contains(name) }
  fileprivate var isApplication: Bool { name == "mo" && MathSpacing.isApplication(text) }
  fileprivate var isSign: Bool { name == "mo" && MathSpacing.isSign(text) }

  /// What a space parts from a function: not an operator, a bracket or a space.
  fileprivate var isOrdinary: Bool {
    switch name {
    case "mo", "mspace": false
    case "mrow": elements.first.map { $0.name != "mo" } ?? false
    default: true
    }
  }

  /// A relation, an operator or an opening bracket: a sign behind it belongs to what follows.
  fileprivate var takesNoOperand: Bool {
    name == "mo" && !isApplication && !MathSpacing.closes(text)
  }
}
