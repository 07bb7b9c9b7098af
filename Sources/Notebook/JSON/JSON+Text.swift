extension JSON {
  /// As nbformat writes notebooks: keys in order, one blank for each level, a line break at the end.
  /// A notebook that Jupyter opens and saves again has no line that differs.
  func document() -> String {
    var out = ""
    write(to: &out, indent: 0)
    return out + "\n"
  }

  private func write(to out: inout String, indent: Int) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .integer(let value): out += String(value)
    case .number(let value): out += value.isFinite ? String(value) : "null"
    case .string(let text): Self.write(text, to: &out)
    case .array(let items):
      Self.write(items, between: ("[", "]"), to: &out, indent: indent) { item, out in
        item.write(to: &out, indent: indent + 1)
      }
    case .object(let members):
      let sorted = members.sorted {
        $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars)
      }
      Self.write(sorted, between: ("{", "}"), to: &out, indent: indent) { member, out in
        Self.write(member.key, to: &out)
        out += ": "
        member.value.write(to: &out, indent: indent + 1)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], between ends: (String, String), to out: inout String, indent: Int,
    _ write: (Item, inout String) -> Void
  ) {
    out += ends.0
    for (index, item) in items.enumerated() {
      out += (index == 0 ? "\n" : ",\n") + String(repeating: " ", count: indent + 1)
      write(item, &out)
    }
    if !items.isEmpty { out += "\n" + String(repeating: " ", count: indent) }
    out += ends.1
  }

  private static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{8}": out += "\\b"
      case "\u{C}": out += "\\f"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
