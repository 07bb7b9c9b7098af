/// The name of a type as a lesson writes it: `[Int]`, `String?`, `Point`, without its module.
func traceTypeName(_ type: Any.Type) -> String {
  if let known = type as? any SugaredType.Type { return known.sugaredName }
  // `_typeName` with a module would show the generated name of the cell's own.
  return _typeName(type, qualified: false)
}

private protocol SugaredType {
  static var sugaredName: String { get }
}

extension Array: SugaredType {
  fileprivate static var sugaredName: String { "[\(traceTypeName(Element.self))]" }
}

extension Dictionary: SugaredType {
  fileprivate static var sugaredName: String {
    "[\(traceTypeName(Key.self)): \(traceTypeName(Value.self))]"
  }
}

extension Optional: SugaredType {
  fileprivate static var sugaredName: String { "\(traceTypeName(Wrapped.self))?" }
}
