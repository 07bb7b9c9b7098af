extension Module {
  /// Copies of all parameters with their names: what is saved, and loaded again.
  public func stateDict() -> [NamedTensor] {
    namedParameters().map { NamedTensor(name: $0.name, tensor: $0.tensor.detached) }
  }

  /// Replaces all parameters by those of the same name. A parameter that layers share may come under
  /// any of its names, as PyTorch saves one or all of them.
  ///
  /// - Precondition: the same names and the same shapes, no more and no fewer.
  public func load(_ state: [NamedTensor]) {
    let own = namedParameters()
    let state = StateCheck.underFirstNames(state, otherNames: otherNames)
    demand(StateCheck.problem(own: own, given: state))
    let given = Dictionary(state.map { ($0.name, $0.tensor) }, uniquingKeysWith: { $1 })
    for parameter in own {
      if let value = given[parameter.name] { parameter.tensor.assign(value) }
    }
  }
}

extension Module {
  /// Further names of shared parameters, and their first names.
  var otherNames: [String: String] {
    var search = ModuleSearch()
    search.visit(self, path: "")
    return search.otherNames
  }
}

/// What keeps a saved state from fitting a model.
package enum StateCheck {
  /// The state with each shared parameter under its first name, once: it stays twice if its numbers
  /// differ, which `problem` finds.
  package static func underFirstNames(
    _ state: [NamedTensor], otherNames: [String: String]
  ) -> [NamedTensor] {
    if otherNames.isEmpty { return state }
    var result: [NamedTensor] = []
    for given in state {
      let name = otherNames[given.name] ?? given.name
      if result.contains(where: { $0.name == name && $0.tensor == given.tensor }) { continue }
      result.append(NamedTensor(name: name, tensor: given.tensor))
    }
    return result
  }

  package static func problem(own: [NamedTensor], given: [NamedTensor]) -> String? {
    let names = Set(own.map(\.name))
    let shapes = Dictionary(given.map { ($0.name, $0.tensor.shape) }, uniquingKeysWith: { $1 })
    let missing = own.map(\.name).filter { shapes[$0] == nil }
    let surplus = given.map(\.name).filter { !names.contains($0) }
    var problems: [String] = []
    if !missing.isEmpty { problems.append("missing \(missing.joined(separator: ", "))") }
    if !surplus.isEmpty { problems.append("unknown \(surplus.joined(separator: ", "))") }
    let counts = Dictionary(given.map { ($0.name, 1) }, uniquingKeysWith: +)
    for name in given.map(\.name) where (counts[name] ?? 0) > 1 && names.contains(name) {
      problems.append("\(name) is given twice, with different numbers")
      break
    }
    for parameter in own {
      if let shape = shapes[parameter.name], shape != parameter.tensor.shape {
        problems.append("\(parameter.name) is \(parameter.tensor.shape), the state has \(shape)")
      }
    }
    return problems.isEmpty ? nil : "load: \(problems.joined(separator: "; "))"
  }
}
