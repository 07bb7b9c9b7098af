/// Looks through the stored properties of a model for parameters.
///
/// It goes through values of any kind, so that no parameter is forgotten because of where it is
/// kept; only those that closures hold stay hidden. It runs when an optimizer is made, not at
/// every step.
struct ModuleSearch {
  private(set) var parameters: [NamedTensor] = []
  private(set) var modes: [TrainingMode] = []
  /// Further names of parameters that are held in several places, and their first names.
  private(set) var otherNames: [String: String] = [:]
  private var firstNames: [ObjectIdentifier: String] = [:]
  private var seen: Set<ObjectIdentifier> = []

  mutating func visit(_ value: Any, path: String) {
    if let tensor = value as? Tensor {
      guard let node = tensor.node, tensor.isParameter else { return }
      if seen.insert(ObjectIdentifier(node)).inserted {
        parameters.append(NamedTensor(name: path, tensor: tensor))
        firstNames[ObjectIdentifier(node)] = path
      } else {
        otherNames[path] = firstNames[ObjectIdentifier(node)]
      }
      return
    }
    if let mode = value as? TrainingMode {
      if seen.insert(ObjectIdentifier(mode)).inserted { modes.append(mode) }
      return
    }
    visitParts(Mirror(reflecting: value), of: value, path: path)
  }

  private mutating func visitParts(_ mirror: Mirror, of value: Any, path: String) {
    switch mirror.displayStyle {
    case .class:
      if !seen.insert(ObjectIdentifier(value as AnyObject)).inserted { return }
    case .optional:
      if let some = mirror.children.first { visit(some.value, path: path) }
      return
    case .collection:
      // A row of plain numbers, which can be long, holds no parameters.
      if value is [Float] || value is [Int] || value is [Double] || value is [String] { return }
    case .dictionary:
      visitEntries(mirror, path: path)
      return
    default:
      break
    }
    if let parent = mirror.superclassMirror { visitChildren(parent, path: path) }
    visitChildren(mirror, path: path)
  }

  private mutating func visitChildren(_ mirror: Mirror, path: String) {
    if let parent = mirror.superclassMirror, mirror.displayStyle == nil {
      visitChildren(parent, path: path)
    }
    for (index, child) in mirror.children.enumerated() {
      let name = child.label.map(ModuleSearch.propertyName) ?? "\(index)"
      visit(child.value, path: path.isEmpty ? name : "\(path).\(name)")
    }
  }

  /// Entries in the order of their keys' texts: a dictionary's own order changes.
  private mutating func visitEntries(_ mirror: Mirror, path: String) {
    let entries = mirror.children.compactMap { child -> (String, Any)? in
      let pair = Array(Mirror(reflecting: child.value).children)
      return pair.count == 2 ? ("\(pair[0].value)", pair[1].value) : nil
    }
    for (key, value) in entries.sorted(by: { $0.0 < $1.0 }) {
      visit(value, path: path.isEmpty ? key : "\(path).\(key)")
    }
  }

  /// The name that was written, where the compiler stores a property under another one.
  private static func propertyName(_ label: String) -> String {
    let lazy = "$__lazy_storage_$_"
    if label.hasPrefix(lazy) { return String(label.dropFirst(lazy.count)) }
    // Lazy and wrapped properties have an underscore, places of a tuple a dot.
    if label.hasPrefix("_") || label.hasPrefix(".") { return String(label.dropFirst()) }
    return label
  }
}
