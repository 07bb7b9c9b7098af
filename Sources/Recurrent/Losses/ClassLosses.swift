import CKernels

/// Mean negative log-likelihood of the true class, in nats, from scores before the softmax.
///
/// - Parameters:
///   - logits: `[batch, classes]`, `[classes]`, or `[batch, classes, …]`.
///   - targets: The true classes as whole numbers, in the shape of `logits` without its classes.
///   - weight: `[classes]`, how much each class counts; the mean is then a weighted one.
///   - ignoreIndex: A target that counts as missing.
///   - labelSmoothing: Share of the target that is spread evenly over all classes.
/// - Precondition: one target for each row of scores, each in `0..<classes` or `ignoreIndex`.
/// - Source: Goodfellow et al., *Deep Learning*, section 6.2.2; label smoothing: Szegedy et al.,
///   2016.
public func crossEntropy(
  _ logits: Tensor, targets: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
  reduction: LossReduction = .mean, labelSmoothing: Float = 0
) -> Tensor {
  demand(ClassTargets.shapeProblem("crossEntropy", scores: logits, targetShape: targets.shape))
  let numbers = ClassTargets.numbers("crossEntropy", targets)
  let loss = ClassLoss("crossEntropy", numbers, weight, ignoreIndex, labelSmoothing)
  let rows = loss.rows(logits, targetShape: targets.shape)
  return loss(rows.logSoftmax(), shape: targets.shape, reduction)
}

/// Mean negative log-likelihood of the true class, one whole number for each row of scores.
public func crossEntropy(
  _ logits: Tensor, targets: [Int], weight: Tensor? = nil, ignoreIndex: Int = -100,
  reduction: LossReduction = .mean, labelSmoothing: Float = 0
) -> Tensor {
  let loss = ClassLoss("crossEntropy", targets, weight, ignoreIndex, labelSmoothing)
  let rows = loss.rows(logits, targetShape: [targets.count])
  return loss(rows.logSoftmax(), shape: [targets.count], reduction)
}

/// As `crossEntropy`, from logarithms of probabilities (`logSoftmax`).
public func nllLoss(
  _ logProbabilities: Tensor, targets: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
  reduction: LossReduction = .mean
) -> Tensor {
  demand(
    ClassTargets.shapeProblem("nllLoss", scores: logProbabilities, targetShape: targets.shape))
  let numbers = ClassTargets.numbers("nllLoss", targets)
  let loss = ClassLoss("nllLoss", numbers, weight, ignoreIndex, 0)
  let rows = loss.rows(logProbabilities, targetShape: targets.shape)
  return loss(rows, shape: targets.shape, reduction)
}

/// As `crossEntropy`, from logarithms of probabilities, one whole number for each row.
public func nllLoss(
  _ logProbabilities: Tensor, targets: [Int], weight: Tensor? = nil, ignoreIndex: Int = -100,
  reduction: LossReduction = .mean
) -> Tensor {
  let loss = ClassLoss("nllLoss", targets, weight, ignoreIndex, 0)
  let rows = loss.rows(logProbabilities, targetShape: [targets.count])
  return loss(rows, shape: [targets.count], reduction)
}

/// A loss of rows of log-probabilities against classes.
private struct ClassLoss {
  let name: StaticString
  let targets: [Int]
  let weight: Tensor?
  let ignoreIndex: Int
  let smoothing: Float

  init(
    _ name: StaticString, _ targets: [Int], _ weight: Tensor?, _ ignoreIndex: Int,
    _ smoothing: Float
  ) {
    if !(0...1).contains(smoothing) {
      broken("\(name): labelSmoothing \(smoothing) is not between 0 and 1")
    }
    self.name = name
    self.targets = targets
    self.weight = weight?.detached
    self.ignoreIndex = ignoreIndex
    self.smoothing = smoothing
  }

  /// The scores as `[rows, classes]`, one row a target.
  func rows(_ scores: Tensor, targetShape: [Int]) -> Tensor {
    demand(ClassTargets.shapeProblem("\(name)", scores: scores, targetShape: targetShape))
    let classes = scores.shape[scores.rank == 1 ? 0 : 1]
    if let weight, weight.shape != [classes] {
      broken("\(name): the weight is \(weight.label), not [\(classes)]")
    }
    demand(
      ClassTargets.rangeProblem(
        "\(name)", targets, shape: targetShape, classes: classes, ignoreIndex: ignoreIndex))
    if scores.rank <= 2 { return scores.reshaped([targets.count, classes]) }
    let last = scores.permuted([0] + Array(2..<scores.rank) + [1])
    return last.reshaped([targets.count, classes])
  }

  func callAsFunction(_ rows: Tensor, shape: [Int], _ reduction: LossReduction) -> Tensor {
    let losses = rowLosses(rows)
    switch reduction {
    case .none: return losses.reshaped(shape)
    case .sum: return losses.sum()
    case .mean:
      let kept = targets.filter { $0 != ignoreIndex }
      let total = kept.reduce(Float(0)) { $0 + weight(of: $1) }
      return losses.sum() / total
    }
  }

  private func weight(of target: Int) -> Float { weight.map { $0.base[target] } ?? 1 }

  /// -Σ share · log p of each row, where the shares are the target's and the smoothing's.
  private func rowLosses(_ rows: Tensor) -> Tensor {
    let classes = rows.shape[1]
    let (targets, weight, ignored) = (targets, weight?.storage, ignoreIndex)
    let (main, spread) = (1 - smoothing, smoothing / Float(max(classes, 1)))
    var result = Tensor(
      storage: Storage(count: targets.count, repeating: 0), shape: [targets.count])
    for (row, target) in targets.enumerated() where target != ignored {
      let scores = rows.base + row * classes
      var loss = -main * (weight?.base[target] ?? 1) * scores[target]
      if spread > 0 {
        var sum: Float = 0
        for c in 0..<classes { sum -= (weight?.base[c] ?? 1) * scores[c] }
        loss += spread * sum
      }
      result.base[row] = loss
    }
    if isRecorded(rows) {
      result.node = Node(name, count: targets.count, rows.node) { node in
        guard let dx = node.first?.accumulator else { return }
        for (row, target) in targets.enumerated() where target != ignored {
          let dy = node.dy[row]
          dx[row * classes + target] -= dy * main * (weight?.base[target] ?? 1)
          if spread > 0 {
            for c in 0..<classes { dx[row * classes + c] -= dy * spread * (weight?.base[c] ?? 1) }
          }
        }
      }
    }
    return result
  }
}
