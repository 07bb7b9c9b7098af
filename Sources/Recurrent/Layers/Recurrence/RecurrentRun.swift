import CKernels

/// One layer's run over a sequence, in one or two directions: a single node of the tape.
///
/// The products of the input with the weights are made for many steps at once; each step adds its
/// product with the state and applies the gates. `Recurrence` keeps what the backward pass needs.
struct RecurrentRun {
  /// `[time, batch, directions * stateSize]`, or `[batch, time, directions * stateSize]`.
  let output: Tensor
  /// Forward before reverse.
  let directions: [Recurrence]

  static func forward(_ given: RecurrentInput) -> RecurrentRun {
    let nodes = GradientMode.isEnabled ? given.nodes.list : []
    let isRecorded = Recurrent.isRecorded(given.x) || nodes.contains { $0 != nil }
    let memory = RecurrentMemory(given)
    var directions: [Recurrence] = []
    for (index, weights) in given.weights.enumerated() {
      let direction = Recurrence.make(memory, weights, index, isRecorded: isRecorded)
      direction.forward()
      directions.append(direction)
    }
    let (steps, batch) = (memory.steps, memory.batch)
    var output = Tensor(
      storage: memory.output,
      shape: (given.writesBatchFirst ? [batch, steps] : [steps, batch]) + [memory.stateStride])
    if isRecorded {
      let node = Node(
        given.kind.name, count: output.count, given.x.node, others: nodes, reading: true
      ) { [directions] in backward($0, directions) }
      // The gradient may arrive through the cell state alone.
      node.runsWithoutGradient = given.kind == .lstm
      output.node = node
    }
    ParameterUse.note(
      given.kind.title,
      given.weights.flatMap {
        [$0.weight_ih, $0.weight_hh, $0.bias_ih, $0.bias_hh, $0.weight_hr]
      },
      input: [steps, batch, memory.inputSize], output: [steps, batch, memory.stateStride])
    return RecurrentRun(output: output, directions: directions)
  }

  private static func backward(_ node: Node, _ directions: [Recurrence]) {
    let inputs = RecurrentNodes(node.others)
    let dOutput = ownGradient(node)
    var dInput = node.first?.slot
    for (direction, weights) in zip(directions, inputs.weights) {
      direction.backward(
        BackwardPass(
          weights: weights, dInput: dInput, dInitialHidden: inputs.initialHidden?.accumulator,
          dInitialCell: inputs.initialCell?.accumulator, dOutput: dOutput,
          keepsGraph: node.keepsGraph))
      if let base = dInput?.base { dInput = GradientSlot(base: base, accumulates: true) }
    }
  }

  /// The gradient of the output, to be changed in place.
  private static func ownGradient(_ node: Node) -> Storage {
    if node.retainsGradient, let kept = node.gradient { return kept.copy() }
    // A name of its own here would be a second reference, and cost a copy each time.
    node.makeGradientUnique()
    return node.gradient ?? Storage(count: node.count, repeating: 0)
  }

  // MARK: Last states

  /// The states after each row's last step, `[layers * directions, batch, stateSize]`.
  static func lastHidden(_ runs: [RecurrentRun]) -> Tensor {
    let directions = runs.map(\.directions)
    let (count, memory) = (directions[0].count, directions[0][0].memory)
    let size = memory.batch * memory.stateSize
    var result = Tensor(unfilled: [runs.count * count, memory.batch, memory.stateSize])
    var target = result.base
    for direction in directions.joined() {
      direction.copyLastStates(to: target)
      target += size
    }
    let nodes = runs.map(\.output.node)
    if nodes.contains(where: { $0 != nil }) {
      result.node = Node("hidden", count: result.count, nil, others: nodes) { node in
        var source = node.dy
        for (input, directions) in zip(node.others, directions) {
          let dOutput = input?.accumulator
          for direction in directions {
            if let dOutput { direction.sendLastGradient(source, to: dOutput) }
            source += size
          }
        }
      }
    }
    return result
  }

  /// The cell states after each row's last step, `[layers * directions, batch, hiddenSize]`; nil
  /// without an LSTM.
  static func lastCells(_ runs: [RecurrentRun]) -> Tensor? {
    guard runs[0].directions[0] is LSTMRecurrence else { return nil }
    let directions = runs.flatMap(\.directions).compactMap { $0 as? LSTMRecurrence }
    guard let memory = directions.first?.memory else { return nil }
    let (batch, h) = (memory.batch, memory.hiddenSize)
    var result = Tensor(unfilled: [directions.count, batch, h])
    for (index, direction) in directions.enumerated() {
      direction.copyLastCells(to: result.base + index * batch * h)
    }
    let nodes = runs.map(\.output.node)
    if nodes.contains(where: { $0 != nil }) {
      result.node = Node("cell", count: result.count, nil, others: nodes) { node in
        for (index, direction) in directions.enumerated() {
          direction.receiveCellGradient(node.dy + index * batch * h)
        }
      }
    }
    return result
  }
}
