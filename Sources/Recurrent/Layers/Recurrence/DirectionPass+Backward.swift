import CKernels

/// Backpropagation through time, step by step from the last; docs/mathematics.md derives it.
extension DirectionPass {
  /// Adds to the gradients of the input, the initial states and the weights.
  ///
  /// - Parameters:
  ///   - outputGradient: ∂L/∂output; on the way, each step adds to the step before, so that in
  ///     the end it holds ∂L/∂h of every step.
  ///   - inputGradient: where ∂L/∂input goes.
  func backward(
    _ pass: RecurrentPass, _ node: Node, outputGradient: Storage, inputGradient: GradientSlot?
  ) {
    // The activated gates become the gradients of the gates before activation, in place.
    let dGates = node.keepsGraph ? gates.copy() : gates
    var dHiddenGates = dGates
    switch pass.kind {
    case .rnn(let nonlinearity):
      backwardRNN(pass, node, nonlinearity, outputGradient, dGates)
    case .lstm:
      backwardLSTM(pass, node, outputGradient, dGates)
    case .gru:
      dHiddenGates = Storage(count: dGates.count)
      backwardGRU(pass, node, outputGradient, dGates, dHiddenGates)
    }
    clearPadding(pass, dGates)
    if dHiddenGates !== dGates { clearPadding(pass, dHiddenGates) }
    sendInputGradient(pass, dGates, inputGradient)
    sendWeightGradients(pass, node, dGates, dHiddenGates)
  }

  private func backwardRNN(
    _ pass: RecurrentPass, _ node: Node, _ nonlinearity: Nonlinearity, _ dOut: Storage,
    _ dGates: Storage
  ) {
    let (h, stride) = (pass.hiddenSize, pass.outputStride)
    let product = StateProduct(weights.hiddenHidden, transposed: false, uses: pass.steps)
    let dInitial = initialGradient(node, RecurrentPass.InputPlace.hidden)
    walkBack(pass) { part in
      let row = part.step * pass.batch + part.range.lowerBound
      let place = row * stride + column
      let dPre = dGates.base + row * h
      ck_rnn_step_backward(
        nonlinearity.kernel, part.range.count, h, pass.output.base + place, stride,
        dOut.base + place, stride, dPre, h)
      guard let (target, targetStride) = gradientOfPrevious(pass, part, dOut, dInitial) else {
        return
      }
      product.add(part.range.count, dPre, h, to: target, targetStride)
    }
  }

  private func backwardLSTM(
    _ pass: RecurrentPass, _ node: Node, _ dOut: Storage, _ dGates: Storage
  ) {
    let (h, size, stride) = (pass.hiddenSize, 4 * pass.hiddenSize, pass.outputStride)
    let product = StateProduct(weights.hiddenHidden, transposed: false, uses: pass.steps)
    let dInitial = initialGradient(node, RecurrentPass.InputPlace.hidden)
    // ∂L/∂c of each row: from the last state, then from step to step.
    let dCell = Storage(count: pass.batch * h, repeating: 0)
    if let last = pass.cellGradient {
      dCell.base.update(from: last.base + stateOffset, count: dCell.count)
    }
    guard let tanhCells else { broken("LSTM: the pass kept nothing for its backward pass") }
    walkBack(pass) { part in
      let row = part.step * pass.batch + part.range.lowerBound
      let dPre = dGates.base + row * size
      ck_lstm_step_backward(
        part.range.count, h, dPre, size, previousCell(pass, part), h, tanhCells.base + row * h, h,
        dOut.base + row * stride + column, stride, dCell.base + part.range.lowerBound * h, h, dPre,
        size)
      guard let (target, targetStride) = gradientOfPrevious(pass, part, dOut, dInitial) else {
        return
      }
      product.add(part.range.count, dPre, size, to: target, targetStride)
    }
    if let dInitialCell = initialGradient(node, RecurrentPass.InputPlace.cell) {
      ck_accumulate(dCell.count, dCell.base, dInitialCell)
    }
  }

  private func backwardGRU(
    _ pass: RecurrentPass, _ node: Node, _ dOut: Storage, _ dGates: Storage,
    _ dHiddenGates: Storage
  ) {
    let (h, size, stride) = (pass.hiddenSize, 3 * pass.hiddenSize, pass.outputStride)
    let product = StateProduct(weights.hiddenHidden, transposed: false, uses: pass.steps)
    let dInitial = initialGradient(node, RecurrentPass.InputPlace.hidden)
    let dPrevious = Storage(count: pass.batch * h)
    guard let hiddenParts else { broken("GRU: the pass kept nothing for its backward pass") }
    walkBack(pass) { part in
      let row = part.step * pass.batch + part.range.lowerBound
      let (state, stateStride) = previousState(pass, part)
      let (dPre, dHiddenPre) = (dGates.base + row * size, dHiddenGates.base + row * size)
      ck_gru_step_backward(
        part.range.count, h, dPre, size, hiddenParts.base + row * h, h, state, stateStride,
        dOut.base + row * stride + column, stride, dPrevious.base, h, dPre, size, dHiddenPre, size)
      guard let (target, targetStride) = gradientOfPrevious(pass, part, dOut, dInitial) else {
        return
      }
      product.add(part.range.count, dHiddenPre, size, to: dPrevious.base, h)
      for r in 0..<part.range.count {
        ck_accumulate(h, dPrevious.base + r * h, target + r * targetStride)
      }
    }
  }

  // MARK: Places

  /// Where the gradient of the states before this step goes: into that of the step before, or of
  /// the initial state; nil if nobody wants it.
  private func gradientOfPrevious(
    _ pass: RecurrentPass, _ part: Rows, _ dOut: Storage, _ dInitial: UnsafeMutablePointer<Float>?
  ) -> (UnsafeMutablePointer<Float>, Int)? {
    let row = part.range.lowerBound
    guard let before = part.previous else {
      return dInitial.map { ($0 + row * pass.hiddenSize, pass.hiddenSize) }
    }
    let stride = pass.outputStride
    return (dOut.base + (before * pass.batch + row) * stride + column, stride)
  }

  private func initialGradient(_ node: Node, _ place: Int) -> UnsafeMutablePointer<Float>? {
    node.others[place].map { $0.accumulator + stateOffset }
  }

  /// Rows past their end took no part: their gradients are 0.
  private func clearPadding(_ pass: RecurrentPass, _ dGates: Storage) {
    if pass.lengths == nil { return }
    let size = pass.kind.gates * pass.hiddenSize
    for step in 0..<pass.steps {
      let active = pass.active(step)
      (dGates.base + (step * pass.batch + active) * size)
        .update(repeating: 0, count: (pass.batch - active) * size)
    }
  }

  // MARK: Products over all steps

  /// dX = dG W_ih.
  private func sendInputGradient(
    _ pass: RecurrentPass, _ dGates: Storage, _ slot: GradientSlot?
  ) {
    guard let slot else { return }
    let size = pass.kind.gates * pass.hiddenSize
    ck_gemm(
      false, false, pass.steps * pass.batch, pass.inputSize, size, dGates.base, size,
      weights.inputHidden.base, pass.inputSize, slot.base, pass.inputSize, slot.accumulates)
  }

  /// dW_ih = dGᵀ X, dW_hh = dGᵀ H⁻, and the biases' gradients are column sums.
  private func sendWeightGradients(
    _ pass: RecurrentPass, _ node: Node, _ dGates: Storage, _ dHiddenGates: Storage
  ) {
    let size = pass.kind.gates * pass.hiddenSize
    let rows = pass.steps * pass.batch
    let place = RecurrentPass.InputPlace.weights(index)
    if let slot = node.others[place]?.slot {
      ck_gemm(
        true, false, size, pass.inputSize, rows, dGates.base, size, pass.input.base,
        pass.inputSize, slot.base, pass.inputSize, slot.accumulates)
    }
    if let slot = node.others[place + 1]?.slot {
      sendStateWeightGradient(pass, dHiddenGates, slot)
    }
    if let slot = node.others[place + 2]?.slot {
      ck_sum_columns(rows, size, dGates.base, size, slot.base, slot.accumulates)
    }
    if let slot = node.others[place + 3]?.slot {
      ck_sum_columns(rows, size, dHiddenGates.base, size, slot.base, slot.accumulates)
    }
  }

  /// The states before each step are the output one step earlier: the same memory, shifted by one
  /// step. (In a padded batch, what lies past a row's end is 0 and adds nothing.) The rows that
  /// start have their initial states instead.
  private func sendStateWeightGradient(
    _ pass: RecurrentPass, _ dHiddenGates: Storage, _ slot: GradientSlot
  ) {
    let (h, size, stride) = (pass.hiddenSize, pass.kind.gates * pass.hiddenSize, pass.outputStride)
    let shifted = (pass.steps - 1) * pass.batch
    let (gateStart, stateStart) = isReverse ? (0, pass.batch) : (pass.batch, 0)
    if shifted > 0 {
      ck_gemm(
        true, false, size, h, shifted, dHiddenGates.base + gateStart * size, size,
        pass.output.base + stateStart * stride + column, stride, slot.base, h, slot.accumulates)
    }
    let first = startGradients(pass, dHiddenGates)
    ck_gemm(
      true, false, size, h, pass.batch, first.base, size, hidden.base + stateOffset, h, slot.base,
      h, slot.accumulates || shifted > 0)
  }

  /// The gates' gradients at each row's first step, `[batch, gates * hiddenSize]`.
  private func startGradients(_ pass: RecurrentPass, _ dGates: Storage) -> Storage {
    let size = pass.kind.gates * pass.hiddenSize
    let first = Storage(count: pass.batch * size)
    for row in 0..<pass.batch {
      let step = isReverse ? (pass.lengths?.sorted[row] ?? pass.steps) - 1 : 0
      (first.base + row * size)
        .update(from: dGates.base + (step * pass.batch + row) * size, count: size)
    }
    return first
  }
}
