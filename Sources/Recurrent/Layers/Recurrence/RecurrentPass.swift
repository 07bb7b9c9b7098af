import CKernels

/// One layer's run over a whole sequence, in one or both directions, as one node of the tape.
///
/// All memory is time-major, rows `[time, batch]`; a layer that reads or writes `[batch, time]` copies
/// a step's rows when it comes to it. The products of the input with the weights are made for many
/// steps at once; each step adds its product with the state and applies the gates. What the
/// backward pass needs stays here until it ran.
final class RecurrentPass {
  let kind: RecurrentKind
  let steps: Int
  let batch: Int
  let inputSize: Int
  let hiddenSize: Int
  let lengths: SequenceLengths?
  private(set) var directions: [DirectionPass] = []

  /// `[steps * batch, inputSize]`.
  let input: Storage
  /// Hidden states of all steps, `[steps * batch, directions * hiddenSize]`; 0 past a row's end.
  let states: Storage

  /// What the caller gave and gets, in the orders that he wants: `input` and `states` themselves,
  /// or copies of them.
  let source: Storage
  let output: Storage
  let inputOrder: RowOrder
  let outputOrder: RowOrder

  /// Gradient of the last cell state, `[directions, batch, hiddenSize]`; it comes by its own way.
  var cellGradient: Storage?

  /// - Parameters:
  ///   - input: `[time, batch, feature]`, or `[batch, time, feature]` with `readsBatchFirst`.
  ///   - writesBatchFirst: the output is `[batch, time, feature]`.
  init(
    kind: RecurrentKind, input: Tensor, readsBatchFirst: Bool, writesBatchFirst: Bool,
    hidden: Storage, cell: Storage?, weights: [RecurrentWeights], lengths: SequenceLengths?,
    keepsForBackward: Bool
  ) {
    self.kind = kind
    self.lengths = lengths
    steps = input.shape[readsBatchFirst ? 1 : 0]
    batch = input.shape[readsBatchFirst ? 0 : 1]
    inputSize = input.shape[2]
    hiddenSize = weights[0].hiddenHidden.shape[1]
    source = input.storage
    self.input = readsBatchFirst ? Storage(count: source.count) : source
    let count = steps * batch * weights.count * hiddenSize
    states = lengths == nil ? Storage(count: count) : Storage(count: count, repeating: 0)
    output = writesBatchFirst ? Storage(count: count) : states
    inputOrder = RowOrder(steps: steps, batch: batch, batchFirst: readsBatchFirst)
    outputOrder = RowOrder(steps: steps, batch: batch, batchFirst: writesBatchFirst)
    for (index, weight) in weights.enumerated() {
      let direction = DirectionPass(
        pass: self, index: index, weights: weight, hidden: hidden, cell: cell)
      direction.forward(self, keepsForBackward: keepsForBackward)
      directions.append(direction)
    }
  }

  /// Floats of one row of `states`, and of `output`.
  var stateStride: Int { states.count / max(steps * batch, 1) }

  func active(_ step: Int) -> Int {
    if step < 0 || step >= steps { return 0 }
    return lengths?.active[step] ?? batch
  }

  /// The step at which a row's last state is computed.
  func lastStep(row: Int, isReverse: Bool) -> Int {
    isReverse ? 0 : (lengths?.sorted[row] ?? steps) - 1
  }

  // MARK: The caller's order of rows

  /// Copies the input of these steps, unless it is there.
  func gatherInput(_ range: Range<Int>) {
    // The second direction finds what the first one copied.
    if input === source || !directions.isEmpty { return }
    for step in range {
      for row in 0..<batch {
        (input.base + (step * batch + row) * inputSize).update(
          from: source.base + inputOrder.row(step: step, sequence: row) * inputSize,
          count: inputSize)
      }
    }
  }

  /// Copies one direction's new states to the output.
  func deliver(_ part: DirectionPass.Rows, column: Int) {
    if output === states { return }
    for row in part.range {
      (output.base + outputOrder.row(step: part.step, sequence: row) * stateStride + column)
        .update(
          from: states.base + (part.step * batch + row) * stateStride + column, count: hiddenSize)
    }
  }

  // MARK: Backward

  /// Places of a pass's inputs among the node's `others`.
  enum InputPlace {
    static let hidden = 0
    static let cell = 1
    static func weights(_ direction: Int) -> Int { 2 + 4 * direction }
  }

  func backward(_ node: Node) {
    let gradient = outputGradient(node)
    var dInput = node.first?.slot
    for direction in directions {
      direction.backward(self, node, outputGradient: gradient, inputGradient: dInput)
      if let base = dInput?.base { dInput = GradientSlot(base: base, accumulates: true) }
    }
    cellGradient = nil
  }

  /// The gradient of the output, to be changed in place.
  private func outputGradient(_ node: Node) -> Storage {
    if node.retainsGradient, let kept = node.gradient { return kept.copy() }
    // Not by a name of its own: that would be a second reference, and a copy each time.
    node.makeGradientUnique()
    return node.gradient ?? Storage(count: output.count, repeating: 0)
  }
}
