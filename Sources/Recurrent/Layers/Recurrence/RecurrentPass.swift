import CKernels

/// One layer's run over a whole sequence, in one or both directions, as one node of the tape.
///
/// All memory is time-major, rows `[time, batch]`. The products of the input with the weights are
/// one matrix product for all steps; each step adds its product with the state and applies the
/// gates. What the backward pass needs stays here until it ran.
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
  /// `[steps * batch, directions * hiddenSize]`; 0 past a row's end.
  let output: Storage

  /// Gradient of the last cell state, `[directions, batch, hiddenSize]`; it comes by its own way.
  var cellGradient: Storage?

  init(
    kind: RecurrentKind, input: Tensor, hidden: Storage, cell: Storage?,
    weights: [RecurrentWeights], lengths: SequenceLengths?, keepsForBackward: Bool
  ) {
    self.kind = kind
    self.lengths = lengths
    steps = input.shape[0]
    batch = input.shape[1]
    inputSize = input.shape[2]
    hiddenSize = weights[0].hiddenHidden.shape[1]
    self.input = input.storage
    let width = weights.count * hiddenSize
    output =
      lengths == nil
      ? Storage(count: steps * batch * width)
      : Storage(count: steps * batch * width, repeating: 0)
    for (index, weight) in weights.enumerated() {
      let direction = DirectionPass(
        pass: self, index: index, weights: weight, hidden: hidden, cell: cell)
      direction.forward(self, keepsForBackward: keepsForBackward)
      directions.append(direction)
    }
  }

  /// Floats from one row of `output` to the next.
  var outputStride: Int { output.count / max(steps * batch, 1) }

  func active(_ step: Int) -> Int {
    if step < 0 || step >= steps { return 0 }
    return lengths?.active[step] ?? batch
  }

  /// The step at which a row's last state is computed.
  func lastStep(row: Int, isReverse: Bool) -> Int {
    isReverse ? 0 : (lengths?.sorted[row] ?? steps) - 1
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
    guard let arrived = node.gradient else {
      return Storage(count: output.count, repeating: 0)
    }
    if node.retainsGradient { return arrived.copy() }
    node.makeGradientUnique()
    return node.gradient ?? arrived
  }
}
