import CKernels

/// Squared distance (x - y)², on average.
///
/// - Parameter weight: how much each element counts, in the shape of `x`; the mean is then
///   Σ w (x - y)² / Σ w.
/// - Precondition: both have one shape. (PyTorch would repeat a smaller one with a warning; that is
///   nearly always a mistake.)
public func mseLoss(
  _ x: Tensor, _ y: Tensor, weight: Tensor? = nil, reduction: LossReduction = .mean
) -> Tensor {
  demand(lossProblem("mseLoss", x, y, weight))
  if let weight { return (x - y).squared().reduced(reduction, weight: weight) }
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
package func lossProblem(
  _ operation: @autoclosure () -> String, _ x: Tensor, _ y: Tensor, _ weight: Tensor? = nil
) -> String? {
  if x.shape != y.shape {
    return
      "\(operation()): the prediction is \(x.label), the target \(y.label); the shapes must be equal"
      + shapeAdvice(x.shape, y.shape)
  }
  guard let weight, weight.shape != x.shape else { return nil }
  return "\(operation()): the weight is \(weight.label), the prediction \(x.label); "
    + "the shapes must be equal"
}

/// How a prediction and a target come to one shape, where they differ in an axis of size 1, or in
/// the order of their axes.
private func shapeAdvice(_ x: [Int], _ y: [Int]) -> String {
  if let axis = x.indices.first(where: { x[$0] == 1 && x.removing(at: $0) == y }) {
    return ": squeezed(\(axis)) of the prediction, or unsqueezed(\(axis)) of the target"
  }
  if let axis = y.indices.first(where: { y[$0] == 1 && y.removing(at: $0) == x }) {
    return ": squeezed(\(axis)) of the target, or unsqueezed(\(axis)) of the prediction"
  }
  if x.reduce(1, *) == y.reduce(1, *) { return ": reshaped(\(y.list)) of the prediction" }
  return ""
}

extension [Int] {
  /// The sizes without one of them.
  func removing(at index: Int) -> [Int] {
    var sizes = self
    sizes.remove(at: index)
    return sizes
  }

  /// As arguments: "2, 5, 7".
  var list: String { map { "\($0)" }.joined(separator: ", ") }
}
