import CKernels
import Testing

extension KernelTests {
  /// What callers build on: packing and splitting k change no bit.
  @Suite struct ProductTests {
    static let shapes = [
      [1, 1, 1], [3, 3, 3], [10, 3, 5], [64, 70, 40], [13, 300, 390], [250, 33, 20], [7, 0, 4],
      [0, 5, 4], [5, 6, 0], [129, 97, 800],
    ]

    @Test(arguments: shapes, [false, true])
    func packedEqualsUnpacked(shape: [Int], transB: Bool) {
      let (m, n, k) = (shape[0], shape[1], shape[2])
      let a = kernelNumbers(m * k, seed: 61)
      let b = kernelNumbers(k * n, seed: 62)
      let start = kernelNumbers(m * n, seed: 63)
      var packed = [Float](repeating: .nan, count: ck_gemm_packed_size(k, n))
      ck_gemm_pack_b(transB, k, n, b, transB ? k : n, &packed)
      for accumulate in [false, true] {
        var plain = start
        var fast = start
        ck_gemm(false, transB, m, n, k, a, k, b, transB ? k : n, &plain, n, accumulate)
        ck_gemm_packed(false, m, n, k, a, k, packed, &fast, n, accumulate)
        #expect(plain.bits == fast.bits)
        if k == 0 { #expect(plain == (accumulate ? start : start.map { _ in 0 })) }
      }
    }

    @Test(arguments: shapes)
    func splittingTheSumContinuesTheChain(shape: [Int]) {
      let (m, n, k) = (shape[0], shape[1], shape[2])
      let a = kernelNumbers(m * k, seed: 64)
      let b = kernelNumbers(k * n, seed: 65)
      var whole = [Float](repeating: 1, count: m * n)
      var parts = whole
      ck_gemm(false, false, m, n, k, a, k, b, n, &whole, n, false)
      let cut = k / 3
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          guard let a = a.baseAddress, let b = b.baseAddress else { return }
          ck_gemm(false, false, m, n, cut, a, k, b, n, &parts, n, false)
          ck_gemm(
            false, false, m, n, k - cut, a + cut, k, b + cut * n, n, &parts, n, true)
        }
      }
      if k > 0 { #expect(whole.bits == parts.bits) }
    }

    /// In each element the products of all p are there: against double, for large sizes.
    @Test(arguments: [(64, 256, 256), (31, 100, 1000), (500, 40, 129)], 0..<4)
    func largeProductsAreRight(shape: (Int, Int, Int), form: Int) {
      let (m, n, k) = shape
      let (transA, transB) = (form & 1 == 1, form & 2 == 2)
      let a = kernelNumbers(m * k, seed: 66)
      let b = kernelNumbers(k * n, seed: 67)
      var c = [Float](repeating: 0, count: m * n)
      ck_gemm(transA, transB, m, n, k, a, transA ? m : k, b, transB ? k : n, &c, n, false)
      for i in stride(from: 0, to: m, by: 7) {
        for j in stride(from: 0, to: n, by: 3) {
          var chain: Float = 0
          for p in 0..<k {
            chain.addProduct(
              transA ? a[p * m + i] : a[i * k + p], transB ? b[j * k + p] : b[p * n + j])
          }
          #expect(c[i * n + j] == chain)
        }
      }
    }
  }
}
