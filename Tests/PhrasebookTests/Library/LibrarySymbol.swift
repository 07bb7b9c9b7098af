import Foundation

/// A public name of the built modules, as the page of the library shows it.
struct LibrarySymbol {
  /// `["Tensor", "sum(axis:keepDims:)"]`
  let path: [String]
  /// `method`, `property`, `enum.case` …
  let kind: String
  /// As it is called: `sum(axis: Int, keepDims: Bool = false) -> Tensor`.
  let declaration: String
  let comment: DocComment
  /// From a protocol of ours, which says the same.
  let isInherited: Bool

  /// Without the labels.
  var name: String { Self.name(path.last ?? "") }

  var isTopLevel: Bool { path.count == 1 }

  var isType: Bool { ["struct", "class", "enum", "protocol"].contains(kind) }

  var isOperator: Bool { kind == "func.op" }

  private static func name(_ component: String) -> String {
    // An operator may contain a bracket's neighbours, and never a bracket.
    String(component.prefix { $0 != "(" })
  }

  /// All symbols of our modules that somebody could write, in an order that no file system decides.
  static func all(in folder: URL) throws -> [LibrarySymbol] {
    var symbols: [LibrarySymbol] = []
    for file in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    {
      let module = String(file.lastPathComponent.prefix { $0.isLetter })
      guard file.pathExtension == "json", let mangled = SymbolGraph.modules[module] else {
        continue
      }
      let graph = try JSONDecoder().decode(Graph.self, from: Data(contentsOf: file))
      symbols += graph.symbols.compactMap { $0.symbol(of: mangled) }
    }
    symbols.sort { one, other in
      let (a, b) = (one.path.joined(separator: "."), other.path.joined(separator: "."))
      let (m, n) = (one.declaration.utf8.count, other.declaration.utf8.count)
      if (a, m) != (b, n) { return (a, m) < (b, n) }
      return (one.declaration, one.isInherited ? 1 : 0)
        < (other.declaration, other.isInherited ? 1 : 0)
    }
    // What a protocol asks for and then provides is one thing.
    var seen: Set<String> = []
    return symbols.filter {
      seen.insert($0.path.joined(separator: ".") + " " + $0.declaration).inserted
    }
  }

  private struct Graph: Decodable { var symbols: [Entry] }

  private struct Entry: Decodable {
    struct Kind: Decodable { var identifier: String }
    struct Identifier: Decodable { var precise: String }
    struct Fragment: Decodable { var spelling: String }
    struct Comment: Decodable {
      struct Line: Decodable { var text: String }
      var module: String?
      var lines: [Line]
    }

    var kind: Kind
    var identifier: Identifier
    var pathComponents: [String]
    var declarationFragments: [Fragment]
    var docComment: Comment?

    /// Words that Swift's own library asks for.
    static let technical: Set<String> = [
      "encode(to:)", "hash(into:)", "init(from:)", "init(rawValue:)", "rawValue", "description",
      "debugDescription", "customMirror", "makeIterator()", "Iterator", "Element", "next()",
      "underestimatedCount", "hashValue", "subscript(dynamicMember:)", "allCases", "AllCases",
      "RawValue", "init(stringLiteral:)", "init(arrayLiteral:)", "init(stack:)", "init(weights:)",
      "==(_:_:)", "!=(_:_:)",
    ]

    func symbol(of mangled: String) -> LibrarySymbol? {
      let parts = identifier.precise.components(separatedBy: "::")
      guard parts[0].contains(mangled), let last = pathComponents.last,
        !Self.technical.contains(last) || pathComponents.count == 1,
        !pathComponents.contains(where: { $0.hasPrefix("_") })
      else { return nil }
      let isForeign = docComment?.module.map { SymbolGraph.modules[$0] == nil } ?? false
      if isForeign, pathComponents.count > 1 { return nil }
      let kind = kind.identifier.replacing("swift.", with: "")
      let name = LibrarySymbol.name(last)
      let lines = isForeign ? [] : docComment?.lines.map(\.text) ?? []
      return LibrarySymbol(
        path: pathComponents, kind: kind,
        declaration: Declaration(
          declarationFragments.map(\.spelling).joined(), kind: kind, name: name,
          type: pathComponents.dropLast().last
        ).text,
        comment: DocComment(lines), isInherited: parts.count > 1)
    }
  }
}

/// A declaration as it is called.
struct Declaration {
  let text: String

  init(_ written: String, kind: String, name: String, type: String?) {
    var text = written.replacing("`", with: "")
    // What every claim and control has, and nobody writes.
    text = text.replacing(
      ", file: String = #fileID, line: Int = #line, column: Int = #column", with: "")
    text = text.replacing(" rethrows", with: "").replacing("throws(TableError)", with: "throws")
    text = text.replacing("@autoclosure ", with: "").replacing("@Sendable ", with: "")
    if let (head, conditions) = Self.constraints(text) {
      text = head
      for (parameter, constraint) in conditions {
        text = text.replacing(parameter, with: "some \(constraint)")
      }
    }
    switch kind {
    case "init": text = (type ?? "") + text.drop { $0 != "(" }
    case "func", "method", "type.method", "func.op":
      if let start = text.range(of: "func ") { text = String(text[start.upperBound...]) }
      text = text.replacing("callAsFunction(", with: "\(Self.variable(of: type ?? ""))(")
      if kind == "type.method" { text = "\(type ?? "").\(text)" }
      if kind == "func.op" { text = Self.operation(text) }
    case "property", "type.property", "var":
      text = kind == "type.property" ? ".\(name)" : name
    case "enum.case": text = "." + text.drop { $0 != " " }.dropFirst()
    case "subscript", "type.subscript":
      if let start = text.range(of: "subscript") { text = String(text[start.upperBound...]) }
      text =
        "x"
        + text.replacing("(", with: "[", maxReplacements: 1)
        .replacing(")", with: "]", maxReplacements: 1)
      text = String(text.prefix { $0 != "{" }).trimmingCharacters(in: .whitespaces)
    default: text = name
    }
    // As lessons call it: of the types that a protocol of Swift's stands for, the usual one.
    text = text.replacing("Self.", with: "")
    if let type, let usual = Self.usual[type] {
      text = text.replacing(type, with: usual).replacing("Self", with: usual)
    }
    self.text = text
  }

  private static let usual = ["BinaryFloatingPoint": "Double", "FixedWidthInteger": "Int"]

  /// How lessons call a value of a type: `lstmCell` of `LSTMCell`.
  private static func variable(of type: String) -> String {
    let capitals = type.prefix { $0.isUppercase }
    let count = capitals.count == type.count ? capitals.count : max(1, capitals.count - 1)
    return type.prefix(count).lowercased() + type.dropFirst(count)
  }

  /// `(x: Tensor, y: Tensor) -> Tensor` of `+` is `Tensor + Tensor -> Tensor`.
  private static func operation(_ text: String) -> String {
    guard
      let match = text.wholeMatch(of: /(\S+) ?\((?:\w+): ([^,]+?)(?:, (?:\w+): ([^,]+?))?\)(.*)/)
    else { return text }
    let result = match.4
    guard let right = match.3 else { return "\(match.1)\(match.2)\(result)" }
    return "\(match.2) \(match.1) \(right)\(result)".replacing("inout ", with: "")
  }

  /// `f<T>(_ x: T) where T : P` is `f(_ x: some P)`, where nothing else is said of T.
  private static func constraints(_ text: String) -> (String, [(String, String)])? {
    guard let match = text.firstMatch(of: #/ where (.*)$/#),
      let generic = text.firstMatch(of: /<((?:\w+)(?:, \w+)*)>(?=\()/)
    else { return nil }
    var conditions: [(String, String)] = []
    for part in match.1.split(separator: ", ") {
      let halves = part.components(separatedBy: " : ")
      guard halves.count == 2, !halves[0].contains(".") else { continue }
      if let index = conditions.firstIndex(where: { $0.0 == halves[0] }) {
        conditions[index].1 += " & \(halves[1])"
      } else {
        conditions.append((halves[0], halves[1]))
      }
    }
    var head = String(text[..<match.range.lowerBound])
    let names = generic.1.components(separatedBy: ", ")
    let isOnce = names.allSatisfy { head.components(separatedBy: $0).count == 3 }
    guard isOnce, Set(names) == Set(conditions.map(\.0)) else { return (head, []) }
    head.replace("<\(generic.1)>", with: "", maxReplacements: 1)
    return (head, conditions)
  }
}
