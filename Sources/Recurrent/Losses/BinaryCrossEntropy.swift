import CKernels

/// Negative log-likelihood of yes-or-no answers, on average, from scores before the sigmoid:
/// -(y log σ(x) + (1 - y) log(1 - σ(x))), computed without forming σ(x).
///
/// - Parameters:
///   - targets: 1 for yes, 0 for no, or a share between; in the shape of `logits`.
///   - weight: How much each answer counts; repeated to the shape of `logits`.
///   - posWeight: How much a yes counts; repeated likewise.
public func bceWithLogits(
  _ logits: Tensor, _ targets: Tensor, weight: Tensor? = nil, posWeight: Tensor? = nil,
  reduction: LossReduction = .mean
) -> Tensor {
  demand(lossProblem("bceWithLogits", logits, targets))
  let n = logits.count
  let y = targets.sharableStorage
  let weight = weight?.detached.expanded(to: logits.shape).storage
  let posWeight = posWeight?.detached.expanded(to: logits.shape).storage
  // log(1 + e⁻ˣ) = -log σ(x); a yes counts 1 + (p - 1) y times.
  let softplus = Storage(count: n)
  ck_neg(n, logits.base, softplus.base)
  ck_softplus(n, softplus.base, softplus.base)
  func yes(_ i: Int) -> Float { posWeight.map { 1 + ($0.base[i] - 1) * y.base[i] } ?? 1 }
  var result = Tensor(storage: Storage(count: n), shape: logits.shape)
  for i in 0..<n {
    let loss = (1 - y.base[i]) * logits.base[i] + yes(i) * softplus.base[i]
    result.base[i] = loss * (weight?.base[i] ?? 1)
  }
  if isRecorded(logits) {
    let shares = Storage(count: n)
    ck_sigmoid(n, logits.base, shares.base)
    result.node = Node("bceWithLogits", count: n, logits.node) { node in
      guard let dx = node.first?.accumulator else { return }
      for i in 0..<node.count {
        let slope = (1 - y.base[i]) - yes(i) * (1 - shares.base[i])
        dx[i] += node.dy[i] * slope * (weight?.base[i] ?? 1)
      }
    }
  }
  return result.reduced(reduction)
}
