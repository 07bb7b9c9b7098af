import CKernels
import Testing

extension KernelTests {
  /// Exact operations against Swift's own, bit for bit; the others against double.
  @Suite struct ElementwiseTests {
    private static let nan = Float(bitPattern: 0x7fc0_0000)

    private func check(
      _ name: String, _ got: [Float], _ want: (Int) -> Float,
      sourceLocation: SourceLocation = #_sourceLocation
    ) {
      for (index, value) in got.enumerated() {
        let expected = want(index)
        let bits = expected.isNaN ? Self.nan.bitPattern : expected.bitPattern
        #expect(
          value.bitPattern == bits, "\(name)[\(index)] = \(value), not \(expected)",
          sourceLocation: sourceLocation)
      }
    }

    @Test(arguments: [0, 1, 6, 16, 37, 200])
    func arithmeticIsSwifts(count: Int) {
      let a = kernelNumbers(count, seed: 21, wild: true)
      let b = kernelNumbers(count, seed: 22, wild: true)
      let start = kernelNumbers(count, seed: 23, wild: true)
      let s: Float = -1.7
      var out = start
      func run(_ name: String, _ kernel: (inout [Float]) -> Void, _ want: (Int) -> Float) {
        out = start
        kernel(&out)
        check(name, out, want)
      }
      run("add", { ck_add(count, a, b, &$0) }) { a[$0] + b[$0] }
      run("sub", { ck_sub(count, a, b, &$0) }) { a[$0] - b[$0] }
      run("mul", { ck_mul(count, a, b, &$0) }) { a[$0] * b[$0] }
      run("div", { ck_div(count, a, b, &$0) }) { a[$0] / b[$0] }
      run("add_scalar", { ck_add_scalar(count, a, s, &$0) }) { a[$0] + s }
      run("sub_scalar", { ck_sub_scalar(count, a, s, &$0) }) { a[$0] - s }
      run("scalar_sub", { ck_scalar_sub(count, s, a, &$0) }) { s - a[$0] }
      run("mul_scalar", { ck_mul_scalar(count, a, s, &$0) }) { a[$0] * s }
      run("div_scalar", { ck_div_scalar(count, a, s, &$0) }) { a[$0] / s }
      run("square", { ck_pow_scalar(count, a, 2, &$0) }) { a[$0] * a[$0] }
      run("cube", { ck_pow_scalar(count, a, 3, &$0) }) { a[$0] * a[$0] * a[$0] }
      run("root", { ck_pow_scalar(count, a, 0.5, &$0) }) { a[$0].squareRoot() }
      run("inverse root", { ck_pow_scalar(count, a, -0.5, &$0) }) { 1 / a[$0].squareRoot() }
      run("power 0", { ck_pow_scalar(count, a, 0, &$0) }) { _ in 1 }
      run("accumulate", { ck_accumulate(count, a, &$0) }) { start[$0] + a[$0] }
      run("deduct", { ck_deduct(count, a, &$0) }) { start[$0] - a[$0] }
      run("scale", { ck_scale(count, s, a, &$0) }) { Float(0).addingProduct(s, a[$0]) }
      run("axpy", { ck_axpy(count, s, a, &$0) }) { start[$0].addingProduct(s, a[$0]) }
      run("mul_accumulate", { ck_mul_accumulate(count, a, b, &$0) }) {
        start[$0].addingProduct(a[$0], b[$0])
      }
      run("clamp", { ck_clamp(count, a, -1, 2, &$0) }) {
        a[$0].isNaN ? a[$0] : a[$0] < -1 ? -1 : a[$0] > 2 ? 2 : a[$0]
      }
      run("relu_backward", { ck_relu_backward(count, a, b, &$0) }) {
        start[$0] + (a[$0] <= 0 ? 0 : b[$0])
      }
    }

    @Test func gradientsFollowTheirFormulas() {
      let count = 53
      let y = kernelNumbers(count, seed: 31).map { $0 / 4.5 }
      let dy = kernelNumbers(count, seed: 32)
      let start = kernelNumbers(count, seed: 33)
      typealias Kernel = (
        Int, UnsafePointer<Float>?, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?
      ) -> Void
      let forms: [(String, Kernel, (Double) -> Double)] = [
        ("tanh", ck_tanh_backward, { 1 - $0 * $0 }),
        ("sigmoid", ck_sigmoid_backward, { $0 * (1 - $0) }),
        ("log", ck_log_backward, { 1 / $0 }),
        ("sqrt", ck_sqrt_backward, { 0.5 / $0 }),
        ("abs", ck_abs_backward, { $0 > 0 ? 1 : -1 }),
      ]
      for (name, kernel, slope) in forms {
        var dx = start
        kernel(count, y, dy, &dx)
        for i in 0..<count {
          let term = Double(dy[i]) * slope(Double(y[i]))
          let error = abs(Double(dx[i]) - (Double(start[i]) + term))
          #expect(error <= 3e-7 * (abs(term) + abs(Double(start[i]))), "\(name) at \(y[i])")
        }
      }
    }

    @Test(arguments: [(1, 1), (3, 20), (7, 5), (0, 4), (4, 0)])
    func broadcastsRowsColumnsAndNumbers(shape: (Int, Int)) {
      let (rows, cols) = shape
      let a = kernelNumbers(rows * cols + 1, seed: 41)
      let b = kernelNumbers(rows * cols + rows + cols + 1, seed: 42)
      let operations: [(ck_operation, (Float, Float) -> Float)] = [
        (.add, { $0 + $1 }), (.sub, { $0 - $1 }), (.mul, { $0 * $1 }), (.div, { $0 / $1 }),
      ]
      for (operation, combine) in operations {
        for (row, col) in [(cols, 1), (0, 1), (1, 0), (0, 0)] {
          var out = [Float](repeating: 7, count: rows * (cols + 2))
          ck_broadcast(operation, rows, cols, a, cols, 1, b, row, col, &out, cols + 2)
          for r in 0..<rows {
            for c in 0..<cols {
              #expect(out[r * (cols + 2) + c] == combine(a[r * cols + c], b[r * row + c * col]))
            }
            #expect(out[r * (cols + 2) + cols] == 7)
          }
        }
      }
    }

    @Test(arguments: [(1, 1), (5, 3), (16, 16), (33, 47), (70, 20)])
    func transposes(shape: (Int, Int)) {
      let (rows, cols) = shape
      let x = kernelNumbers(rows * cols, seed: 51)
      var out = [Float](repeating: 0, count: rows * cols)
      ck_transpose(rows, cols, x, cols, &out, rows)
      for r in 0..<rows { for c in 0..<cols { #expect(out[c * rows + r] == x[r * cols + c]) } }
    }
  }
}
