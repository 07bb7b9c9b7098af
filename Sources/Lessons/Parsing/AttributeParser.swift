/// Reads `{#id .class key=value key="quoted value"}`.
struct AttributeParser {
  static let classes = [
    "hidden", "listing", "folded", "untraced", "optimized", "fails", "already", "everyChoice",
  ]
  static let keys = ["caption", "fails", "graded", "memory", "seconds", "was"]

  let line: Int
  let source: SourceText
  var attributes = Attributes()
  var idRange: SourceRange?
  var given: [(name: String, range: SourceRange)] = []
  var diagnostics: [Diagnostic] = []
  /// The closing brace was there.
  var isClosed = false

  init(line: Int, source: SourceText) {
    self.line = line
    self.source = source
  }

  mutating func parse(_ cursor: inout ByteCursor) {
    let start = cursor.index
    cursor.index += 1
    while true {
      cursor.skipSpaces()
      guard let byte = cursor.peek else {
        report(
          .unclosedAttributes, start..<(start + 1), "the attributes are not closed",
          hint: "add the missing `}`")
        return
      }
      if byte == UInt8(ascii: "}") {
        cursor.index += 1
        isClosed = true
        return
      }
      parseItem(&cursor)
      // A quote without an end has taken the closing brace with it.
      if diagnostics.last?.rule == .unclosedQuote { return }
    }
  }

  private mutating func parseItem(_ cursor: inout ByteCursor) {
    let start = cursor.index
    cursor.skip { !$0.isSpace && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "=") }
    let word = cursor.text(start..<cursor.index)
    if word.hasPrefix("#") {
      setID(String(word.dropFirst()), at: start..<cursor.index)
    } else if word.hasPrefix("."), cursor.peek != UInt8(ascii: "=") {
      setClass(String(word.dropFirst()), at: start..<cursor.index)
    } else if cursor.peek == UInt8(ascii: "=") {
      let nameRange = start..<cursor.index
      cursor.index += 1
      let valueStart = cursor.index
      if let value = parseValue(&cursor) {
        set(word, to: value, name: nameRange, value: valueStart..<cursor.index)
      }
    } else {
      let meant = Suggestion.closest(to: word, among: Self.classes)
      report(
        .unknownAttribute, start..<cursor.index,
        "`\(word)` is neither `#id`, `.class` nor `key=value`",
        hint: meant.map { "did you mean `.\($0)`?" }
          ?? (word.hasSuffix(",") ? "attributes are separated by spaces" : nil))
    }
    // `=` alone would otherwise be met again and again.
    if cursor.index == start { cursor.index += 1 }
  }

  private mutating func parseValue(_ cursor: inout ByteCursor) -> String? {
    guard let quote = cursor.peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = cursor.index
      cursor.skip { !$0.isSpace && $0 != UInt8(ascii: "}") }
      return cursor.text(start..<cursor.index)
    }
    let start = cursor.index
    var value: [UInt8] = []
    cursor.index += 1
    while let byte = cursor.peek {
      cursor.index += 1
      if byte == quote { return String(decoding: value, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), let next = cursor.peek,
        next == quote || next == UInt8(ascii: "\\")
      {
        value.append(next)
        cursor.index += 1
      } else {
        value.append(byte)
      }
    }
    report(
      .unclosedQuote, start..<(start + 1), "the quoted value is not closed",
      hint: "add the missing \(String(UnicodeScalar(quote)))")
    return nil
  }

  private mutating func setID(_ id: String, at bytes: Range<Int>) {
    guard !id.isEmpty else {
      return report(
        .badAttribute, bytes, "`#` needs a name after it", hint: "write `#fig-name`")
    }
    if attributes.id != nil {
      report(
        .repeatedAttribute, bytes, "a fence has only one id, and `#\(id)` is a second one",
        hint: "delete one of them")
      return
    }
    attributes.id = id
    idRange = source.range(line: line, bytes: bytes)
    given.append(("#id", source.range(line: line, bytes: bytes)))
  }

  private mutating func setClass(_ name: String, at bytes: Range<Int>) {
    switch name {
    case "hidden": attributes.hidden = true
    case "listing": attributes.listing = true
    case "folded": attributes.folded = true
    case "untraced": attributes.untraced = true
    case "optimized": attributes.optimized = true
    case "fails": attributes.fails = attributes.fails ?? ""
    case "already": attributes.already = true
    case "everyChoice": attributes.everyChoice = true
    default:
      let hint =
        Self.keys.contains(name)
        ? "write `\(name)=…`"
        : Suggestion.closest(to: name, among: Self.classes).map { "did you mean `.\($0)`?" }
      return report(
        .unknownAttribute, bytes, "there is no class `.\(name)`",
        hint: hint ?? "the classes are \(list(Self.classes, prefix: "."))")
    }
    given.append((".\(name)", source.range(line: line, bytes: bytes)))
  }

  private mutating func set(
    _ key: String, to value: String, name: Range<Int>, value valueBytes: Range<Int>
  ) {
    switch key {
    case "caption": attributes.caption = value
    case "fails": attributes.fails = value
    case "was": attributes.was = value.hasPrefix("#") ? String(value.dropFirst()) : value
    case "graded":
      guard let count = Limits.count(value) else {
        return report(
          .badAttribute, valueBytes, "`graded` has to be a whole number above 0, not `\(value)`",
          hint: "write `graded=2`")
      }
      attributes.graded = count
    case "seconds":
      guard let seconds = Limits.seconds(value) else {
        return report(
          .badLimit, valueBytes, "`seconds` has to be a number above 0, not `\(value)`",
          hint: "write `seconds=60`")
      }
      attributes.seconds = seconds
    case "memory":
      guard let memory = Limits.size(value) else {
        return report(
          .badLimit, valueBytes, "`memory` has to be a size above 0, not `\(value)`",
          hint: "write `memory=2GB`")
      }
      attributes.memory = memory
    default:
      let hint =
        Self.classes.contains(key)
        ? "write `.\(key)`" : Suggestion.hint(for: key, among: Self.keys)
      return report(
        .unknownAttribute, name, "there is no key `\(key)`",
        hint: hint ?? "the keys are \(list(Self.keys, prefix: ""))")
    }
    let range = source.range(line: line, bytes: name.lowerBound..<valueBytes.upperBound)
    if given.contains(where: { $0.name == key }) {
      report(
        .repeatedAttribute, name, "`\(key)` is given twice; the last one counts",
        hint: "delete one of them")
    }
    given.append((key, range))
  }

  private func list(_ names: [String], prefix: String) -> String {
    names.map { "`\(prefix)\($0)`" }.joined(separator: ", ")
  }

  private mutating func report(
    _ rule: Rule, _ bytes: Range<Int>, _ message: String,
    hint: String?
  ) {
    diagnostics.append(
      source.diagnostic(
        rule, at: source.range(line: line, bytes: bytes), message, hint: hint))
  }
}
