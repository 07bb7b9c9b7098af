import CKernels
import Testing

extension KernelTests {
  /// Sums against the order that the header states, extremes against the obvious loop.
  @Suite struct ReductionTests {
    static let lengths = [0, 1, 2, 7, 15, 16, 17, 33, 100, 4095, 4096, 4097, 8192, 12345]

    /// The header's order: 16 lanes, emptied after each 4096 elements, then the tree.
    private func laneSum(_ count: Int, _ add: (Float, Int) -> Float) -> Float {
      var totals = [Float](repeating: 0, count: 16)
      var lanes = totals
      for i in 0..<count {
        lanes[i % 16] = add(lanes[i % 16], i)
        if i % 4096 == 4095 {
          for lane in 0..<16 {
            totals[lane] += lanes[lane]
            lanes[lane] = 0
          }
        }
      }
      for lane in 0..<16 { lanes[lane] += totals[lane] }
      for half in [8, 4, 2, 1] {
        for lane in 0..<half { lanes[lane] += lanes[lane + half] }
      }
      return lanes[0]
    }

    @Test(arguments: lengths)
    func sumsGoByLanes(count: Int) {
      let x = kernelNumbers(count, seed: 1)
      let y = kernelNumbers(count, seed: 2)
      #expect(ck_sum(count, x) == laneSum(count) { $0 + x[$1] })
      var difference = x
      #expect(
        ck_sum_squared_differences(count, x, y, &difference)
          == laneSum(count) { $0.addingProduct(x[$1] - y[$1], x[$1] - y[$1]) })
      #expect(difference == zip(x, y).map { $0 - $1 })
    }

    @Test(arguments: lengths, [false, true])
    func extremesAreThoseOfALoop(count: Int, wild: Bool) {
      for seed in 0..<8 as Range<UInt64> {
        // Few NaN, so that most arrays have none.
        var x = kernelNumbers(count, seed: seed, wild: wild)
        if seed > 2 { x = x.map { $0.isNaN ? -0.0 : $0 } }
        let nan = x.firstIndex { $0.isNaN }
        let most = x.max() ?? -.infinity
        #expect(nan == nil ? ck_max(count, x) == most : ck_max(count, x).isNaN)
        #expect(
          nan == nil ? ck_min(count, x) == x.min() ?? .infinity : ck_min(count, x).isNaN)
        #expect(ck_argmax(count, x) == nan ?? x.firstIndex(of: most) ?? -1)
      }
    }

    @Test func zerosAreOrderedBySign() {
      #expect(ck_max(3, [-0.0, 0, -0.0]).bitPattern == 0)
      #expect(ck_min(3, [0, -0.0, 0]).bitPattern == (-0.0 as Float).bitPattern)
      var out: [Float] = [9, 9]
      ck_maximum(2, [-0.0, 0], [0, -0.0], &out)
      #expect(out.bits == [0, 0])
      ck_minimum(2, [-0.0, 0], [0, -0.0], &out)
      #expect(out.bits == ([-0.0, -0.0] as [Float]).bits)
    }

    @Test(arguments: [(0, 5), (5, 0), (1, 1), (3, 17), (21, 40), (70, 9)], [false, true])
    func rowsAndColumnsSumAsStated(shape: (Int, Int), accumulate: Bool) {
      let (rows, cols) = shape
      let stride = cols + 3
      let x = kernelNumbers(rows * stride, seed: 4)
      let start = kernelNumbers(max(rows, cols), seed: 5)
      var sums = start
      ck_sum_rows(rows, cols, x, stride, &sums, accumulate)
      for row in 0..<rows {
        let sum = laneSum(cols) { $0 + x[row * stride + $1] }
        #expect(sums[row] == (accumulate ? start[row] + sum : sum))
      }
      sums = start
      ck_sum_columns(rows, cols, x, stride, &sums, accumulate)
      for column in 0..<cols {
        var sum = accumulate ? start[column] : 0
        for row in 0..<rows { sum += x[row * stride + column] }
        #expect(sums[column] == sum)
      }
    }
  }
}
