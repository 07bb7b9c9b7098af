import CKernels

/// Squared distance (x - y)², on average.
///
/// - Precondition: both have one shape. (PyTorch would repeat a smaller one with a warning; that is
///   nearly always a mistake.)
public func mseLoss(_ x: Tensor, _ y: Tensor, reduction: LossReduction = .mean) -> Tensor {
  demand(lossProblem("mseLoss", x, y))
  if reduction == .none { return (x - y).squared() }
  let difference = Storage(count: x.count)
  let total = ck_sum_squared_differences(x.count, x.base, y.base, difference.base)
  let scale: Float = reduction == .mean ? Float(x.count) : 1
  var result = Tensor(total / scale)
  if isRecorded(x, y) {
    result.node = Node("mseLoss", count: 1, x.node, y.node) { node in
      let slope = node.dy[0] * 2 / scale
      if let dx = node.first, node.second == nil, dx.gradient == nil, !node.keepsGraph {
        // Nobody reads the differences again: they become the gradient.
        ck_scale(dx.count, slope, difference.base, difference.base)
        dx.receive(difference)
        return
      }
      if let dx = node.first { ck_axpy(dx.count, slope, difference.base, dx.accumulator) }
      if let dy = node.second { ck_axpy(dy.count, -slope, difference.base, dy.accumulator) }
    }
  }
  return result
}

/// What keeps a prediction and a target from being compared.
func lossProblem(_ operation: @autoclosure () -> String, _ x: Tensor, _ y: Tensor) -> String? {
  if x.shape == y.shape { return nil }
  return
    "\(operation()): the prediction is \(x.label), the target \(y.label); the shapes must be equal"
}
