/// Reads a page more strictly than any browser: every tag closed in its order, every attribute
/// quoted and once, every `&` a known entity, no `<` that is not a tag's.
struct PageReader {
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  private static let void: Set<String> = ["meta", "link", "br", "hr", "img", "input"]
  private static let entities = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "#10": "\n", "#9": "\t",
    "nbsp": "\u{A0}",
  ]

  private var rest: Substring
  private let whole: String

  private init(_ html: String) {
    whole = html
    rest = html[...]
  }

  static func read(_ html: String) throws -> PageElement {
    var reader = PageReader(html)
    return try reader.read()
  }

  private mutating func read() throws -> PageElement {
    try expect("<!DOCTYPE html>\n")
    let root = PageElement("#document", [:])
    var open = [root]
    while let character = rest.first {
      guard character == "<" else {
        let text = rest.prefix { $0 != "<" }
        rest = rest.dropFirst(text.count)
        open[open.count - 1].add(.text(try unescaped(text)))
        continue
      }
      if rest.hasPrefix("</") {
        rest = rest.dropFirst(2)
        let name = try name()
        try expect(">")
        guard open.count > 1, open.last?.name == name else {
          throw fault("</\(name)> closes <\(open.last?.name ?? "")>")
        }
        open.removeLast()
        continue
      }
      rest = rest.dropFirst()
      let element = try element()
      open[open.count - 1].add(.element(element))
      if element.name == "style" || element.name == "script" {
        guard let end = rest.ranges(of: "</\(element.name)>").first else {
          throw fault("open <\(element.name)>")
        }
        element.add(.text(String(rest[..<end.lowerBound])))
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("/>") {
        rest = rest.dropFirst(2)
      } else if !Self.void.contains(element.name) {
        open.append(element)
      }
    }
    guard open.count == 1 else { throw fault("<\(open.last?.name ?? "")> is not closed") }
    return root
  }

  private mutating func element() throws -> PageElement {
    let tag = try name()
    var attributes: [String: String] = [:]
    while rest.first == " " {
      rest = rest.drop { $0 == " " }
      if rest.hasPrefix("/>") { break }
      let key = try name()
      try expect("=\"")
      let value = rest.prefix { $0 != "\"" }
      rest = rest.dropFirst(value.count)
      try expect("\"")
      guard !value.contains("<") else { throw fault("< in \(key)") }
      guard attributes.updateValue(try unescaped(value), forKey: key) == nil else {
        throw fault("\(key) stands twice in <\(tag)>")
      }
    }
    if !rest.hasPrefix("/>") { try expect(">") }
    return PageElement(tag, attributes)
  }

  private mutating func name() throws -> String {
    let name = rest.prefix {
      ($0.isASCII && ($0.isLetter || $0.isNumber)) || $0 == "-" || $0 == ":"
    }
    guard !name.isEmpty else { throw fault("no name of a tag or an attribute") }
    rest = rest.dropFirst(name.count)
    return String(name)
  }

  private mutating func expect(_ text: String) throws {
    guard rest.hasPrefix(text) else { throw fault("\(text) is missing") }
    rest = rest.dropFirst(text.count)
  }

  private func unescaped(_ text: Substring) throws -> String {
    for scalar in text.unicodeScalars
    where scalar.value < 0x20 && scalar != "\n" && scalar != "\t" {
      throw fault("control character \(scalar.value)")
    }
    var out = ""
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      out += rest[..<start]
      let name = rest[start...].dropFirst().prefix { $0 != ";" }
      guard let character = Self.entities[String(name)] else { throw fault("&\(name);") }
      out += character
      rest = rest[start...].dropFirst(name.count + 2)
    }
    return out + rest
  }

  private func fault(_ text: String) -> Fault {
    let line = whole[..<rest.startIndex].filter { $0 == "\n" }.count + 1
    return Fault(description: "line \(line): \(text): …\(rest.prefix(80))")
  }
}
