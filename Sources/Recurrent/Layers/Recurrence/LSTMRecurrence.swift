import CKernels

/// The fused run of `LSTM.step` and its gradients.
final class LSTMRecurrence: Recurrence {
  /// The activated gates i, f, g, o of all steps, `[steps * batch, 4 * hiddenSize]`; of a few steps
  /// if the run is not recorded.
  private let gates: Storage
  /// c of all steps, `[steps * batch, hiddenSize]`.
  private let cells: Storage
  /// tanh(c) of all steps, if the run is recorded.
  private let tanhCells: Storage?
  /// o ⊙ tanh(c) of all steps, `[steps * batch, hiddenSize]`, which W_hr makes states of; nil where
  /// it is the state itself.
  private let unprojected: Storage?

  /// ∂L/∂c after each row's last step, `[batch, hiddenSize]`. It does not arrive with the output's
  /// gradient: the node of the last cell states leaves it here.
  private var lastCellGradient: Storage?

  required init(
    _ memory: RecurrentMemory, _ weights: RecurrentWeights, _ index: Int, isRecorded: Bool
  ) {
    let count = memory.steps * memory.batch * memory.hiddenSize
    let rows = isRecorded ? memory.steps * memory.batch : InputProduct.windowRows(memory)
    gates = Storage(count: rows * 4 * memory.hiddenSize)
    cells = Storage(count: count)
    tanhCells = isRecorded ? Storage(count: count) : nil
    unprojected = weights.weight_hr == nil ? nil : Storage(count: count)
    super.init(memory, weights, index, isRecorded: isRecorded)
  }

  override func forward() {
    let (h, bias) = (memory.hiddenSize, weights.summedBias)
    var inputs = InputProduct(
      self, to: FloatRows(gates, stride: 4 * h), isWindow: !isRecorded)
    let product = WeightProduct(weights.weight_hh, transposed: true, uses: memory.steps)
    let projection = weights.weight_hr.map {
      WeightProduct($0, transposed: true, uses: memory.steps)
    }
    for part in parts {
      let pre = inputs.rows(part)
      let next = unprojectedStates(part) ?? states.from(part.row)
      product.add(part.rows.count, previousStates(part), to: pre)
      ck_lstm_step(
        part.rows.count, h, pre.base, pre.stride, bias?.base, previousCells(part).base, h,
        cells.base + part.row * h, h, next.base, next.stride,
        tanhCells.map { $0.base + part.row * h }, h)
      projection?.set(part.rows.count, next, to: states.from(part.row))
      memory.deliver(part, column: column)
    }
  }

  override func gateGradients(_ pass: BackwardPass) -> GateGradients {
    guard let tanhCells else { broken("LSTM: the run kept nothing for its backward pass") }
    let h = memory.hiddenSize
    // The activated gates become the gradients of the gates before activation, in place.
    let dGates = pass.keepsGraph ? gates.copy() : gates
    let product = WeightProduct(weights.weight_hh, transposed: false, uses: memory.steps)
    // ∂L/∂c of each row: from the last state, then from step to step.
    let dCells = lastCellGradient ?? Storage(count: memory.batch * h, repeating: 0)
    lastCellGradient = nil
    var projection = ProjectionGradient(weights.weight_hr, pass.weights.weight_hr, memory)
    for part in parts.reversed() {
      var dState = gradient(pass, part, step: part.step)
      if let unprojected = unprojectedStates(part) {
        dState = projection?.send(dState, part.rows.count, unprojected) ?? dState
      }
      let dPre = FloatRows(dGates, stride: 4 * h).from(part.row)
      ck_lstm_step_backward(
        part.rows.count, h, dPre.base, dPre.stride, previousCells(part).base, h,
        tanhCells.base + part.row * h, h, dState.base, dState.stride,
        dCells.base + part.rows.lowerBound * h, h, dPre.base, dPre.stride)
      if let dPrevious = previousGradient(pass, part) {
        product.add(part.rows.count, dPre, to: dPrevious)
      }
    }
    if let dInitial = pass.dInitialCell {
      ck_accumulate(dCells.count, dCells.base, dInitial + index * dCells.count)
    }
    return GateGradients(ofInput: dGates, ofState: [GateBlock(memory, dGates, gates: 0..<4)])
  }

  /// The cell states before a part's step.
  private func previousCells(_ part: StepPart) -> FloatRows {
    if let row = part.previousRow {
      return FloatRows(cells, stride: memory.hiddenSize).from(row)
    }
    return FloatRows(memory.initialCell, stride: memory.hiddenSize)
      .from(index * memory.batch + part.rows.lowerBound)
  }

  /// o ⊙ tanh(c) of a part, if there is a projection.
  private func unprojectedStates(_ part: StepPart) -> FloatRows? {
    unprojected.map { FloatRows($0, stride: memory.hiddenSize).from(part.row) }
  }

  // MARK: Last cell states

  /// Copies c after each row's last step, `[batch, hiddenSize]`.
  func copyLastCells(to target: UnsafeMutablePointer<Float>) {
    let h = memory.hiddenSize
    for row in 0..<memory.batch {
      (target + row * h).update(
        from: cells.base + (lastStep(row) * memory.batch + row) * h, count: h)
    }
  }

  /// Takes what one user of the last cell states sends back, `[batch, hiddenSize]`.
  func receiveCellGradient(_ gradient: UnsafePointer<Float>) {
    let sum = Storage(count: memory.batch * memory.hiddenSize)
    sum.base.update(from: gradient, count: sum.count)
    if let lastCellGradient { ck_accumulate(sum.count, lastCellGradient.base, sum.base) }
    lastCellGradient = sum
  }
}

/// The gradients of a projection h = W_hr m, where m = o ⊙ tanh(c).
private struct ProjectionGradient {
  private let weight: Tensor
  private let product: WeightProduct
  private let dMemory: Storage
  private var slot: GradientSlot?

  /// Nil without a projection.
  init?(_ weight: Tensor?, _ node: Node?, _ memory: RecurrentMemory) {
    guard let weight else { return nil }
    self.weight = weight
    product = WeightProduct(weight, transposed: false, uses: memory.steps)
    dMemory = Storage(count: memory.batch * memory.hiddenSize)
    slot = node?.slot
  }

  /// Adds dhᵀ m to the weight's gradient; gives dm = dh W_hr, which the next call overwrites.
  mutating func send(_ dState: FloatRows, _ rows: Int, _ m: FloatRows) -> FloatRows {
    let (p, h) = (weight.shape[0], weight.shape[1])
    if let target = slot {
      ck_gemm(
        true, false, p, h, rows, dState.base, dState.stride, m.base, m.stride, target.base, h,
        target.accumulates)
      slot = GradientSlot(base: target.base, accumulates: true)
    }
    let result = FloatRows(dMemory, stride: h)
    product.set(rows, dState, to: result)
    return result
  }
}
