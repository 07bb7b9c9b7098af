extension Module {
  /// Copies of all parameters with their names: what is saved, and loaded again.
  public func stateDict() -> [NamedTensor] {
    namedParameters().map { NamedTensor(name: $0.name, tensor: $0.tensor.detached) }
  }

  /// Replaces all parameters by those of the same name.
  ///
  /// - Precondition: the same names and the same shapes, no more and no fewer.
  public func load(_ state: [NamedTensor]) {
    let own = namedParameters()
    demand(StateCheck.problem(own: own, given: state))
    let given = Dictionary(state.map { ($0.name, $0.tensor) }, uniquingKeysWith: { $1 })
    for parameter in own {
      if let value = given[parameter.name] { parameter.tensor.assign(value) }
    }
  }
}

/// What keeps a saved state from fitting a model.
package enum StateCheck {
  package static func problem(own: [NamedTensor], given: [NamedTensor]) -> String? {
    let names = Set(own.map(\.name))
    let shapes = Dictionary(given.map { ($0.name, $0.tensor.shape) }, uniquingKeysWith: { $1 })
    let missing = own.map(\.name).filter { shapes[$0] == nil }
    let surplus = given.map(\.name).filter { !names.contains($0) }
    var problems: [String] = []
    if !missing.isEmpty { problems.append("missing \(missing.joined(separator: ", "))") }
    if !surplus.isEmpty { problems.append("unknown \(surplus.joined(separator: ", "))") }
    for parameter in own {
      if let shape = shapes[parameter.name], shape != parameter.tensor.shape {
        problems.append("\(parameter.name) is \(parameter.tensor.shape), the state has \(shape)")
      }
    }
    return problems.isEmpty ? nil : "load: \(problems.joined(separator: "; "))"
  }
}
