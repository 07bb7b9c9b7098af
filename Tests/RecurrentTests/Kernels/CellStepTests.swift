import CKernels
import Foundation
import Testing

extension KernelTests {
  /// Each fused step against its plain twin in double; each backward step against the slope of that
  /// twin along random directions.
  @Suite struct CellStepTests {
    static let shapes = [(1, 1), (2, 3), (5, 17), (3, 40)]

    /// Rows with a gap between them, as slices of a sequence have.
    private struct Matrix {
      var values: [Float]
      let stride: Int

      init(_ rows: Int, _ cols: Int, seed: UInt64, gap: Int = 2) {
        stride = cols + gap
        values = kernelNumbers(rows * stride, seed: seed)
      }

      subscript(row: Int, col: Int) -> Double { Double(values[row * stride + col]) }
    }

    private func near(_ got: Double, _ want: Double, _ name: String, _ tolerance: Double = 2e-6) {
      #expect(
        abs(got - want) <= tolerance * (1 + abs(want)), "\(name): \(got) instead of \(want)")
    }

    private static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    // MARK: RNN

    @Test(arguments: shapes, [ck_nonlinearity.tanh, .relu])
    func rnnStepIsItsFormula(shape: (Int, Int), kind: ck_nonlinearity) {
      let (batch, hidden) = shape
      let pre = Matrix(batch, hidden, seed: 81)
      let dh = Matrix(batch, hidden, seed: 82, gap: 4)
      let bias = kernelNumbers(hidden, seed: 83)
      for withBias in [false, true] {
        var h = Matrix(batch, hidden, seed: 0, gap: 3)
        var dpre = Matrix(batch, hidden, seed: 0, gap: 1)
        bias.withUnsafeBufferPointer { bias in
          ck_rnn_step(
            kind, batch, hidden, pre.values, pre.stride, withBias ? bias.baseAddress : nil,
            &h.values, h.stride)
        }
        ck_rnn_step_backward(
          kind, batch, hidden, h.values, h.stride, dh.values, dh.stride, &dpre.values, dpre.stride)
        for b in 0..<batch {
          for j in 0..<hidden {
            let x = pre[b, j] + (withBias ? Double(bias[j]) : 0)
            near(h[b, j], kind == .tanh ? tanh(x) : max(x, 0), "h")
            let slope = kind == .tanh ? 1 - tanh(x) * tanh(x) : x > 0 ? 1 : 0
            near(dpre[b, j], dh[b, j] * slope, "dpre")
          }
        }
      }
    }

    // MARK: LSTM

    /// One unit: gates before activation and c⁻ in, h and c out.
    private func lstm(_ gates: [Double], _ previous: Double) -> (h: Double, c: Double) {
      let c = Self.sigmoid(gates[1]) * previous + Self.sigmoid(gates[0]) * tanh(gates[2])
      return (Self.sigmoid(gates[3]) * tanh(c), c)
    }

    @Test(arguments: shapes)
    func lstmStepIsItsFormula(shape: (Int, Int)) {
      let (batch, hidden) = shape
      let pre = Matrix(batch, 4 * hidden, seed: 84)
      let previous = Matrix(batch, hidden, seed: 85)
      let bias = kernelNumbers(4 * hidden, seed: 86)
      let dh = Matrix(batch, hidden, seed: 87, gap: 5)
      let dcAfter = Matrix(batch, hidden, seed: 88, gap: 1)
      var gates = pre
      var c = Matrix(batch, hidden, seed: 0, gap: 3)
      var h = Matrix(batch, hidden, seed: 0, gap: 0)
      var tanhC = Matrix(batch, hidden, seed: 0)
      ck_lstm_step(
        batch, hidden, &gates.values, gates.stride, bias, previous.values, previous.stride,
        &c.values, c.stride, &h.values, h.stride, &tanhC.values, tanhC.stride)
      var dc = dcAfter
      var dgates = Matrix(batch, 4 * hidden, seed: 0, gap: 6)
      ck_lstm_step_backward(
        batch, hidden, gates.values, gates.stride, previous.values, previous.stride, tanhC.values,
        tanhC.stride, dh.values, dh.stride, &dc.values, dc.stride, &dgates.values, dgates.stride)
      for b in 0..<batch {
        for j in 0..<hidden {
          let x = (0..<4).map { pre[b, $0 * hidden + j] + Double(bias[$0 * hidden + j]) }
          let want = lstm(x, previous[b, j])
          near(h[b, j], want.h, "h")
          near(c[b, j], want.c, "c")
          let loss = { (x: [Double], previous: Double) in
            let out = lstm(x, previous)
            return out.h * dh[b, j] + out.c * dcAfter[b, j]
          }
          for gate in 0..<4 {
            let slope = Self.slope { step in
              var moved = x
              moved[gate] += step
              return loss(moved, previous[b, j])
            }
            near(dgates[b, gate * hidden + j], slope, "dgates \(gate)", 5e-6)
          }
          near(dc[b, j], Self.slope { loss(x, previous[b, j] + $0) }, "dc", 5e-6)
        }
      }
    }

    @Test func lstmStepWorksInPlaceAndWithoutOptions() {
      let (batch, hidden) = (3, 19)
      let pre = Matrix(batch, 4 * hidden, seed: 89, gap: 0)
      let previous = Matrix(batch, hidden, seed: 90, gap: 0)
      let zeros = [Float](repeating: 0, count: 4 * hidden)
      var gates = pre
      var c = previous
      var h = previous
      var tanhC = previous
      ck_lstm_step(
        batch, hidden, &gates.values, gates.stride, zeros, previous.values, hidden, &c.values,
        hidden, &h.values, hidden, &tanhC.values, hidden)
      var otherGates = pre
      var cell = previous.values
      var otherH = previous
      cell.withUnsafeMutableBufferPointer { cell in
        ck_lstm_step(
          batch, hidden, &otherGates.values, gates.stride, nil, cell.baseAddress, hidden,
          cell.baseAddress, hidden, &otherH.values, hidden, nil, 0)
      }
      #expect(cell.bits == c.values.bits)
      #expect(otherH.values.bits == h.values.bits)
      #expect(otherGates.values.bits == gates.values.bits)

      let dh = kernelNumbers(batch * hidden, seed: 91)
      var dc = kernelNumbers(batch * hidden, seed: 92)
      var otherDc = dc
      var dgates = pre.values
      ck_lstm_step_backward(
        batch, hidden, gates.values, 4 * hidden, previous.values, hidden, tanhC.values, hidden, dh,
        hidden, &dc, hidden, &dgates, 4 * hidden)
      gates.values.withUnsafeMutableBufferPointer { gates in
        ck_lstm_step_backward(
          batch, hidden, gates.baseAddress, 4 * hidden, previous.values, hidden, tanhC.values,
          hidden, dh, hidden, &otherDc, hidden, gates.baseAddress, 4 * hidden)
      }
      #expect(gates.values.bits == dgates.bits)
      #expect(otherDc.bits == dc.bits)
    }

    // MARK: GRU

    /// One unit: x and h pre-activations (r, z, n) and h⁻ in, h out.
    private func gru(_ x: [Double], _ h: [Double], _ previous: Double) -> Double {
      let z = Self.sigmoid(x[1] + h[1])
      let n = tanh(x[2] + Self.sigmoid(x[0] + h[0]) * h[2])
      return (1 - z) * n + z * previous
    }

    @Test(arguments: shapes)
    func gruStepIsItsFormula(shape: (Int, Int)) {
      let (batch, hidden) = shape
      let xPre = Matrix(batch, 3 * hidden, seed: 93)
      let hPre = Matrix(batch, 3 * hidden, seed: 94, gap: 7)
      let previous = Matrix(batch, hidden, seed: 95)
      let xBias = kernelNumbers(3 * hidden, seed: 96)
      let hBias = kernelNumbers(3 * hidden, seed: 97)
      let dh = Matrix(batch, hidden, seed: 98, gap: 1)
      var xGates = xPre
      var hGates = hPre
      var h = Matrix(batch, hidden, seed: 0, gap: 3)
      ck_gru_step(
        batch, hidden, &xGates.values, xGates.stride, xBias, &hGates.values, hGates.stride, hBias,
        previous.values, previous.stride, &h.values, h.stride)
      var dPrevious = Matrix(batch, hidden, seed: 0, gap: 0)
      var dx = Matrix(batch, 3 * hidden, seed: 0, gap: 5)
      var dhn = Matrix(batch, hidden, seed: 0, gap: 1)
      let hn = Array(hGates.values[(2 * hidden)...])
      ck_gru_step_backward(
        batch, hidden, xGates.values, xGates.stride, hn, hGates.stride, previous.values,
        previous.stride, dh.values, dh.stride, &dPrevious.values, dPrevious.stride, &dx.values,
        dx.stride, &dhn.values, dhn.stride)
      for b in 0..<batch {
        for j in 0..<hidden {
          let x = (0..<3).map { xPre[b, $0 * hidden + j] + Double(xBias[$0 * hidden + j]) }
          let r = (0..<3).map { hPre[b, $0 * hidden + j] + Double(hBias[$0 * hidden + j]) }
          near(h[b, j], gru(x, r, previous[b, j]), "h")
          for gate in 0..<3 {
            let slope = Self.slope { step in
              var moved = x
              moved[gate] += step
              return gru(moved, r, previous[b, j]) * dh[b, j]
            }
            near(dx[b, gate * hidden + j], slope, "dx \(gate)", 5e-6)
            let recurrent = Self.slope { step in
              var moved = r
              moved[gate] += step
              return gru(x, moved, previous[b, j]) * dh[b, j]
            }
            near(gate < 2 ? dx[b, gate * hidden + j] : dhn[b, j], recurrent, "dh \(gate)", 5e-6)
          }
          let through = Self.slope { gru(x, r, previous[b, j] + $0) * dh[b, j] }
          near(dPrevious[b, j], through, "dPrevious", 5e-6)
        }
      }
    }

    /// The slope at 0 by central differences, of fourth order.
    private static func slope(_ f: (Double) -> Double) -> Double {
      let step = 1e-3
      return (8 * (f(step) - f(-step)) - (f(2 * step) - f(-2 * step))) / (12 * step)
    }
  }
}
