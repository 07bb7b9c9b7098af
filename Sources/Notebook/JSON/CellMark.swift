internal import Lessons

/// What a notebook keeps of a lesson's cell beside its code, under `metadata.unroll`.
struct CellMark: Sendable, Hashable {
  var attributes = Attributes()
  /// The call that the body is the closure of; the cell's code has it around the body.
  var directive: String?

  init() {}

  init(_ cell: Cell) {
    attributes = cell.attributes
    directive = cell.directive?.call
  }

  var json: [String: JSON] {
    var members: [String: JSON] = ["role": .string(attributes.role.rawValue)]
    members["directive"] = directive.map(JSON.string)
    members["id"] = attributes.id.map(JSON.string)
    members["caption"] = attributes.caption.map(JSON.string)
    members["fails"] = attributes.fails.map(JSON.string)
    members["seconds"] = attributes.seconds.map(JSON.number)
    members["memory"] = attributes.memory.map(JSON.integer)
    for (name, path) in Self.flags where attributes[keyPath: path] { members[name] = true }
    return members
  }

  /// Of what another program may have written: what cannot be is left out.
  init(_ json: JSON?) {
    guard let json else { return }
    attributes.role = json["role"]?.string.flatMap(Role.init) ?? .lesson
    directive = json["directive"]?.string.flatMap(Self.oneLine)
    attributes.id = json["id"]?.string.flatMap { id in
      id.isEmpty || id.contains { $0.isWhitespace || "}=".contains($0) } ? nil : id
    }
    attributes.caption = json["caption"]?.string.flatMap(Self.oneLine)
    attributes.fails = json["fails"]?.string.flatMap(Self.oneLine)
    attributes.seconds = json["seconds"]?.double.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
    attributes.memory = json["memory"]?.integer.flatMap { $0 > 0 ? $0 : nil }
    for (name, path) in Self.flags { attributes[keyPath: path] = json[name]?.isTrue ?? false }
  }

  private static var flags: [(String, WritableKeyPath<Attributes, Bool>)] {
    [
      ("hidden", \.hidden), ("listing", \.listing), ("folded", \.folded),
      ("untraced", \.untraced), ("optimized", \.optimized), ("everyChoice", \.everyChoice),
    ]
  }

  /// What stands on a fence's line is on one line, and holds no backquote.
  private static func oneLine(_ text: String) -> String? {
    text.contains { $0.isNewline || $0 == "`" } ? nil : text
  }
}

extension CellMark {
  /// The lines of a cell as a notebook has them, before anything is set beside them: the body, with a
  /// directive's call around it.
  static func rows(of cell: Cell) -> [String] {
    let body = cell.code.lines
    let margin =
      body.filter { !$0.isBlank }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    let isEmpty = cell.code.isEmpty && cell.closingLine <= cell.firstLine
    let indent = cell.directive == nil ? "" : "  "
    let inside = (isEmpty ? [] : body).map { line -> String in
      let kept = line.dropFirst(margin)
      return kept.isEmpty ? "" : indent + kept
    }
    guard let directive = cell.directive else { return inside }
    return [directive.call + " {"] + inside + ["}"]
  }

  /// The body of a directive's cell; nil where the call is not around it any more.
  func body(of rows: [String]) -> [String]? {
    guard let directive, rows.count > 1, rows[0] == directive + " {", rows.last == "}" else {
      return nil
    }
    return rows.dropFirst().dropLast().map { line in
      line.hasPrefix("  ") ? String(line.dropFirst(2)) : line
    }
  }

  /// What stands after a fence's marks.
  var info: String {
    var parts = ["swift"]
    if attributes.role != .lesson { parts.append(attributes.role.rawValue) }
    if let directive, attributes.role == .lesson { parts.append(directive) }
    var braces: [String] = []
    if let id = attributes.id { braces.append("#\(id)") }
    for (name, path) in Self.flags where attributes[keyPath: path] { braces.append(".\(name)") }
    if let fails = attributes.fails {
      braces.append(fails.isEmpty ? ".fails" : "fails=\(Self.quoted(fails))")
    }
    if let caption = attributes.caption { braces.append("caption=\(Self.quoted(caption))") }
    if let seconds = attributes.seconds { braces.append("seconds=\(Self.plain(seconds))") }
    if let memory = attributes.memory { braces.append("memory=\(Self.size(memory))") }
    if !braces.isEmpty { parts.append("{\(braces.joined(separator: " "))}") }
    return parts.joined(separator: " ")
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.map { "\"\\".contains($0) ? "\\\($0)" : "\($0)" }.joined() + "\""
  }

  /// Without the `.0` of a whole number.
  static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }

  /// In the largest unit that leaves no rest.
  static func size(_ bytes: Int) -> String {
    for (unit, shift) in [("GB", 30), ("MB", 20), ("KB", 10)]
    where bytes > 0 && bytes & ((1 << shift) - 1) == 0 {
      return "\(bytes >> shift)\(unit)"
    }
    return String(bytes)
  }
}
