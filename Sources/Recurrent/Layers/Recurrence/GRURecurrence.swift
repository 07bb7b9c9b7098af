import CKernels

/// The fused run of `GRU.step` and its gradients.
final class GRURecurrence: Recurrence {
  /// The activated gates r, z, n of all steps, `[steps * batch, 3 * hiddenSize]`; of a few steps if
  /// the run is not recorded.
  private let gates: Storage
  /// W_hn h + b_hn of all steps, `[steps * batch, hiddenSize]`, if the run is recorded.
  private let hiddenParts: Storage?

  required init(
    _ memory: RecurrentMemory, _ weights: RecurrentWeights, _ index: Int, isRecorded: Bool
  ) {
    let count = memory.steps * memory.batch * memory.hiddenSize
    let rows = isRecorded ? memory.steps * memory.batch : InputProduct.windowRows(memory)
    gates = Storage(count: rows * 3 * memory.hiddenSize)
    hiddenParts = isRecorded ? Storage(count: count) : nil
    super.init(memory, weights, index, isRecorded: isRecorded)
  }

  override func forward() {
    let h = memory.hiddenSize
    let products = Storage(count: memory.batch * 3 * h)
    let fromState = FloatRows(products, stride: 3 * h)
    var inputs = InputProduct(
      self, to: FloatRows(gates, stride: 3 * h), isWindow: !isRecorded)
    let product = WeightProduct(weights.weight_hh, transposed: true, uses: memory.steps)
    for part in parts {
      let (pre, next) = (inputs.rows(part), states.from(part.row))
      let previous = previousStates(part)
      product.set(part.rows.count, previous, to: fromState)
      ck_gru_step(
        part.rows.count, h, pre.base, pre.stride, weights.bias_ih?.base, products.base, 3 * h,
        weights.bias_hh?.base, previous.base, previous.stride, next.base, next.stride)
      if let hiddenParts {
        for r in 0..<part.rows.count {
          (hiddenParts.base + (part.row + r) * h)
            .update(from: products.base + r * 3 * h + 2 * h, count: h)
        }
      }
      memory.deliver(part, column: column)
    }
  }

  override func gateGradients(_ pass: BackwardPass) -> GateGradients {
    guard let hiddenParts else { broken("GRU: the run kept nothing for its backward pass") }
    let h = memory.hiddenSize
    // The activated gates become the gradients of the gates before activation, in place; and
    // W_hn h + b_hn becomes its own gradient.
    let dGates = pass.keepsGraph ? gates.copy() : gates
    let dParts = pass.keepsGraph ? hiddenParts.copy() : hiddenParts
    // Two of the state's three gradients are those of the input: a product of each kind.
    let gateProduct = WeightProduct(
      weights.weight_hh, transposed: false, rows: 0..<2 * h, uses: memory.steps)
    let partProduct = WeightProduct(
      weights.weight_hh, transposed: false, rows: 2 * h..<3 * h, uses: memory.steps)
    let direct = Storage(count: memory.batch * h)
    for part in parts.reversed() {
      let (previous, dState) = (previousStates(part), gradient(pass, part, step: part.step))
      let dPre = FloatRows(dGates, stride: 3 * h).from(part.row)
      let dPart = FloatRows(dParts, stride: h).from(part.row)
      ck_gru_step_backward(
        part.rows.count, h, dPre.base, dPre.stride, dPart.base, h, previous.base, previous.stride,
        dState.base, dState.stride, direct.base, h, dPre.base, dPre.stride, dPart.base, h)
      guard let dPrevious = previousGradient(pass, part) else { continue }
      gateProduct.add(part.rows.count, dPre, to: FloatRows(direct, stride: h))
      partProduct.add(part.rows.count, dPart, to: FloatRows(direct, stride: h))
      for r in 0..<part.rows.count {
        ck_accumulate(h, direct.base + r * h, dPrevious.from(r).base)
      }
    }
    return GateGradients(
      ofInput: dGates,
      ofState: [
        GateBlock(memory, dGates, gates: 0..<2), GateBlock(memory, dParts, gates: 2..<3),
      ])
  }
}
