import CKernels

infix operator • : MultiplicationPrecedence

extension Tensor {
  /// Matrix product; see `matmul(_:_:)`. (On many keyboards • is Option-8 or Compose . =.)
  public static func • (x: Tensor, y: Tensor) -> Tensor { matmul(x, y) }
}

/// Matrix product: `[m, k] × [k, n]` gives `[m, n]`.
///
/// A vector on the left is a row, on the right a column, and that axis is dropped from the result;
/// axes before the last two are a batch, and broadcast.
///
/// - Precondition: the inner sizes are equal.
public func matmul(_ x: Tensor, _ y: Tensor) -> Tensor {
  demand(MatmulPlan.problem(x, y))
  if x.rank == 2 && y.rank == 2 {
    let result = product(x, y)
    ParameterUse.note("matmul", x, y, output: result.shape)
    return result
  }
  let plan = MatmulPlan(x.shape, y.shape)
  var result = Tensor(unfilled: plan.shape)
  plan.forEachProduct { a, b, c, m in
    ck_gemm(
      false, false, m, plan.n, plan.k, x.base + a, plan.k, y.base + b, plan.n, result.base + c,
      plan.n, false)
  }
  if isRecorded(x, y) {
    let (xs, ys) = (x.storage, y.storage)
    result.node = Node("matmul", count: result.count, x.node, y.node, reading: true) { node in
      // dX = dY Wᵀ and dW = Xᵀ dY, for Y = X W.
      let (n, k, dy) = (plan.n, plan.k, node.dy)
      if let dx = node.first?.accumulator {
        plan.forEachProduct { a, b, c, m in
          ck_gemm(false, true, m, k, n, dy + c, n, ys.base + b, n, dx + a, k, true)
        }
      }
      if let dw = node.second?.accumulator {
        plan.forEachProduct { a, b, c, m in
          ck_gemm(true, false, k, n, m, xs.base + a, k, dy + c, n, dw + b, n, true)
        }
      }
    }
  }
  ParameterUse.note("matmul", x, y, output: result.shape)
  return result
}

/// The product of two matrices: what a cell computes most, without a plan.
private func product(_ x: Tensor, _ y: Tensor) -> Tensor {
  let (m, k, n) = (x.shape[0], x.shape[1], y.shape[1])
  var result = Tensor(storage: Storage(count: m * n), shape: [m, n])
  ck_gemm(false, false, m, n, k, x.base, k, y.base, n, result.base, n, false)
  if isRecorded(x, y) {
    let (xs, ys) = (x.storage, y.storage)
    result.node = Node("matmul", count: m * n, x.node, y.node, reading: true) { node in
      if let dx = node.first?.slot {
        ck_gemm(false, true, m, k, n, node.dy, n, ys.base, n, dx.base, k, dx.accumulates)
      }
      if let dy = node.second?.slot {
        ck_gemm(true, false, k, n, m, xs.base, k, node.dy, n, dy.base, n, dy.accumulates)
      }
    }
  }
  return result
}

/// Which products a matrix product of any ranks is made of.
package struct MatmulPlan {
  private(set) var shape: [Int]
  let m: Int
  let k: Int
  let n: Int

  /// Start of each product's matrices in both operands; empty if one product does it all.
  private var starts: [(a: Int, b: Int)] = []
  private var rows: Int

  static func problem(_ x: Tensor, _ y: Tensor) -> String? {
    problem(x.shape, y.shape, x.label, y.label)
  }

  package static func problem(
    _ x: [Int], _ y: [Int], _ xLabel: @autoclosure () -> String, _ yLabel: @autoclosure () -> String
  ) -> String? {
    func head() -> String { "matmul: \(xLabel()) × \(yLabel())" }
    guard let inner = x.last, let first = y.last else {
      return "\(head()): a single number has no rows or columns; use *"
    }
    let other = y.count == 1 ? first : y[y.count - 2]
    if inner != other { return "\(head()): the inner sizes \(inner) and \(other) differ" }
    if x.count <= 2 || y.count <= 2 { return nil }
    let problem = Broadcasting.mismatch(Array(x.dropLast(2)), Array(y.dropLast(2)))
    return problem == nil ? nil : "\(head()): the batch axes do not match"
  }

  init(_ x: [Int], _ y: [Int]) {
    k = x[x.count - 1]
    m = x.count == 1 ? 1 : x[x.count - 2]
    n = y.count == 1 ? 1 : y[y.count - 1]
    rows = m
    if x.count <= 2 && y.count <= 2 {
      shape = x.count == 1 ? [] : [m]
      if y.count == 2 { shape.append(n) }
      return
    }
    let (xBatch, yBatch) = (Array(x.dropLast(2)), Array(y.dropLast(2)))
    let batch = Broadcasting.shape(xBatch, yBatch)
    shape = batch
    if x.count > 1 { shape.append(m) }
    if y.count > 1 { shape.append(n) }
    let count = batch.reduce(1, *)
    if yBatch.allSatisfy({ $0 == 1 }) {
      // One matrix on the right: the batch is just more rows.
      rows = m * count
      return
    }
    starts.reserveCapacity(count)
    let xStrides = Broadcasting.strides(of: xBatch, along: batch)
    let yStrides = Broadcasting.strides(of: yBatch, along: batch)
    for flat in 0..<count {
      var (rest, a, b) = (flat, 0, 0)
      for axis in batch.indices.reversed() {
        let index = rest % batch[axis]
        rest /= batch[axis]
        a += index * xStrides[axis]
        b += index * yStrides[axis]
      }
      starts.append((a * m * k, b * k * n))
    }
    if count == 0 { rows = 0 }
  }

  /// Calls `body` with the places of the left, right and resulting matrix, and the rows.
  @inline(__always)
  func forEachProduct(_ body: (_ a: Int, _ b: Int, _ c: Int, _ m: Int) -> Void) {
    if starts.isEmpty {
      body(0, 0, 0, rows)
      return
    }
    for (index, start) in starts.enumerated() { body(start.a, start.b, index * m * n, m) }
  }
}
