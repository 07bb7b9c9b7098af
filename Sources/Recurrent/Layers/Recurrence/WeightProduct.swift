import CKernels

/// Products of rows with one weight, which is packed once if there are several.
struct WeightProduct {
  private let weight: FloatRows
  private let owner: Storage
  private let packed: Storage?
  private let isTransposed: Bool
  private let k: Int
  private let n: Int

  /// - Parameters:
  ///   - transposed: multiply by the weight's transpose.
  ///   - rows: the weight's rows that take part; all if nil.
  ///   - uses: how many products there will be.
  init(_ weight: Tensor, transposed: Bool, rows: Range<Int>? = nil, uses: Int) {
    let (rows, columns) = (rows ?? 0..<weight.shape[0], weight.shape[1])
    owner = weight.storage
    self.weight = FloatRows(weight.storage, stride: columns).from(rows.lowerBound)
    isTransposed = transposed
    k = transposed ? columns : rows.count
    n = transposed ? rows.count : columns
    if uses > 3 {
      let memory = Storage(count: ck_gemm_packed_size(k, n))
      ck_gemm_pack_b(transposed, k, n, self.weight.base, columns, memory.base)
      packed = memory
    } else {
      packed = nil
    }
  }

  func add(_ count: Int, _ x: FloatRows, to out: FloatRows) {
    multiply(count, x, to: out, accumulates: true)
  }

  func set(_ count: Int, _ x: FloatRows, to out: FloatRows) {
    multiply(count, x, to: out, accumulates: false)
  }

  /// Multiplies the first `count` rows of `x`.
  func multiply(_ count: Int, _ x: FloatRows, to out: FloatRows, accumulates: Bool) {
    if let packed {
      ck_gemm_packed(
        false, count, n, k, x.base, x.stride, packed.base, out.base, out.stride, accumulates)
    } else {
      ck_gemm(
        false, isTransposed, count, n, k, x.base, x.stride, weight.base, weight.stride, out.base,
        out.stride, accumulates)
    }
  }
}
