import CKernels
import Foundation
import Testing

extension KernelTests {
  /// Softmax, its logarithm and their gradients against double.
  @Suite struct ClassTests {
    @Test(arguments: [(1, 1), (3, 5), (4, 16), (2, 33), (3, 5000)])
    func followTheirFormulas(shape: (Int, Int)) {
      let (rows, cols) = shape
      let x = kernelNumbers(rows * cols, seed: 101)
      let dy = kernelNumbers(rows * cols, seed: 102)
      let start = kernelNumbers(rows * cols, seed: 103)
      var y = x
      var logY = x
      ck_softmax(rows, cols, x, &y)
      ck_log_softmax(rows, cols, x, &logY)
      var dx = start
      var logDx = start
      ck_softmax_backward(rows, cols, y, dy, &dx)
      ck_log_softmax_backward(rows, cols, logY, dy, &logDx)
      for row in 0..<rows {
        let at = row * cols..<(row + 1) * cols
        let total = at.reduce(0.0) { $0 + exp(Double(x[$1])) }
        let p = at.map { exp(Double(x[$0])) / total }
        let mean = zip(at, p).reduce(0.0) { $0 + Double(dy[$1.0]) * $1.1 }
        let sum = at.reduce(0.0) { $0 + Double(dy[$1]) }
        for (i, p) in zip(at, p) {
          #expect(abs(Double(y[i]) - p) <= 1e-6 * p)
          #expect(abs(Double(logY[i]) - log(p)) <= 1e-6 * (1 + abs(log(p))))
          let slope = p * (Double(dy[i]) - mean)
          #expect(abs(Double(dx[i]) - Double(start[i]) - slope) <= 2e-6)
          let logSlope = Double(dy[i]) - p * sum
          #expect(abs(Double(logDx[i]) - Double(start[i]) - logSlope) <= 4e-6)
        }
      }
    }

    @Test func largeAndInfiniteLogitsStayFinite() {
      var y = [Float](repeating: 9, count: 3)
      ck_softmax(1, 3, [1000, 1000, -1000], &y)
      #expect(y == [0.5, 0.5, 0])
      ck_softmax(1, 3, [0, -.infinity, -.infinity], &y)
      #expect(y == [1, 0, 0])
      ck_log_softmax(1, 3, [0, -.infinity, -.infinity], &y)
      #expect(y == [0, -.infinity, -.infinity])
    }
  }
}
