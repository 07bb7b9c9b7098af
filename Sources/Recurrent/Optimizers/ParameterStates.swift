/// The parameters of an optimizer, with what it remembers about each.
struct ParameterStates {
  /// Memory of one parameter, made when its first gradient comes.
  struct State {
    /// Steps taken, this one included; parameters without a gradient fall behind.
    var step = 0
    var buffers: [Storage] = []
  }

  let parameters: [Tensor]
  let steps = StepsTaken()
  private var states: [State]

  init(_ optimizer: StaticString, _ source: some ParameterSource) {
    parameters = source.parameters()
    states = Array(repeating: State(), count: parameters.count)
    demand(ParameterStates.problem(optimizer, parameters))
  }

  /// What is wrong with a list of parameters, if anything.
  static func problem(_ optimizer: StaticString, _ parameters: [Tensor]) -> String? {
    if parameters.isEmpty { return "\(optimizer): there are no parameters to train" }
    var seen: Set<ObjectIdentifier> = []
    for parameter in parameters {
      guard let node = parameter.node, parameter.isParameter else {
        return "\(optimizer): \(parameter.label) is not a parameter; make it one with Parameter(…)"
      }
      if !seen.insert(ObjectIdentifier(node)).inserted {
        return "\(optimizer): \(parameter.label) is in the list twice"
      }
    }
    return nil
  }

  /// Calls `change` for each parameter that has a gradient.
  ///
  /// - Parameters:
  ///   - buffers: how many arrays of the parameter's size are remembered.
  ///   - value: what they hold at first.
  mutating func update(
    buffers: Int, from value: Float = 0,
    _ change: (Tensor, _ gradient: UnsafePointer<Float>, State) -> Void
  ) {
    steps.note()
    for index in parameters.indices {
      let parameter = parameters[index]
      guard let node = parameter.node, let gradient = node.shownGradient else { continue }
      if states[index].buffers.count != buffers {
        states[index].buffers = (0..<buffers).map { _ in
          Storage(count: parameter.count, repeating: value)
        }
      }
      states[index].step += 1
      change(parameter, gradient.base, states[index])
      node.noteChange()
    }
  }
}

/// Stops if an option of an optimizer is outside its range.
func demandOption(
  _ optimizer: StaticString, _ name: StaticString, _ value: Double,
  in range: some RangeExpression<Double>
) {
  if !range.contains(value) { broken("\(optimizer): \(name) is \(value), not in \(range)") }
}
