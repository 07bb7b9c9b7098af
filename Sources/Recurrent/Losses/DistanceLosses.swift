import CKernels

/// Distance |x - y|, on average.
///
/// - Parameter weight: how much each element counts, in the shape of `x`; the mean is then
///   Σ w |x - y| / Σ w.
/// - Precondition: both have one shape.
public func l1Loss(
  _ x: Tensor, _ y: Tensor, weight: Tensor? = nil, reduction: LossReduction = .mean
) -> Tensor {
  demand(lossProblem("l1Loss", x, y, weight))
  if let weight {
    return l1Loss(x, y, reduction: .none).reduced(reduction, weight: weight)
  }
  return distanceLoss("l1Loss", x, y, reduction, value: { $0.magnitude }, slope: { sign($0) })
}

/// Half the squared distance, divided by `beta`, where it is below `beta`; the distance minus
/// `beta` / 2 beyond.
///
/// - Precondition: both have one shape; `beta` is not negative. With 0 it is the `l1Loss`.
public func smoothL1Loss(
  _ x: Tensor, _ y: Tensor, reduction: LossReduction = .mean, beta: Float = 1
) -> Tensor {
  if beta < 0 { broken("smoothL1Loss: beta \(beta) must not be negative") }
  if beta == 0 { return l1Loss(x, y, reduction: reduction) }
  return distanceLoss(
    "smoothL1Loss", x, y, reduction,
    value: { d in
      let size = d.magnitude
      return size < beta ? 0.5 * d * d / beta : size - 0.5 * beta
    },
    slope: { d in d.magnitude < beta ? d / beta : sign(d) })
}

/// Half the squared distance where it is at most `delta`; a straight line beyond.
///
/// - Parameter weight: how much each element counts, in the shape of `x`. As in PyTorch 2.15, the
///   mean is that of the weighted losses, divided by their number; `mseLoss` and `l1Loss` divide by
///   the sum of the weights.
/// - Precondition: both have one shape; `delta` is positive.
/// - Source: Huber, *Robust estimation of a location parameter*, 1964.
public func huberLoss(
  _ x: Tensor, _ y: Tensor, weight: Tensor? = nil, reduction: LossReduction = .mean,
  delta: Float = 1
) -> Tensor {
  if delta <= 0 { broken("huberLoss: delta \(delta) must be positive") }
  demand(lossProblem("huberLoss", x, y, weight))
  if let weight {
    return (huberLoss(x, y, reduction: .none, delta: delta) * weight).reduced(reduction)
  }
  return distanceLoss(
    "huberLoss", x, y, reduction,
    value: { d in
      let size = d.magnitude
      return size <= delta ? 0.5 * d * d : delta * (size - 0.5 * delta)
    },
    slope: { d in d.magnitude <= delta ? d : delta * sign(d) })
}

private func sign(_ d: Float) -> Float { d > 0 ? 1 : d < 0 ? -1 : 0 }

/// A loss that is a function of x - y, element by element.
private func distanceLoss(
  _ name: StaticString, _ x: Tensor, _ y: Tensor, _ reduction: LossReduction,
  value: (Float) -> Float, slope: @escaping (Float) -> Float
) -> Tensor {
  demand(lossProblem("\(name)", x, y))
  let differences = Storage(count: x.count)
  ck_sub(x.count, x.base, y.base, differences.base)
  var result = Tensor(storage: Storage(count: x.count), shape: x.shape)
  for i in 0..<x.count { result.base[i] = value(differences.base[i]) }
  if isRecorded(x, y) {
    result.node = Node(name, count: x.count, x.node, y.node) { node in
      let slopes = Storage(count: node.count)
      for i in 0..<node.count { slopes.base[i] = slope(differences.base[i]) * node.dy[i] }
      if let dx = node.first { ck_accumulate(node.count, slopes.base, dx.signedAccumulator) }
      if let dy = node.second { ck_deduct(node.count, slopes.base, dy.accumulator) }
    }
  }
  return result.reduced(reduction)
}
