import CKernels

/// The fused run of `RNN.step` and its gradients.
final class RNNRecurrence: Recurrence {
  /// All in one place: the products become the states.
  override func forward() {
    let (h, bias) = (memory.hiddenSize, weights.summedBias)
    let nonlinearity = weights.kind.nonlinearity.kernel
    let states = states
    var inputs = InputProduct(self, to: states)
    let product = WeightProduct(weights.weight_hh, transposed: true, uses: memory.steps)
    for part in parts {
      let next = inputs.rows(part)
      product.add(part.rows.count, previousStates(part), to: next)
      ck_rnn_step(
        nonlinearity, part.rows.count, h, next.base, next.stride, bias?.base,
        next.base, next.stride)
      memory.deliver(part, column: column)
    }
  }

  override func gateGradients(_ pass: BackwardPass) -> GateGradients {
    let h = memory.hiddenSize
    let nonlinearity = weights.kind.nonlinearity.kernel
    let dGates = Storage(count: memory.steps * memory.batch * h)
    let product = WeightProduct(weights.weight_hh, transposed: false, uses: memory.steps)
    for part in parts.reversed() {
      let state = states.from(part.row)
      let dState = gradient(pass, part, step: part.step)
      let dPre = FloatRows(dGates, stride: h).from(part.row)
      ck_rnn_step_backward(
        nonlinearity, part.rows.count, h, state.base, state.stride,
        dState.base, dState.stride, dPre.base, h)
      if let dPrevious = previousGradient(pass, part) {
        product.add(part.rows.count, dPre, to: dPrevious)
      }
    }
    return GateGradients(ofInput: dGates, ofState: [GateBlock(memory, dGates, gates: 0..<1)])
  }
}
