import Foundation

/// The public names of built modules, as the compiler's tool lists them.
struct SymbolGraph {
  /// The modules that a cell sees, with their names in symbols.
  static let modules = [
    "Recurrent": "9Recurrent", "Figures": "7Figures", "Steps": "5Steps",
    "CellRuntime": "11CellRuntime",
  ]

  /// One line for each, in order: `Tensor.sum(axis: keepDims:?)`.
  static func names(in folder: URL) throws -> [String] {
    var lines: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    {
      let module = file.lastPathComponent.prefix { $0.isLetter }
      guard let mangled = modules[String(module)] else { continue }
      let graph = try JSONDecoder().decode(Graph.self, from: Data(contentsOf: file))
      for symbol in graph.symbols {
        let own = symbol.identifier.precise.components(separatedBy: "::")[0]
        if own.contains(mangled), let line = symbol.line { lines.insert(line) }
      }
    }
    return lines.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  private struct Graph: Decodable {
    var symbols: [Symbol]
  }

  private struct Symbol: Decodable {
    struct Kind: Decodable { var identifier: String }
    struct Identifier: Decodable { var precise: String }
    struct Fragment: Decodable { var spelling: String }

    var kind: Kind
    var identifier: Identifier
    var pathComponents: [String]
    var declarationFragments: [Fragment]

    /// Nil for what nobody writes by its name.
    var line: String? {
      guard kind.identifier != "swift.func.op", kind.identifier != "swift.subscript",
        !pathComponents.contains(where: { $0.hasPrefix("_") }), let last = pathComponents.last
      else { return nil }
      let owner = pathComponents.dropLast().joined(separator: ".")
      let name = last.prefix { $0 != "(" }
      let path = owner.isEmpty ? String(name) : "\(owner).\(name)"
      // A name that is a word of Swift too stands in backquotes.
      let declaration = declarationFragments.map(\.spelling).joined().replacing("`", with: "")
      let line: String
      switch kind.identifier {
      case "swift.init": line = owner + Self.parameters(of: declaration, after: "init")
      case "swift.func", "swift.method", "swift.type.method":
        line = path + Self.parameters(of: declaration, after: "func \(name)")
      case "swift.enum.case" where last.contains("("):
        line = path + Self.parameters(of: declaration, after: String(name))
      default: line = path
      }
      let technical = ["encode(to:)", "hash(into:)", "(from:)", "debugDescription", "customMirror"]
      return technical.contains(where: line.hasSuffix) || line.contains("rawValue") ? nil : line
    }

    /// The labels, with `?` after those that may be left out and `...` after those that take more.
    private static func parameters(of declaration: String, after start: String) -> String {
      guard let found = declaration.range(of: start) else { return "()" }
      var depth = 0
      var isGeneric = false
      var parts = [""]
      var last: Character = " "
      var isInText = false
      for character in declaration[found.upperBound...] {
        // A standard value may be a comma.
        if character == "\"" { isInText.toggle() }
        if isInText { continue }
        if depth == 0, character == "<" { isGeneric = true }
        if depth == 0, isGeneric {
          if character == ">" { isGeneric = false }
          continue
        }
        if "([<".contains(character) {
          depth += 1
          if depth == 1 { continue }
        }
        if ")]>".contains(character), !(character == ">" && last == "-") {
          depth -= 1
          if depth == 0 { break }
        }
        last = character
        if character == ",", depth == 1 {
          parts.append("")
        } else if depth > 0 {
          parts[parts.count - 1].append(character)
        }
      }
      let labels = parts.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        .map { part in
          let label = part.wholeMatch(of: /([\w`]+)(?: [\w`]+)?:.*/).map { String($0.1) } ?? "_"
          return label + ":" + (part.hasSuffix("...") ? "..." : part.contains(" = ") ? "?" : "")
        }
      return "(\(labels.joined(separator: " ")))"
    }
  }
}
