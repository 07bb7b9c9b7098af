internal import Lessons

/// All public names of what a lesson can use: read from `names.txt`, which is taken from the symbol
/// graphs of the built modules. A test keeps it up to date.
struct Names: Sendable {
  /// Functions and types, as a cell writes them alone.
  private(set) var globals: Set<String> = []
  /// By type, which has its surroundings before it as in `Initializer.Nonlinearity`: properties, methods
  /// and cases.
  private(set) var members: [String: Set<String>] = [:]
  /// By name, of a type too: its initializers.
  private(set) var functions: [String: [Signature]] = [:]
  /// By name, of any type.
  private(set) var methods: [String: [Signature]] = [:]
  private(set) var properties: Set<String> = []

  static let ours = Names(Resource.text(PackageResources.names_txt))

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "(", maxSplits: 1)
      let path = parts[0].replacing("`", with: "").split(separator: ".").map(String.init)
      let signature = parts.count > 1 ? Signature(parts[1].dropLast()) : nil
      guard let name = path.last else { continue }
      if path.count == 1 || name.first?.isUppercase == true && name != "T" {
        globals.insert(name)
        if let signature { functions[name, default: []].append(signature) }
      } else {
        members[path.dropLast().joined(separator: "."), default: []].insert(name)
        if let signature {
          methods[name, default: []].append(signature)
        } else {
          properties.insert(name)
        }
      }
    }
  }

  var allMembers: Set<String> { members.values.reduce(into: []) { $0.formUnion($1) } }

  /// A member that is always a value, and never called.
  func isProperty(_ name: String) -> Bool { properties.contains(name) && methods[name] == nil }
}
