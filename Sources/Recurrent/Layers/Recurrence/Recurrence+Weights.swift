import CKernels

/// The products over all steps that end a backward pass.
extension Recurrence {
  /// dX = dG W_ih.
  final func sendInputGradient(_ gates: GateGradients, _ pass: BackwardPass) {
    guard let slot = pass.dInput else { return }
    let (size, width) = (weights.weight_ih.shape[0], memory.inputSize)
    let (dGates, dInput) = (
      FloatRows(gates.ofInput, stride: size), FloatRows(slot.base, stride: width)
    )
    if memory.input === memory.source {
      ck_gemm(
        false, false, memory.steps * memory.batch, width, size, dGates.base, size,
        weights.weight_ih.base, width, dInput.base, width, slot.accumulates)
      return
    }
    let product = WeightProduct(weights.weight_ih, transposed: false, uses: memory.steps)
    let order = memory.sourceOrder
    for step in 0..<memory.steps {
      let target = dInput.from(order.row(step: step, sequence: 0)).base
      product.multiply(
        memory.batch, dGates.from(step * memory.batch),
        to: FloatRows(target, stride: order.sequence * width), accumulates: slot.accumulates)
    }
  }

  /// dW_ih = dGᵀ X, dW_hh = dGᵀ H⁻.
  final func sendWeightGradients(_ gates: GateGradients, _ pass: BackwardPass) {
    let (size, width) = (weights.weight_ih.shape[0], memory.inputSize)
    if let slot = pass.weights.weight_ih?.slot {
      ck_gemm(
        true, false, size, width, memory.steps * memory.batch, gates.ofInput.base, size,
        memory.input.base, width, slot.base, width, slot.accumulates)
    }
    if let slot = pass.weights.weight_hh?.slot {
      for block in gates.ofState { sendStateWeightGradient(block, slot) }
    }
  }

  /// The states before each step are the states one step earlier: the same memory, shifted by one
  /// step. (In a padded batch, what lies past a row's end is 0 and adds nothing.) The rows that
  /// start have their initial states instead.
  private func sendStateWeightGradient(_ block: GateBlock, _ slot: GradientSlot) {
    let (h, batch) = (memory.stateSize, memory.batch)
    let target = slot.base + block.rows.lowerBound * h
    let shifted = (memory.steps - 1) * batch
    if shifted > 0 {
      let (after, before) = (isReverse ? 0 : batch, isReverse ? batch : 0)
      let (dGates, previous) = (block.gradients.from(after), states.from(before))
      ck_gemm(
        true, false, block.rows.count, h, shifted, dGates.base, dGates.stride, previous.base,
        previous.stride, target, h, slot.accumulates)
    }
    let first = startGradients(block)
    ck_gemm(
      true, false, block.rows.count, h, batch, first.base, block.rows.count,
      initialStates.base, h, target, h, slot.accumulates || shifted > 0)
  }

  /// The gates' gradients at each row's first step, `[batch, rows of the block]`.
  private func startGradients(_ block: GateBlock) -> Storage {
    let size = block.rows.count
    let first = Storage(count: memory.batch * size)
    for row in 0..<memory.batch {
      let step = isReverse ? (memory.lengths?.sorted[row] ?? memory.steps) - 1 : 0
      (first.base + row * size).update(
        from: block.gradients.from(step * memory.batch + row).base, count: size)
    }
    return first
  }

  /// The biases' gradients are column sums; gates that see both biases alike are summed once.
  final func sendBiasGradients(_ gates: GateGradients, _ pass: BackwardPass) {
    let size = weights.weight_ih.shape[0]
    let rows = memory.steps * memory.batch
    let inputSlot = pass.weights.bias_ih?.slot
    if let inputSlot {
      ck_sum_columns(
        rows, size, gates.ofInput.base, size, inputSlot.base, inputSlot.accumulates)
    }
    guard let slot = pass.weights.bias_hh?.slot else { return }
    for block in gates.ofState {
      let target = slot.base + block.rows.lowerBound
      if let inputSlot, block.storage === gates.ofInput, !inputSlot.accumulates,
        !slot.accumulates
      {
        target.update(from: inputSlot.base + block.rows.lowerBound, count: block.rows.count)
      } else {
        ck_sum_columns(
          rows, block.rows.count, block.gradients.base, block.gradients.stride, target,
          slot.accumulates)
      }
    }
  }
}
