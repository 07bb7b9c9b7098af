/// Some items of a data loader's tensors.
public struct Batch: Sendable {
  /// The items of each tensor, stacked along the first axis.
  public let tensors: [Tensor]
  /// Which items they are.
  public let indices: [Int]

  /// The first tensor's items.
  public var inputs: Tensor { tensors[0] }

  /// The second tensor's items.
  ///
  /// - Precondition: the loader has a second tensor.
  public var targets: Tensor {
    if tensors.count < 2 { broken("Batch: the loader was given no targets, only inputs") }
    return tensors[1]
  }

  /// Number of items.
  public var count: Int { indices.count }
}
