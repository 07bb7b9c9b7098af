/// What one layer reads.
struct RecurrentInput {
  let kind: RecurrentKind
  /// `[time, batch, feature]`, or `[batch, time, feature]` with `readsBatchFirst`.
  let x: Tensor
  /// `[directions, batch, stateSize]`, and `[directions, batch, hiddenSize]` for the memory.
  let initial: RecurrentStates
  /// Forward before reverse.
  let weights: [RecurrentWeights]
  /// For a padded batch; its rows are in the order of these.
  var lengths: SequenceLengths?
  var readsBatchFirst = false
  /// The output is `[batch, time, feature]`.
  var writesBatchFirst = false

  /// The places on the tape of everything but `x`.
  var nodes: RecurrentNodes {
    RecurrentNodes(
      initialHidden: initial.hidden?.node?.active, initialCell: initial.cell?.node?.active,
      weights: weights.map {
        RecurrentNodes.Weights(
          weight_ih: $0.weight_ih.node?.active, weight_hh: $0.weight_hh.node?.active,
          bias_ih: $0.bias_ih?.node?.active, bias_hh: $0.bias_hh?.node?.active,
          weight_hr: $0.weight_hr?.node?.active)
      })
  }
}

/// The places on the tape of what a layer reads beside its input, by name; nil where no gradient is
/// wanted.
struct RecurrentNodes {
  let initialHidden: Node?
  let initialCell: Node?
  /// Forward before reverse.
  let weights: [Weights]

  /// Those of one direction.
  struct Weights {
    let weight_ih: Node?
    let weight_hh: Node?
    let bias_ih: Node?
    let bias_hh: Node?
    let weight_hr: Node?
  }

  /// All of them in a row, as the tape keeps them.
  var list: [Node?] {
    var list = [initialHidden, initialCell]
    list.reserveCapacity(2 + 5 * weights.count)
    for weights in weights {
      list.append(weights.weight_ih)
      list.append(weights.weight_hh)
      list.append(weights.bias_ih)
      list.append(weights.bias_hh)
      list.append(weights.weight_hr)
    }
    return list
  }
}

extension RecurrentNodes {
  /// The names of what the tape kept.
  init(_ list: [Node?]) {
    initialHidden = list[0]
    initialCell = list[1]
    weights = stride(from: 2, to: list.count, by: 5).map {
      Weights(
        weight_ih: list[$0], weight_hh: list[$0 + 1], bias_ih: list[$0 + 2],
        bias_hh: list[$0 + 3], weight_hr: list[$0 + 4])
    }
  }
}
