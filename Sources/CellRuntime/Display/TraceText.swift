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
  case .tuple, .struct, .class:
    guard depth < shownDepth else { return mirror.displayStyle == .tuple ? "(…)" : "\(type)(…)" }
    var parts = mirror.children.prefix(shownElements).map { child in
      let text = childText(child.value, depth: depth)
      guard let label = child.label, !label.hasPrefix(".") else { return text }
      return "\(label): \(text)"
    }
    if mirror.children.count > shownElements { parts.append("…") }
    let inside = parts.joined(separator: ", ")
    return mirror.displayStyle == .tuple ? "(\(inside))" : "\(type)(\(inside))"
  default:
    // Functions, metatypes: their type says all that can be said without an address.
    return mirror.displayStyle == nil ? type : oneLine("\(value)")
  }
}

private func childText(_ value: Any, depth: Int) -> String {
  func open<Value>(_ value: Value) -> String { traceText(value, depth: depth + 1) }
  return _openExistential(value, do: open)
}

private func oneLine(_ text: String) -> String {
  let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ")
  return flat.count > shownCharacters ? flat.prefix(shownCharacters - 1) + "…" : flat
}

private func numberText(_ number: Double) -> String {
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
    let start = prefix(shownCharacters)
    let isCut = start.endIndex != endIndex
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
