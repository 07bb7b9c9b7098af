import CKernels

/// A fully connected layer: y = x Wᵀ + b.
///
/// Shapes: x `[…, inFeatures]`, y `[…, outFeatures]`, `weight` `[outFeatures, inFeatures]`, `bias`
/// `[outFeatures]`. Both start uniform in ±1/√inFeatures, PyTorch's draws.
public struct Linear: Module {
  /// W, `[outFeatures, inFeatures]`.
  ///
  /// It may be replaced by a parameter of another layer, of the same shape: both layers then have one
  /// weight. `linear.weight = embedding.weight` makes the scores of symbols from their own vectors.
  public var weight: Tensor {
    didSet { demand(tyingProblem("Linear", weight, shape: oldValue.shape)) }
  }
  /// b, `[outFeatures]`, if there is one.
  public let bias: Tensor?

  /// - Precondition: both sizes are at least 1.
  public init(_ inFeatures: Int, _ outFeatures: Int, bias: Bool = true, using: Generator? = nil) {
    if inFeatures < 1 || outFeatures < 1 {
      broken("Linear: \(inFeatures) → \(outFeatures): both sizes must be at least 1")
    }
    // Kaiming's bound with slope √5 is 1/√fan; in just this order it has PyTorch's last bit.
    let fan = Double(inFeatures)
    let bound =
      3.0.squareRoot()
      * ((2.0 / (1 + 5.0.squareRoot() * 5.0.squareRoot())).squareRoot()
        / fan.squareRoot())
    weight = Parameter(
      uniform(low: -bound, high: bound, [outFeatures, inFeatures], using: using))
    let biasBound = 1 / fan.squareRoot()
    self.bias =
      bias
      ? Parameter(uniform(low: -biasBound, high: biasBound, [outFeatures], using: using)) : nil
  }

  /// A layer of given parameters. A weight that is another layer's is shared with it; plain numbers
  /// become parameters of this layer.
  ///
  /// - Parameters:
  ///   - weight: `[outFeatures, inFeatures]`.
  ///   - bias: `[outFeatures]`, or none.
  public init(weight: Tensor, bias: Tensor? = nil) {
    if weight.rank != 2 || weight.count == 0 {
      broken("Linear: the weight is \(weight.label), not [outFeatures, inFeatures]")
    }
    if let bias, bias.shape != [weight.shape[0]] {
      broken("Linear: the bias is \(bias.label), not [\(weight.shape[0])]")
    }
    self.weight = weight.asParameter
    self.bias = bias?.asParameter
  }

  /// x Wᵀ + b: `[…, inFeatures]` gives `[…, outFeatures]`.
  public func callAsFunction(_ x: Tensor) -> Tensor { linear(x, weight, bias) }
}

/// x Wᵀ + b, as one node.
func linear(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?) -> Tensor {
  let (n, k) = (weight.shape[0], weight.shape[1])
  if x.rank == 0 || x.shape[x.rank - 1] != k {
    broken(
      "Linear: input \(x.label): the last size must be \(k), because the weight is \(weight.shape)")
  }
  let rows = x.shape.dropLast().reduce(1, *)
  var result = Tensor(unfilled: x.shape.dropLast() + [n])
  ck_gemm(false, true, rows, n, k, x.base, k, weight.base, k, result.base, n, false)
  if let bias { ck_broadcast(.add, rows, n, result.base, n, 1, bias.base, 0, 1, result.base, n) }
  ParameterUse.note("Linear", [weight, bias], input: x.shape, output: result.shape)
  let biasNode = bias?.node?.active
  if isRecorded(x, weight) || (biasNode != nil && GradientMode.isEnabled) {
    let (xs, w) = (x.storage, weight.storage)
    result.node = Node(
      "Linear", count: result.count, x.node, weight.node, others: [biasNode], reading: true
    ) { node in
      if let dx = node.first?.slot {
        ck_gemm(false, false, rows, k, n, node.dy, n, w.base, k, dx.base, k, dx.accumulates)
      }
      if let dw = node.second?.slot {
        ck_gemm(true, false, n, k, rows, node.dy, n, xs.base, k, dw.base, k, dw.accumulates)
      }
      if let db = node.others[0]?.slot {
        ck_sum_columns(rows, n, node.dy, n, db.base, db.accumulates)
      }
    }
  }
  return result
}
