import CKernels

/// One direction of one layer over a whole sequence: the walk over the steps, forward and backward,
/// and the memory in between.
///
/// `_l0` walks from the first step to the last, `_l0_reverse` from the last to the first, and each
/// writes its own columns of the layer's output. What a step does is written in `RNNRecurrence`,
/// `LSTMRecurrence` and `GRURecurrence`.
class Recurrence {
  let memory: RecurrentMemory
  let weights: RecurrentWeights
  /// 0 walks forward, 1 in reverse.
  let index: Int
  let isRecorded: Bool
  /// Where this direction's columns start in a row of states.
  let column: Int
  /// The parts of all steps in the order of the walk.
  let parts: [StepPart]

  required init(
    _ memory: RecurrentMemory, _ weights: RecurrentWeights, _ index: Int, isRecorded: Bool
  ) {
    self.memory = memory
    self.weights = weights
    self.index = index
    self.isRecorded = isRecorded
    column = index * memory.stateSize
    parts = StepPart.all(memory, isReverse: index == 1)
  }

  static func make(
    _ memory: RecurrentMemory, _ weights: RecurrentWeights, _ index: Int, isRecorded: Bool
  ) -> Recurrence {
    let type: Recurrence.Type =
      switch weights.kind {
      case .rnn: RNNRecurrence.self
      case .lstm: LSTMRecurrence.self
      case .gru: GRURecurrence.self
      }
    return type.init(memory, weights, index, isRecorded: isRecorded)
  }

  /// Fills the states, and keeps what the backward pass needs if the run is recorded.
  func forward() { broken("\(weights.kind.title): no forward pass") }

  /// Walks back over the steps: the gradients of the gates before activation.
  func gateGradients(_ pass: BackwardPass) -> GateGradients {
    broken("\(weights.kind.title): no backward pass")
  }

  final var isReverse: Bool { index == 1 }

  // MARK: Places

  /// This direction's states, in the order of the walk.
  final var states: FloatRows {
    FloatRows(memory.states.base + column, stride: memory.stateStride)
  }

  /// This direction's rows of the initial states.
  final var initialStates: FloatRows {
    FloatRows(memory.initialHidden, stride: memory.stateSize).from(index * memory.batch)
  }

  /// The states before a part's step.
  final func previousStates(_ part: StepPart) -> FloatRows {
    if let row = part.previousRow { return states.from(row) }
    return initialStates.from(part.rows.lowerBound)
  }

  /// The step at which a row's last state is computed.
  final func lastStep(_ row: Int) -> Int {
    isReverse ? 0 : (memory.lengths?.sorted[row] ?? memory.steps) - 1
  }

  // MARK: Last states

  /// Copies h after each row's last step, `[batch, stateSize]`.
  final func copyLastStates(to target: UnsafeMutablePointer<Float>) {
    let h = memory.stateSize
    for row in 0..<memory.batch {
      (target + row * h).update(
        from: states.from(lastStep(row) * memory.batch + row).base, count: h)
    }
  }

  /// Adds the gradient of the last states to that of the output.
  final func sendLastGradient(
    _ gradient: UnsafePointer<Float>, to dOutput: UnsafeMutablePointer<Float>
  ) {
    let h = memory.stateSize
    for row in 0..<memory.batch {
      let place = memory.outputOrder.row(step: lastStep(row), sequence: row)
      ck_accumulate(h, gradient + row * h, dOutput + place * memory.stateStride + column)
    }
  }
}

/// The rows of one step that have the same kind of previous state.
struct StepPart {
  let step: Int
  /// Sequences of the batch.
  let rows: Range<Int>
  /// Its first row in time-major memory.
  let row: Int
  /// The step before, and its first row there; nil if the rows start here, from the initial states.
  let previousStep: Int?
  let previousRow: Int?

  /// The parts of each step in the order of the recurrence: rows that go on from the step before,
  /// and rows that start here. All rows start at the first step, but in a padded batch that is read
  /// backwards each one starts at its own last step.
  static func all(_ memory: RecurrentMemory, isReverse: Bool) -> [StepPart] {
    var parts: [StepPart] = []
    parts.reserveCapacity(memory.steps)
    for s in 0..<memory.steps {
      let step = isReverse ? memory.steps - 1 - s : s
      let previous = isReverse ? step + 1 : step - 1
      let active = memory.active(step)
      let going = min(memory.active(previous), active)
      let (row, previousRow) = (step * memory.batch, previous * memory.batch)
      if going > 0 {
        parts.append(
          StepPart(
            step: step, rows: 0..<going, row: row, previousStep: previous,
            previousRow: previousRow))
      }
      if going < active {
        parts.append(
          StepPart(
            step: step, rows: going..<active, row: row + going, previousStep: nil,
            previousRow: nil))
      }
    }
    return parts
  }
}
