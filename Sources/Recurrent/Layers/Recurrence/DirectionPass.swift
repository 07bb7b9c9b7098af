import CKernels

/// One direction of a layer's run: the memory it fills, and the walk over the steps.
///
/// `_l0` walks from the first step to the last, `_l0_reverse` from the last to the first, and each
/// writes its own columns of the layer's output.
final class DirectionPass {
  let isReverse: Bool
  let column: Int
  let index: Int
  let weights: RecurrentWeights
  /// Initial states of this direction, `[batch, hiddenSize]`, as places in the layer's memory.
  let hidden: Storage
  let cell: Storage?
  let stateOffset: Int

  /// Activated gates of all steps, `[steps * batch, gates * hiddenSize]`. The RNN keeps none: its
  /// one gate is its state.
  let gates: Storage
  /// LSTM: c and tanh(c) of all steps; GRU: W_hn h + b_hn. `[steps * batch, hiddenSize]`.
  var cells: Storage?
  var tanhCells: Storage?
  var hiddenParts: Storage?

  init(
    pass: RecurrentPass, index: Int, weights: RecurrentWeights, hidden: Storage, cell: Storage?
  ) {
    self.index = index
    self.weights = weights
    self.hidden = hidden
    self.cell = cell
    isReverse = index == 1
    column = index * pass.hiddenSize
    stateOffset = index * pass.batch * pass.hiddenSize
    let kept = pass.kind.gates == 1 ? 0 : pass.kind.gates * pass.hiddenSize
    gates = Storage(count: pass.steps * pass.batch * kept)
  }

  /// Rows of one step that have one kind of previous state.
  struct Rows {
    let step: Int
    let range: Range<Int>
    /// Where the previous states are: the step before, or the initial states.
    let previous: Int?
  }

  /// The parts of each step in the order of the recurrence: rows that go on from the step before,
  /// and rows that start here (all at the first step; in a padded batch that is read backwards,
  /// a row starts at its own last step).
  func walk(_ pass: RecurrentPass, _ body: (Rows) -> Void) {
    for s in 0..<pass.steps {
      step(isReverse ? pass.steps - 1 - s : s, pass, body)
    }
  }

  /// The same parts in the opposite order.
  func walkBack(_ pass: RecurrentPass, _ body: (Rows) -> Void) {
    for s in 0..<pass.steps {
      step(isReverse ? s : pass.steps - 1 - s, pass, body)
    }
  }

  @inline(__always)
  private func step(_ step: Int, _ pass: RecurrentPass, _ body: (Rows) -> Void) {
    let before = isReverse ? step + 1 : step - 1
    let active = pass.active(step)
    let going = min(pass.active(before), active)
    if going > 0 { body(Rows(step: step, range: 0..<going, previous: before)) }
    if going < active { body(Rows(step: step, range: going..<active, previous: nil)) }
  }

  // MARK: Forward

  func forward(_ pass: RecurrentPass, keepsForBackward: Bool) {
    let product = WeightProduct(weights.hiddenHidden, transposed: true, uses: pass.steps)
    switch pass.kind {
    case .rnn(let nonlinearity): forwardRNN(pass, product, nonlinearity)
    case .lstm: forwardLSTM(pass, product, keepsForBackward)
    case .gru: forwardGRU(pass, product, keepsForBackward)
    }
  }

  /// Calls `body` for each part of each step, when the products of its input are in `target`.
  private func walkForward(
    _ pass: RecurrentPass, _ target: UnsafeMutablePointer<Float>, _ stride: Int,
    _ body: (Rows) -> Void
  ) {
    var inputs = InputProduct(pass, self, to: target, stride)
    walk(pass) { part in
      inputs.prepare(part.step)
      body(part)
      pass.deliver(part, column: column)
    }
  }

  /// All in one place: the products become the state.
  private func forwardRNN(
    _ pass: RecurrentPass, _ product: WeightProduct, _ nonlinearity: Nonlinearity
  ) {
    let (h, bias) = (pass.hiddenSize, summedBias)
    walkForward(pass, pass.states.base + column, pass.stateStride) { part in
      let (state, stride) = previousState(pass, part)
      let (next, _) = stateRows(pass, part)
      product.add(part.range.count, state, stride, to: next, pass.stateStride)
      ck_rnn_step(
        nonlinearity.kernel, part.range.count, h, next, pass.stateStride, bias?.base, next,
        pass.stateStride)
    }
  }

  private func forwardLSTM(
    _ pass: RecurrentPass, _ product: WeightProduct, _ keepsForBackward: Bool
  ) {
    let (size, h, rows) = (4 * pass.hiddenSize, pass.hiddenSize, pass.steps * pass.batch)
    let bias = summedBias
    let cells = Storage(count: rows * h)
    self.cells = cells
    tanhCells = keepsForBackward ? Storage(count: rows * h) : nil
    walkForward(pass, gates.base, size) { part in
      let row = part.step * pass.batch + part.range.lowerBound
      let pre = gates.base + row * size
      let (state, stride) = previousState(pass, part)
      product.add(part.range.count, state, stride, to: pre, size)
      let (out, outStride) = stateRows(pass, part)
      ck_lstm_step(
        part.range.count, h, pre, size, bias?.base, previousCell(pass, part), h,
        cells.base + row * h, h, out, outStride, tanhCells.map { $0.base + row * h }, h)
    }
  }

  private func forwardGRU(
    _ pass: RecurrentPass, _ product: WeightProduct, _ keepsForBackward: Bool
  ) {
    let (size, h, rows) = (3 * pass.hiddenSize, pass.hiddenSize, pass.steps * pass.batch)
    let products = Storage(count: pass.batch * size)
    let parts = keepsForBackward ? Storage(count: rows * h) : nil
    hiddenParts = parts
    walkForward(pass, gates.base, size) { part in
      let row = part.step * pass.batch + part.range.lowerBound
      let (state, stride) = previousState(pass, part)
      product.set(part.range.count, state, stride, to: products.base, size)
      let (out, outStride) = stateRows(pass, part)
      ck_gru_step(
        part.range.count, h, gates.base + row * size, size, weights.inputBias?.base,
        products.base, size, weights.hiddenBias?.base, state, stride, out, outStride)
      if let parts {
        for r in 0..<part.range.count {
          (parts.base + (row + r) * h).update(from: products.base + r * size + 2 * h, count: h)
        }
      }
    }
  }

  // MARK: Places

  /// Both biases in one row; RNN and LSTM only ever see their sum.
  private var summedBias: Storage? {
    guard let x = weights.inputBias, let h = weights.hiddenBias else { return nil }
    let sum = Storage(count: x.count)
    ck_add(x.count, x.base, h.base, sum.base)
    return sum
  }

  /// The states before this step, and their stride.
  func previousState(_ pass: RecurrentPass, _ part: Rows) -> (UnsafePointer<Float>, Int) {
    let row = part.range.lowerBound
    guard let before = part.previous else {
      return (UnsafePointer(hidden.base + stateOffset + row * pass.hiddenSize), pass.hiddenSize)
    }
    let stride = pass.stateStride
    return (
      UnsafePointer(pass.states.base + (before * pass.batch + row) * stride + column), stride
    )
  }

  /// The cell states before this step; their stride is the hidden size.
  func previousCell(_ pass: RecurrentPass, _ part: Rows) -> UnsafePointer<Float>? {
    let row = part.range.lowerBound
    if let before = part.previous {
      return cells.map { UnsafePointer($0.base + (before * pass.batch + row) * pass.hiddenSize) }
    }
    return cell.map { UnsafePointer($0.base + stateOffset + row * pass.hiddenSize) }
  }

  /// This step's states, and their stride.
  private func stateRows(_ pass: RecurrentPass, _ part: Rows)
    -> (UnsafeMutablePointer<Float>, Int)
  {
    let stride = pass.stateStride
    let row = part.step * pass.batch + part.range.lowerBound
    return (pass.states.base + row * stride + column, stride)
  }
}
