import CKernels

/// Products of rows with one weight, which is packed once if there are several.
struct WeightProduct {
  private let weight: Storage
  private let packed: Storage?
  private let isTransposed: Bool
  private let k: Int
  private let n: Int
  private let stride: Int

  /// - Parameter transposed: multiply by the weight's transpose.
  init(_ weight: Tensor, transposed: Bool, uses: Int) {
    self.weight = weight.storage
    isTransposed = transposed
    stride = weight.shape[1]
    k = transposed ? weight.shape[1] : weight.shape[0]
    n = transposed ? weight.shape[0] : weight.shape[1]
    if uses > 3 {
      let memory = Storage(count: ck_gemm_packed_size(k, n))
      ck_gemm_pack_b(transposed, k, n, weight.base, stride, memory.base)
      packed = memory
    } else {
      packed = nil
    }
  }

  func add(
    _ rows: Int, _ x: UnsafePointer<Float>, _ xStride: Int,
    to out: UnsafeMutablePointer<Float>, _ outStride: Int
  ) { multiply(rows, x, xStride, to: out, outStride, accumulates: true) }

  func set(
    _ rows: Int, _ x: UnsafePointer<Float>, _ xStride: Int,
    to out: UnsafeMutablePointer<Float>, _ outStride: Int
  ) { multiply(rows, x, xStride, to: out, outStride, accumulates: false) }

  func multiply(
    _ rows: Int, _ x: UnsafePointer<Float>, _ xStride: Int,
    to out: UnsafeMutablePointer<Float>, _ outStride: Int, accumulates: Bool
  ) {
    if let packed {
      ck_gemm_packed(false, rows, n, k, x, xStride, packed.base, out, outStride, accumulates)
    } else {
      ck_gemm(
        false, isTransposed, rows, n, k, x, xStride, weight.base, stride, out, outStride,
        accumulates)
    }
  }
}
