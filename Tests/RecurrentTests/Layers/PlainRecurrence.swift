import CKernels
import Recurrent

/// One layer in one direction, in plain Swift: numbers, loops and the formulas of
/// docs/mathematics.md. The fused layers must give the same bits.
///
/// Every sum is one chain of fused multiply-adds in ascending order, as the kernels promise; only
/// tanh and sigmoid are the kernels' own.
struct PlainRecurrence {
  enum Kind: CaseIterable, Sendable { case tanh, relu, lstm, gru }

  let kind: Kind
  /// `[gates * H, I]`, `[gates * H, H]`, `[gates * H]`, `[gates * H]`.
  let weightIH, weightHH, biasIH, biasHH: Matrix
  let input: [Matrix]
  let initialHidden, initialCell: Matrix

  /// What each step leaves for the way back.
  struct Step {
    var hidden, cell, gates, hiddenPart: Matrix
  }

  struct Gradients {
    var input: [Matrix] = []
    var initialHidden = Matrix(0, 0)
    var initialCell = Matrix(0, 0)
    var weightIH = Matrix(0, 0)
    var weightHH = Matrix(0, 0)
    var biasIH = Matrix(0, 0)
    var biasHH = Matrix(0, 0)
  }

  private var hiddenSize: Int { weightHH.columns }
  private var batch: Int { initialHidden.rows }

  // MARK: Forward

  func forward() -> [Step] {
    var steps: [Step] = []
    for x in input {
      let (h, c) = (steps.last?.hidden ?? initialHidden, steps.last?.cell ?? initialCell)
      steps.append(step(x, h, c))
    }
    return steps
  }

  private func step(_ x: Matrix, _ h: Matrix, _ c: Matrix) -> Step {
    let size = hiddenSize
    var next = Step(
      hidden: Matrix(batch, size), cell: c, gates: x.timesTransposed(weightIH),
      hiddenPart: Matrix(batch, size))
    if kind == .gru {
      let fromHidden = h.timesTransposed(weightHH)
      for b in 0..<batch {
        for j in 0..<size {
          func gate(_ block: Int) -> (x: Float, h: Float) {
            let at = block * size + j
            return (next.gates[b, at] + biasIH[0, at], fromHidden[b, at] + biasHH[0, at])
          }
          let r = Plain.sigmoid(gate(0).x + gate(0).h)
          let z = Plain.sigmoid(gate(1).x + gate(1).h)
          let hn = gate(2).h
          let n = Plain.tanh(gate(2).x.addingProduct(r, hn))
          // (1 - z) n + z h, as n + z (h - n).
          next.hidden[b, j] = n.addingProduct(z, h[b, j] - n)
          (next.gates[b, j], next.gates[b, size + j], next.gates[b, 2 * size + j]) = (r, z, n)
          next.hiddenPart[b, j] = hn
        }
      }
      return next
    }
    next.gates.add(h, timesTransposed: weightHH)
    for b in 0..<batch {
      for j in 0..<size {
        func gate(_ block: Int) -> Float {
          let at = block * size + j
          return next.gates[b, at] + (biasIH[0, at] + biasHH[0, at])
        }
        if kind != .lstm {
          next.hidden[b, j] = kind == .tanh ? Plain.tanh(gate(0)) : max(gate(0), 0)
          continue
        }
        let (i, f) = (Plain.sigmoid(gate(0)), Plain.sigmoid(gate(1)))
        let (g, o) = (Plain.tanh(gate(2)), Plain.sigmoid(gate(3)))
        next.cell[b, j] = (i * g).addingProduct(f, c[b, j])
        next.hidden[b, j] = o * Plain.tanh(next.cell[b, j])
        (next.gates[b, j], next.gates[b, size + j]) = (i, f)
        (next.gates[b, 2 * size + j], next.gates[b, 3 * size + j]) = (g, o)
      }
    }
    return next
  }

  // MARK: Backward

  /// - Parameters:
  ///   - dOutput: ∂L/∂h of each step, from outside.
  ///   - dCell: ∂L/∂c of the last step.
  func backward(_ steps: [Step], dOutput: [Matrix], dCell: Matrix) -> Gradients {
    var (dHidden, dCell) = (dOutput, dCell)
    var dGates: [Matrix] = []
    var dHiddenGates: [Matrix] = []
    var result = Gradients()
    for t in steps.indices.reversed() {
      let h = t > 0 ? steps[t - 1].hidden : initialHidden
      let c = t > 0 ? steps[t - 1].cell : initialCell
      var through = Matrix(batch, hiddenSize)
      let (dx, dh) = gateGradients(steps[t], h, c, dHidden[t], &dCell, &through)
      dGates.insert(dx, at: 0)
      dHiddenGates.insert(dh, at: 0)
      if kind == .gru {
        through.add(dh, times: weightHH)
        if t > 0 { dHidden[t - 1].add(through) } else { result.initialHidden = through }
      } else if t > 0 {
        dHidden[t - 1].add(dh, times: weightHH)
      } else {
        result.initialHidden = Matrix(batch, hiddenSize)
        result.initialHidden.add(dh, times: weightHH)
      }
    }
    result.initialCell = dCell
    result.input = dGates.map { gates in
      var dx = Matrix(batch, weightIH.columns)
      dx.add(gates, times: weightIH)
      return dx
    }
    weightGradients(steps, dGates, dHiddenGates, &result)
    return result
  }

  /// Gradients of the gates before activation: as the input sees them, and as the state does.
  private func gateGradients(
    _ step: Step, _ h: Matrix, _ c: Matrix, _ dh: Matrix, _ dc: inout Matrix,
    _ through: inout Matrix
  ) -> (Matrix, Matrix) {
    let size = hiddenSize
    var dx = Matrix(batch, step.gates.columns)
    for b in 0..<batch {
      for j in 0..<size {
        let d = dh[b, j]
        func gate(_ block: Int) -> Float { step.gates[b, block * size + j] }
        switch kind {
        case .tanh: dx[b, j] = d * Plain.tanhSlope(step.hidden[b, j])
        case .relu: dx[b, j] = step.hidden[b, j] > 0 ? d : 0
        case .lstm:
          let (i, f, g, o) = (gate(0), gate(1), gate(2), gate(3))
          let bounded = Plain.tanh(step.cell[b, j])
          let dCell = dc[b, j].addingProduct(d * o, Plain.tanhSlope(bounded))
          dx[b, j] = dCell * g * Plain.sigmoidSlope(i)
          dx[b, size + j] = dCell * c[b, j] * Plain.sigmoidSlope(f)
          dx[b, 2 * size + j] = dCell * i * Plain.tanhSlope(g)
          dx[b, 3 * size + j] = d * bounded * Plain.sigmoidSlope(o)
          dc[b, j] = dCell * f
        case .gru:
          let (r, z, n) = (gate(0), gate(1), gate(2))
          let dn = d * (1 - z) * Plain.tanhSlope(n)
          dx[b, j] = dn * step.hiddenPart[b, j] * Plain.sigmoidSlope(r)
          dx[b, size + j] = d * (h[b, j] - n) * Plain.sigmoidSlope(z)
          dx[b, 2 * size + j] = dn
          through[b, j] = d * z
        }
      }
    }
    var dHidden = dx
    if kind == .gru {
      for b in 0..<batch {
        for j in 0..<size { dHidden[b, 2 * size + j] = dx[b, 2 * size + j] * step.gates[b, j] }
      }
    }
    return (dx, dHidden)
  }

  private func weightGradients(
    _ steps: [Step], _ dGates: [Matrix], _ dHiddenGates: [Matrix], _ result: inout Gradients
  ) {
    result.weightIH = Matrix(weightIH.rows, weightIH.columns)
    result.weightHH = Matrix(weightHH.rows, weightHH.columns)
    result.biasIH = Matrix(1, weightIH.rows)
    result.biasHH = Matrix(1, weightIH.rows)
    for t in steps.indices {
      result.weightIH.add(dGates[t], transposedTimes: input[t])
      result.biasIH.addRows(of: dGates[t])
      result.biasHH.addRows(of: dHiddenGates[t])
      if t > 0 { result.weightHH.add(dHiddenGates[t], transposedTimes: steps[t - 1].hidden) }
    }
    // The first step's state comes last: its product is one of its own.
    result.weightHH.add(dHiddenGates[0], transposedTimes: initialHidden)
  }
}

/// Activations and their slopes.
enum Plain {
  static func tanh(_ x: Float) -> Float {
    var y: Float = 0
    withUnsafePointer(to: x) { ck_tanh(1, $0, &y) }
    return y
  }

  static func sigmoid(_ x: Float) -> Float {
    var y: Float = 0
    withUnsafePointer(to: x) { ck_sigmoid(1, $0, &y) }
    return y
  }

  static func tanhSlope(_ y: Float) -> Float { Float(1).addingProduct(-y, y) }
  static func sigmoidSlope(_ y: Float) -> Float { y * (1 - y) }
}

/// A matrix whose sums are chains in ascending order.
struct Matrix: Equatable {
  let rows: Int
  let columns: Int
  var values: [Float]

  init(_ rows: Int, _ columns: Int) {
    self.rows = rows
    self.columns = columns
    values = Array(repeating: 0, count: rows * columns)
  }

  init(_ tensor: Tensor) {
    self.init(tensor.rank == 1 ? 1 : tensor.shape[0], tensor.shape[tensor.rank - 1])
    values = tensor.scalars
  }

  subscript(_ row: Int, _ column: Int) -> Float {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  func timesTransposed(_ other: Matrix) -> Matrix {
    var result = Matrix(rows, other.rows)
    result.add(self, timesTransposed: other)
    return result
  }

  /// self += a bᵀ.
  mutating func add(_ a: Matrix, timesTransposed b: Matrix) {
    chain(a.columns) { i, j, p in (a[i, p], b[j, p]) }
  }

  /// self += a b.
  mutating func add(_ a: Matrix, times b: Matrix) {
    chain(a.columns) { i, j, p in (a[i, p], b[p, j]) }
  }

  /// self += aᵀ b.
  mutating func add(_ a: Matrix, transposedTimes b: Matrix) {
    chain(a.rows) { i, j, p in (a[p, i], b[p, j]) }
  }

  mutating func add(_ other: Matrix) {
    for i in values.indices { values[i] += other.values[i] }
  }

  mutating func addRows(of other: Matrix) {
    for i in 0..<other.rows {
      for j in 0..<columns { values[j] += other[i, j] }
    }
  }

  private mutating func chain(_ count: Int, _ pair: (Int, Int, Int) -> (Float, Float)) {
    for i in 0..<rows {
      for j in 0..<columns {
        for p in 0..<count {
          let (x, y) = pair(i, j, p)
          self[i, j] = self[i, j].addingProduct(x, y)
        }
      }
    }
  }
}
