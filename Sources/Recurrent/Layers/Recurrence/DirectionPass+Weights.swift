import CKernels

/// Some of a layer's gates, as the gradients by their pre-activations lie in memory.
struct GateBlock {
  /// Rows `[steps * batch, stride]`; the block's gates come first in each.
  let storage: Storage
  let stride: Int
  /// The weight's rows to which they belong.
  let rows: Range<Int>

  init(_ pass: RecurrentPass, _ storage: Storage, gates: Range<Int>) {
    self.storage = storage
    stride = storage.count / max(pass.steps * pass.batch, 1)
    rows = gates.lowerBound * pass.hiddenSize..<gates.upperBound * pass.hiddenSize
  }
}

/// The products over all steps that end a backward pass.
extension DirectionPass {
  /// dX = dG W_ih.
  func sendInputGradient(_ pass: RecurrentPass, _ dGates: Storage, _ slot: GradientSlot?) {
    guard let slot else { return }
    let (size, width) = (pass.kind.gates * pass.hiddenSize, pass.inputSize)
    if pass.input === pass.source {
      ck_gemm(
        false, false, pass.steps * pass.batch, width, size, dGates.base, size,
        weights.inputHidden.base, width, slot.base, width, slot.accumulates)
      return
    }
    let product = WeightProduct(weights.inputHidden, transposed: false, uses: pass.steps)
    let order = pass.inputOrder
    for step in 0..<pass.steps {
      product.multiply(
        pass.batch, dGates.base + step * pass.batch * size, size,
        to: slot.base + order.row(step: step, sequence: 0) * width, order.sequence * width,
        accumulates: slot.accumulates)
    }
  }

  /// dW_ih = dGᵀ X, dW_hh = dGᵀ H⁻.
  func sendWeightGradients(
    _ pass: RecurrentPass, _ node: Node, _ dGates: Storage, _ hiddenBlocks: [GateBlock]
  ) {
    let size = pass.kind.gates * pass.hiddenSize
    let place = RecurrentPass.InputPlace.weights(index)
    if let slot = node.others[place]?.slot {
      ck_gemm(
        true, false, size, pass.inputSize, pass.steps * pass.batch, dGates.base, size,
        pass.input.base, pass.inputSize, slot.base, pass.inputSize, slot.accumulates)
    }
    if let slot = node.others[place + 1]?.slot {
      for block in hiddenBlocks { sendStateWeightGradient(pass, block, slot) }
    }
  }

  /// The states before each step are the states one step earlier: the same memory, shifted by one
  /// step. (In a padded batch, what lies past a row's end is 0 and adds nothing.) The rows that
  /// start have their initial states instead.
  private func sendStateWeightGradient(
    _ pass: RecurrentPass, _ block: GateBlock, _ slot: GradientSlot
  ) {
    let (h, stride) = (pass.hiddenSize, pass.stateStride)
    let target = slot.base + block.rows.lowerBound * h
    let shifted = (pass.steps - 1) * pass.batch
    let (gateStart, stateStart) = isReverse ? (0, pass.batch) : (pass.batch, 0)
    if shifted > 0 {
      ck_gemm(
        true, false, block.rows.count, h, shifted, block.storage.base + gateStart * block.stride,
        block.stride, pass.states.base + stateStart * stride + column, stride, target, h,
        slot.accumulates)
    }
    let first = startGradients(pass, block)
    ck_gemm(
      true, false, block.rows.count, h, pass.batch, first.base, block.rows.count,
      hidden.base + stateOffset, h, target, h, slot.accumulates || shifted > 0)
  }

  /// The gates' gradients at each row's first step, `[batch, rows of the block]`.
  private func startGradients(_ pass: RecurrentPass, _ block: GateBlock) -> Storage {
    let size = block.rows.count
    let first = Storage(count: pass.batch * size)
    for row in 0..<pass.batch {
      let step = isReverse ? (pass.lengths?.sorted[row] ?? pass.steps) - 1 : 0
      (first.base + row * size).update(
        from: block.storage.base + (step * pass.batch + row) * block.stride, count: size)
    }
    return first
  }

  /// The biases' gradients are column sums; gates that see both biases alike are summed once.
  func sendBiasGradients(
    _ pass: RecurrentPass, _ node: Node, _ dGates: Storage, _ hiddenBlocks: [GateBlock]
  ) {
    let size = pass.kind.gates * pass.hiddenSize
    let rows = pass.steps * pass.batch
    let place = RecurrentPass.InputPlace.weights(index)
    let inputSlot = node.others[place + 2]?.slot
    if let inputSlot {
      ck_sum_columns(rows, size, dGates.base, size, inputSlot.base, inputSlot.accumulates)
    }
    guard let slot = node.others[place + 3]?.slot else { return }
    for block in hiddenBlocks {
      let target = slot.base + block.rows.lowerBound
      if let inputSlot, block.storage === dGates, !inputSlot.accumulates, !slot.accumulates {
        target.update(from: inputSlot.base + block.rows.lowerBound, count: block.rows.count)
      } else {
        ck_sum_columns(
          rows, block.rows.count, block.storage.base, block.stride, target, slot.accumulates)
      }
    }
  }
}
