/// What becomes of the losses of single elements.
public enum LossReduction: String, Sendable, CaseIterable {
  /// Their mean.
  case mean
  /// Their sum.
  case sum
  /// Nothing: one loss for each element.
  case none
}

extension Tensor {
  /// The losses of single elements, reduced.
  func reduced(_ reduction: LossReduction) -> Tensor {
    switch reduction {
    case .mean: mean()
    case .sum: sum()
    case .none: self
    }
  }

  /// Losses of single elements times a weight for each, reduced; the mean is then the weighted one,
  /// Σ w ℓ / Σ w.
  func reduced(_ reduction: LossReduction, weight: Tensor) -> Tensor {
    let weighted = self * weight
    return reduction == .mean ? weighted.sum() / weight.sum() : weighted.reduced(reduction)
  }
}
