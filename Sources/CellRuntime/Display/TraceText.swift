internal import CellProtocol
internal import Recurrent

/// How many elements of a collection are shown before it is shortened in the middle.
private let shownElements = 6
/// How many characters of a text are shown.
private let shownCharacters = 72
/// How many characters the whole may have.
private let shownLength = 112
/// How deep values within values are shown.
private let shownDepth = 3

/// A value as reports show it beside a line: short, on one line, the same on every run.
func traceText<Value>(_ value: Value) -> String {
  let text = traceText(value, depth: 0)
  // A value of many parts, each short: the line that it stands beside has an end.
  return text.count > shownLength ? text.prefix(shownLength - 1) + "…" : text
}

/// A type whose values know their own short form.
private protocol TraceDescribing {
  func traceText(depth: Int) -> String
}

private func traceText<Value>(_ value: Value, depth: Int) -> String {
  if let known = value as? any TraceDescribing { return known.traceText(depth: depth) }
  if let integer = value as? any BinaryInteger { return String(describing: integer) }
  if let optimizer = value as? any Optimizer {
    let rate = numberText(optimizer.learningRate)
    return "\(traceTypeName(type(of: value as Any)))(learningRate: \(rate))"
  }
  if let schedule = value as? any Schedule {
    let rate = numberText(schedule.learningRate)
    return "\(traceTypeName(type(of: value as Any)))(learningRate: \(rate))"
  }
  if let custom = value as? any CustomStringConvertible { return oneLine(custom.description) }
  return structureText(value, depth: depth)
}

/// `Point(x: 1.0, y: 2.0)`, `(1, "a")`, `.some case`: what the value is made of.
private func structureText<Value>(_ value: Value, depth: Int) -> String {
  let mirror = Mirror(reflecting: value)
  let type = traceTypeName(Swift.type(of: value))
  switch mirror.displayStyle {
  case .enum:
    guard let payload = mirror.children.first else { return ".\(value)" }
    let name = payload.label ?? "\(value)"
    let text = childText(payload.value, depth: depth)
    // Several associated values, or one with a label, come as a tuple, which has its own.
    return text.hasPrefix("(") && text.hasSuffix(")") ? ".\(name)\(text)" : ".\(name)(\(text))"
  case .struct where isOpaque(mirror), .class where isOpaque(mirror):
    return (value as? any CustomDebugStringConvertible).map { oneLine($0.debugDescription) } ?? type
  case .tuple, .struct, .class:
    guard depth < shownDepth else { return mirror.displayStyle == .tuple ? "(…)" : "\(type)(…)" }
    // What a macro or the compiler has added is not the author's.
    let children = mirror.children.filter {
      !($0.label?.hasPrefix("$") ?? false) && !($0.label?.hasPrefix("_$") ?? false)
    }
    let isObservable = mirror.children.contains { $0.label?.hasPrefix("_$") ?? false }
    var parts = children.prefix(shownElements).map { child in
      let text = childText(child.value, depth: depth)
      guard let label = child.label, !label.hasPrefix(".") else { return text }
      return "\(isObservable && label.hasPrefix("_") ? String(label.dropFirst()) : label): \(text)"
    }
    if children.count > shownElements { parts.append("…") }
    let inside = parts.joined(separator: ", ")
    return mirror.displayStyle == .tuple ? "(\(inside))" : "\(type)(\(inside))"
  default:
    // Functions, metatypes: their type says all that can be said without an address.
    return mirror.displayStyle == nil ? type : oneLine("\(value)")
  }
}

/// A value of one of Swift's own types that keeps what it is made of to itself: its parts have names
/// with underscores, or are the compiler's.
private func isOpaque(_ mirror: Mirror) -> Bool {
  let name = _typeName(mirror.subjectType, qualified: true)
  let modules = ["Swift.", "Foundation", "Dispatch.", "_", "Observation."]
  return modules.contains { name.hasPrefix($0) }
    && mirror.children.contains { child in
      child.label?.hasPrefix("_") == true
        || _typeName(Swift.type(of: child.value), qualified: true).hasPrefix("Builtin.")
        || child.label == "program"
    }
}

private func childText(_ value: Any, depth: Int) -> String {
  func open<Value>(_ value: Value) -> String { traceText(value, depth: depth + 1) }
  return _openExistential(value, do: open)
}

private func oneLine(_ text: String) -> String {
  let flat = plainText(text).split(whereSeparator: \.isNewline).joined(separator: " ")
  return flat.count > shownCharacters ? flat.prefix(shownCharacters - 1) + "…" : flat
}

/// The text without addresses, and without words for surroundings that have no name.
private func plainText(_ text: some StringProtocol) -> String {
  guard text.utf8.contains(UInt8(ascii: "0")) || text.utf8.contains(UInt8(ascii: "(")) else {
    return String(text)
  }
  var bytes = text.utf8.map { CChar(bitPattern: $0) }
  let length = unroll_plain_text(&bytes, bytes.count)
  return String(decoding: bytes[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

func numberText(_ number: Double) -> String {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
    unroll_number_text(number, buffer.baseAddress, buffer.count)
    return buffer.baseAddress.map { String(cString: $0) } ?? ""
  }
}

/// The first and last elements; how many there are, where some are left out.
private func elementsText(
  count: Int, depth: Int, open: String, close: String, element: (Int) -> String
) -> String {
  guard depth < shownDepth || count == 0 else { return "\(open)…\(close)" }
  // Within another value a few elements must do, or the line has no end.
  if depth > 0 && count > shownElements / 2 {
    return "\(open)\(element(0)), …\(close) (\(count))"
  }
  if count <= shownElements {
    return open + (0..<count).map(element).joined(separator: ", ") + close
  }
  let head = (0..<shownElements / 2).map(element).joined(separator: ", ")
  return "\(open)\(head), …, \(element(count - 1))\(close) (\(count))"
}

// MARK: The standard library's types, and the tensor

extension Double: TraceDescribing {
  fileprivate func traceText(depth: Int) -> String { numberText(self) }
}

extension Float: TraceDescribing {
  fileprivate func traceText(depth: Int) -> String { numberText(Double(self)) }
}

extension Bool: TraceDescribing {
  fileprivate func traceText(depth: Int) -> String { self ? "true" : "false" }
}

extension String: TraceDescribing {
  fileprivate func traceText(depth: Int) -> String {
    // Taken from the front before anything else, as a text may be a whole file.
    let head = prefix(2 * shownCharacters)
    let plain = plainText(head)
    let start = plain.prefix(shownCharacters)
    let isCut = start.endIndex != plain.endIndex || head.endIndex != endIndex
    return "\"\(start.unicodeScalars.map(Self.escaped).joined())\(isCut ? "…" : "")\""
  }
}

extension String {
  /// As in a string literal, where an apostrophe stands for itself.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    scalar == "'" ? "'" : scalar.escaped(asASCII: false)
  }
}

extension Substring: TraceDescribing {
  fileprivate func traceText(depth: Int) -> String {
    String(prefix(shownCharacters + 1)).traceText(depth: depth)
  }
}

extension Character: TraceDescribing {
  fileprivate func traceText(depth: Int) -> String { String(self).traceText(depth: depth) }
}

extension Optional: TraceDescribing {
  fileprivate func traceText(depth: Int) -> String {
    switch self {
    case nil: "nil"
    case let value?: CellRuntime.traceText(value, depth: depth)
    }
  }
}

extension Array: TraceDescribing {
  fileprivate func traceText(depth: Int) -> String {
    elementsText(count: count, depth: depth, open: "[", close: "]") {
      CellRuntime.traceText(self[$0], depth: depth + 1)
    }
  }
}

extension ArraySlice: TraceDescribing {
  fileprivate func traceText(depth: Int) -> String {
    elementsText(count: count, depth: depth, open: "[", close: "]") {
      CellRuntime.traceText(self[startIndex + $0], depth: depth + 1)
    }
  }
}

extension Set: TraceDescribing {
  fileprivate func traceText(depth: Int) -> String {
    // In the order of their texts, as that of the hashes says nothing.
    guard count <= 64 else { return "Set of \(count)" }
    let elements = map { CellRuntime.traceText($0, depth: depth + 1) }.sorted()
    return elementsText(count: count, depth: depth, open: "[", close: "]") { elements[$0] }
  }
}

extension Dictionary: TraceDescribing {
  fileprivate func traceText(depth: Int) -> String {
    guard !isEmpty else { return "[:]" }
    guard count <= 64 else { return "Dictionary of \(count)" }
    let elements = map { key, value in
      let name = CellRuntime.traceText(key, depth: depth + 1)
      return (name, "\(name): \(CellRuntime.traceText(value, depth: depth + 1))")
    }.sorted { $0.0 < $1.0 }
    return elementsText(count: count, depth: depth, open: "[", close: "]") { elements[$0].1 }
  }
}

extension Tensor: TraceDescribing {
  /// A number for a tensor of no dimension, the shape for any other.
  fileprivate func traceText(depth: Int) -> String {
    shape.isEmpty
      ? numberText(Double(item)) : "[\(shape.map { String($0) }.joined(separator: ", "))]"
  }
}
