import CKernels

/// What one direction's backward pass reads and fills.
struct BackwardPass {
  /// Where the gradients of the parameters go.
  let weights: RecurrentNodes.Weights
  /// Where ∂L/∂input goes.
  let dInput: GradientSlot?
  /// Where ∂L/∂h and ∂L/∂c of the initial states go, `[directions, batch, stateSize]` and
  /// `[directions, batch, hiddenSize]`.
  let dInitialHidden: UnsafeMutablePointer<Float>?
  let dInitialCell: UnsafeMutablePointer<Float>?
  /// ∂L/∂output, in the order of the output. Each step adds to the step before, so that in the end
  /// it holds ∂L/∂h of every step.
  let dOutput: Storage
  /// Whether there may be a second pass, for which everything must stay as it is.
  let keepsGraph: Bool
}

/// The gradients of all gates before activation, rows `[steps * batch]`.
struct GateGradients {
  /// By the input's part of each sum, `[steps * batch, gates * hiddenSize]`.
  let ofInput: Storage
  /// By the state's part: the same memory, but for the GRU's third gate.
  let ofState: [GateBlock]
}

/// Some of a layer's gates, as their gradients lie in memory.
struct GateBlock {
  let storage: Storage
  /// Rows `[steps * batch]`; the block's gates come first in each.
  let gradients: FloatRows
  /// The weight's rows to which they belong.
  let rows: Range<Int>

  init(_ memory: RecurrentMemory, _ storage: Storage, gates: Range<Int>) {
    self.storage = storage
    let stride = storage.count / max(memory.steps * memory.batch, 1)
    gradients = FloatRows(storage, stride: stride)
    rows = gates.lowerBound * memory.hiddenSize..<gates.upperBound * memory.hiddenSize
  }
}

/// Backpropagation through time, step by step from the last; docs/mathematics.md derives it.
extension Recurrence {
  /// Adds to the gradients of the input, the initial states and the weights.
  final func backward(_ pass: BackwardPass) {
    let gates = gateGradients(pass)
    clearPadding(gates.ofInput)
    if let last = gates.ofState.last, last.storage !== gates.ofInput { clearPadding(last.storage) }
    sendInputGradient(gates, pass)
    sendWeightGradients(gates, pass)
    sendBiasGradients(gates, pass)
  }

  /// Where ∂L/∂h of a step lies for the rows of a part.
  final func gradient(_ pass: BackwardPass, _ part: StepPart, step: Int) -> FloatRows {
    let (order, stride) = (memory.outputOrder, memory.stateStride)
    let first = order.row(step: step, sequence: part.rows.lowerBound)
    return FloatRows(
      pass.dOutput.base + first * stride + column, stride: order.sequence * stride)
  }

  /// Where the gradient of the states before this step goes: into that of the step before, or of
  /// the initial states; nil if nobody wants it.
  final func previousGradient(_ pass: BackwardPass, _ part: StepPart) -> FloatRows? {
    if let step = part.previousStep { return gradient(pass, part, step: step) }
    return pass.dInitialHidden.map {
      FloatRows($0, stride: memory.stateSize)
        .from(index * memory.batch + part.rows.lowerBound)
    }
  }

  /// Rows past their end took no part: their gradients are 0.
  private func clearPadding(_ gradients: Storage) {
    if memory.lengths == nil { return }
    let size = gradients.count / (memory.steps * memory.batch)
    for step in 0..<memory.steps {
      let active = memory.active(step)
      (gradients.base + (step * memory.batch + active) * size)
        .update(repeating: 0, count: (memory.batch - active) * size)
    }
  }
}
