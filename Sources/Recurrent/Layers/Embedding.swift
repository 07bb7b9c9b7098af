import CKernels

/// A learned vector for each of `numEmbeddings` symbols: row i of `weight` stands for symbol i.
///
/// `weight` is `[numEmbeddings, embeddingDim]`, standard normal at the start. The row at
/// `paddingIndex` starts at 0 and gets no gradient.
public struct Embedding: Module {
  /// A row for each symbol, `[numEmbeddings, embeddingDim]`.
  ///
  /// It may be replaced by a parameter of another layer, of the same shape: both layers then have one
  /// weight.
  public var weight: Tensor {
    didSet { demand(tyingProblem("Embedding", weight, shape: oldValue.shape)) }
  }
  /// The symbol whose row gets no gradient; never negative here.
  public let paddingIndex: Int?

  /// - Parameter paddingIndex: The symbol that fills up short rows; negative: from the end.
  public init(
    _ numEmbeddings: Int, _ embeddingDim: Int, paddingIndex: Int? = nil, using: Generator? = nil
  ) {
    if numEmbeddings < 1 || embeddingDim < 1 {
      broken("Embedding: \(numEmbeddings) × \(embeddingDim): both sizes must be at least 1")
    }
    let padding = paddingIndex.map { $0 < 0 ? $0 + numEmbeddings : $0 }
    if let padding {
      demand(indexProblem("Embedding", padding, in: numEmbeddings, what: "paddingIndex"))
    }
    self.paddingIndex = padding
    weight = Parameter(randn([numEmbeddings, embeddingDim], using: using))
    if let padding {
      (weight.base + padding * embeddingDim).update(repeating: 0, count: embeddingDim)
    }
  }

  /// A layer of given vectors, `[numEmbeddings, embeddingDim]`. A weight that is another layer's is
  /// shared with it; plain numbers become a parameter of this layer.
  ///
  /// - Parameter paddingIndex: The symbol whose row gets no gradient from here; negative: from the end.
  public init(weight: Tensor, paddingIndex: Int? = nil) {
    if weight.rank != 2 || weight.count == 0 {
      broken("Embedding: the weight is \(weight.label), not [numEmbeddings, embeddingDim]")
    }
    let padding = paddingIndex.map { $0 < 0 ? $0 + weight.shape[0] : $0 }
    if let padding {
      demand(indexProblem("Embedding", padding, in: weight.shape[0], what: "paddingIndex"))
    }
    self.paddingIndex = padding
    self.weight = weight.asParameter
  }

  /// The vectors of `indices`, whole numbers of any shape: `[…]` gives `[…, embeddingDim]`.
  public func callAsFunction(_ indices: Tensor) -> Tensor {
    look(up: indices.integers, shape: indices.shape)
  }

  /// The vectors of `indices`: `[count, embeddingDim]`.
  public func callAsFunction(_ indices: [Int]) -> Tensor {
    look(up: indices, shape: [indices.count])
  }

  private func look(up indices: [Int], shape: [Int]) -> Tensor {
    let (symbols, width) = (weight.shape[0], weight.shape[1])
    var result = Tensor(unfilled: shape + [width])
    for (place, index) in indices.enumerated() {
      demand(indexProblem("Embedding", index, in: symbols, what: "symbol"))
      (result.base + place * width).update(from: weight.base + index * width, count: width)
    }
    ParameterUse.note("Embedding", [weight], input: shape, output: result.shape)
    if isRecorded(weight) {
      let padding = paddingIndex
      result.node = Node("Embedding", count: result.count, weight.node) { node in
        guard let dw = node.first?.accumulator else { return }
        for (place, index) in indices.enumerated() where index != padding {
          ck_accumulate(width, node.dy + place * width, dw + index * width)
        }
      }
    }
    return result
  }
}
