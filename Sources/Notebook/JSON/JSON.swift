/// A value of JSON, as notebooks are written in.
enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  /// Written in the order of the keys, as nbformat writes it.
  case object([String: JSON])
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON {
  subscript(key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }

  var isTrue: Bool { self == .bool(true) }

  var array: [JSON]? {
    if case .array(let items) = self { items } else { nil }
  }

  var object: [String: JSON]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The strings of a list; what else is in it is left out.
  var strings: [String] { array?.compactMap(\.string) ?? [] }

  /// A text, which notebooks may also keep as a list of lines with their endings.
  var text: String? {
    if let string { return string }
    guard let array else { return nil }
    let lines = array.compactMap(\.string)
    return lines.count == array.count ? lines.joined() : nil
  }

  /// A text as nbformat keeps it: a list of lines with their endings.
  static func lines(_ text: String) -> JSON {
    let pieces = text.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = pieces.dropLast().map { String($0) + "\n" } + pieces.suffix(1).map(String.init)
    return .array(lines.filter { !$0.isEmpty }.map(JSON.string))
  }
}
