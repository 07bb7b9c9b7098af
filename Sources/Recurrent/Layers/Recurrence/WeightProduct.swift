import CKernels

/// Products of rows with one weight, which is packed once if there are several.
struct WeightProduct {
  private let weight: Storage
  private let offset: Int
  private let packed: Storage?
  private let isTransposed: Bool
  private let k: Int
  private let n: Int
  private let stride: Int

  /// - Parameters:
  ///   - transposed: multiply by the weight's transpose.
  ///   - rows: the weight's rows that take part; all if nil.
  init(_ weight: Tensor, transposed: Bool, rows: Range<Int>? = nil, uses: Int) {
    let rows = rows ?? 0..<weight.shape[0]
    self.weight = weight.storage
    isTransposed = transposed
    stride = weight.shape[1]
    offset = rows.lowerBound * stride
    k = transposed ? stride : rows.count
    n = transposed ? rows.count : stride
    if uses > 3 {
      let memory = Storage(count: ck_gemm_packed_size(k, n))
      ck_gemm_pack_b(transposed, k, n, weight.base + offset, stride, memory.base)
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
        false, isTransposed, rows, n, k, x, xStride, weight.base + offset, stride, out, outStride,
        accumulates)
    }
  }
}
