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
    let dGates: Storage
    let hiddenBlocks: [GateBlock]
    switch pass.kind {
    case .rnn(let nonlinearity):
      dGates = Storage(count: pass.steps * pass.batch * pass.hiddenSize)
      backwardRNN(pass, node, nonlinearity, outputGradient, dGates)
      hiddenBlocks = [GateBlock(pass, dGates, gates: 0..<1)]
    case .lstm:
      dGates = node.keepsGraph ? gates.copy() : gates
      backwardLSTM(pass, node, outputGradient, dGates)
      hiddenBlocks = [GateBlock(pass, dGates, gates: 0..<4)]
    case .gru:
      dGates = node.keepsGraph ? gates.copy() : gates
      guard let hiddenParts else { broken("GRU: the pass kept nothing for its backward pass") }
      let dHiddenParts = node.keepsGraph ? hiddenParts.copy() : hiddenParts
      backwardGRU(pass, node, outputGradient, dGates, dHiddenParts)
      hiddenBlocks = [
        GateBlock(pass, dGates, gates: 0..<2), GateBlock(pass, dHiddenParts, gates: 2..<3),
      ]
    }
    clearPadding(pass, dGates)
    if let last = hiddenBlocks.last, last.storage !== dGates { clearPadding(pass, last.storage) }
    sendInputGradient(pass, dGates, inputGradient)
    sendWeightGradients(pass, node, dGates, hiddenBlocks)
    sendBiasGradients(pass, node, dGates, hiddenBlocks)
  }

  private func backwardRNN(
    _ pass: RecurrentPass, _ node: Node, _ nonlinearity: Nonlinearity, _ dOut: Storage,
    _ dGates: Storage
  ) {
    let (h, stride) = (pass.hiddenSize, pass.stateStride)
    let product = WeightProduct(weights.hiddenHidden, transposed: false, uses: pass.steps)
    let dInitial = initialGradient(node, RecurrentPass.InputPlace.hidden)
    walkBack(pass) { part in
      let row = part.step * pass.batch + part.range.lowerBound
      let dPre = dGates.base + row * h
      let (dState, dStateStride) = stateGradient(pass, part.step, part, dOut)
      ck_rnn_step_backward(
        nonlinearity.kernel, part.range.count, h, pass.states.base + row * stride + column, stride,
        dState, dStateStride, dPre, h)
      guard let (target, targetStride) = gradientOfPrevious(pass, part, dOut, dInitial) else {
        return
      }
      product.add(part.range.count, dPre, h, to: target, targetStride)
    }
  }

  private func backwardLSTM(
    _ pass: RecurrentPass, _ node: Node, _ dOut: Storage, _ dGates: Storage
  ) {
    let (h, size) = (pass.hiddenSize, 4 * pass.hiddenSize)
    let product = WeightProduct(weights.hiddenHidden, transposed: false, uses: pass.steps)
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
      let (dState, dStateStride) = stateGradient(pass, part.step, part, dOut)
      ck_lstm_step_backward(
        part.range.count, h, dPre, size, previousCell(pass, part), h, tanhCells.base + row * h, h,
        dState, dStateStride, dCell.base + part.range.lowerBound * h, h, dPre, size)
      guard let (target, targetStride) = gradientOfPrevious(pass, part, dOut, dInitial) else {
        return
      }
      product.add(part.range.count, dPre, size, to: target, targetStride)
    }
    if let dInitialCell = initialGradient(node, RecurrentPass.InputPlace.cell) {
      ck_accumulate(dCell.count, dCell.base, dInitialCell)
    }
  }

  /// - Parameter parts: in, W_hn h + b_hn of each row; out, its gradient.
  private func backwardGRU(
    _ pass: RecurrentPass, _ node: Node, _ dOut: Storage, _ dGates: Storage, _ parts: Storage
  ) {
    let (h, size) = (pass.hiddenSize, 3 * pass.hiddenSize)
    // Two of the hidden side's three gradients are those of the input's side: a product of each kind.
    let gateProduct = WeightProduct(
      weights.hiddenHidden, transposed: false, rows: 0..<2 * h, uses: pass.steps)
    let partProduct = WeightProduct(
      weights.hiddenHidden, transposed: false, rows: 2 * h..<size, uses: pass.steps)
    let dInitial = initialGradient(node, RecurrentPass.InputPlace.hidden)
    let dPrevious = Storage(count: pass.batch * h)
    walkBack(pass) { part in
      let row = part.step * pass.batch + part.range.lowerBound
      let (state, stride) = previousState(pass, part)
      let (dState, dStateStride) = stateGradient(pass, part.step, part, dOut)
      let (dPre, dPart) = (dGates.base + row * size, parts.base + row * h)
      ck_gru_step_backward(
        part.range.count, h, dPre, size, dPart, h, state, stride, dState, dStateStride,
        dPrevious.base, h, dPre, size, dPart, h)
      guard let (target, targetStride) = gradientOfPrevious(pass, part, dOut, dInitial) else {
        return
      }
      gateProduct.add(part.range.count, dPre, size, to: dPrevious.base, h)
      partProduct.add(part.range.count, dPart, h, to: dPrevious.base, h)
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
    guard let before = part.previous else {
      return dInitial.map { ($0 + part.range.lowerBound * pass.hiddenSize, pass.hiddenSize) }
    }
    return stateGradient(pass, before, part, dOut)
  }

  /// Where ∂L/∂h of a step lies for the rows of a part, and the stride from row to row.
  private func stateGradient(_ pass: RecurrentPass, _ step: Int, _ part: Rows, _ dOut: Storage)
    -> (UnsafeMutablePointer<Float>, Int)
  {
    let first = pass.outputOrder.row(step: step, sequence: part.range.lowerBound)
    return (
      dOut.base + first * pass.stateStride + column, pass.outputOrder.sequence * pass.stateStride
    )
  }

  private func initialGradient(_ node: Node, _ place: Int) -> UnsafeMutablePointer<Float>? {
    node.others[place].map { $0.accumulator + stateOffset }
  }

  /// Rows past their end took no part: their gradients are 0.
  private func clearPadding(_ pass: RecurrentPass, _ dGates: Storage) {
    if pass.lengths == nil { return }
    let size = dGates.count / (pass.steps * pass.batch)
    for step in 0..<pass.steps {
      let active = pass.active(step)
      (dGates.base + (step * pass.batch + active) * size)
        .update(repeating: 0, count: (pass.batch - active) * size)
    }
  }
}
