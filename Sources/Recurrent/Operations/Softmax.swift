import CKernels

/// Shares that are positive and add up to 1 along an axis: eˣ / Σ eˣ.
public func softmax(_ x: Tensor, axis: Int = -1) -> Tensor {
  alongLast(x, axis, "softmax", ck_softmax, ck_softmax_backward)
}

/// Logarithm of the softmax, accurate where the share itself would be rounded to 0.
public func logSoftmax(_ x: Tensor, axis: Int = -1) -> Tensor {
  alongLast(x, axis, "logSoftmax", ck_log_softmax, ck_log_softmax_backward)
}

extension Tensor {
  /// Shares that are positive and add up to 1 along an axis.
  public func softmax(axis: Int = -1) -> Tensor { Recurrent.softmax(self, axis: axis) }

  /// Logarithm of the softmax along an axis.
  public func logSoftmax(axis: Int = -1) -> Tensor { Recurrent.logSoftmax(self, axis: axis) }
}

/// Applies a kernel to an axis. Kernels work on the last axis, so another one is moved there first.
private func alongLast(
  _ x: Tensor, _ axis: Int, _ name: StaticString,
  _ kernel: @escaping (Int, Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void,
  _ backward:
    @escaping (
      Int, Int, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>
    ) -> Void
) -> Tensor {
  let axis = x.resolved(axis, "\(name)")
  if axis != x.rank - 1 {
    let turned = alongLast(x.transposed(axis, -1), -1, name, kernel, backward)
    return turned.transposed(axis, -1)
  }
  let columns = x.shape[axis]
  let rows = columns == 0 ? 0 : x.count / columns
  var result = Tensor(storage: Storage(count: x.count), shape: x.shape)
  kernel(rows, columns, x.base, result.base)
  if isRecorded(x) {
    let y = result.storage
    result.node = Node(name, count: x.count, x.node) { node in
      if let dx = node.first { backward(rows, columns, y.base, node.dy, dx.accumulator) }
    }
  }
  return result
}
