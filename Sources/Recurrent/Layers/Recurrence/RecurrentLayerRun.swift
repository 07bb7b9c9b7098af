import CKernels

/// One layer's pass, tied to the tape.
struct RecurrentLayerRun {
  let pass: RecurrentPass
  /// `[time, batch, directions * hidden]`, or `[batch, time, directions * hidden]`.
  let output: Tensor

  /// - Parameters:
  ///   - input: `[time, batch, feature]`, or `[batch, time, feature]` with `readsBatchFirst`.
  ///   - hidden: `[directions, batch, hidden]`; zeros if missing.
  ///   - cell: Likewise, for an LSTM.
  init(
    _ kind: RecurrentKind, _ input: Tensor, _ hidden: Tensor?, _ cell: Tensor?,
    _ weights: [RecurrentWeights], _ lengths: SequenceLengths?, readsBatchFirst: Bool = false,
    writesBatchFirst: Bool = false
  ) {
    var others: [Node?] = [hidden?.node, cell?.node]
    for weights in weights {
      others.append(weights.inputHidden.node)
      others.append(weights.hiddenHidden.node)
      others.append(weights.inputBias?.node)
      others.append(weights.hiddenBias?.node)
    }
    let needsGradient = isRecorded(input) || others.contains { $0?.active != nil }
    let isRecorded = needsGradient && GradientMode.isEnabled
    let size = weights[0].hiddenHidden.shape[1]
    // A missing state is a state of zeros: one code path.
    let batch = input.shape[readsBatchFirst ? 0 : 1]
    let zeros = Storage(count: weights.count * batch * size, repeating: 0)
    let pass = RecurrentPass(
      kind: kind, input: input, readsBatchFirst: readsBatchFirst,
      writesBatchFirst: writesBatchFirst, hidden: hidden?.storage ?? zeros,
      cell: kind == .lstm ? cell?.storage ?? zeros : nil, weights: weights, lengths: lengths,
      keepsForBackward: isRecorded)
    var output = Tensor(
      storage: pass.output,
      shape: (writesBatchFirst ? [batch, pass.steps] : [pass.steps, batch])
        + [weights.count * size])
    if isRecorded {
      let node = Node(
        kind.name, count: output.count, input.node, others: others.map { $0?.active },
        reading: true
      ) { pass.backward($0) }
      // The gradient may arrive by way of the cell state alone.
      node.runsWithoutGradient = kind == .lstm
      output.node = node
    }
    ParameterUse.note(
      kind.title,
      weights.flatMap { [$0.inputHidden, $0.hiddenHidden, $0.inputBias, $0.hiddenBias] },
      input: [pass.steps, batch, pass.inputSize],
      output: [pass.steps, batch, weights.count * size])
    self.pass = pass
    self.output = output
  }

  /// The states after each row's last step, `[layers * directions, batch, hidden]`.
  static func lastHidden(_ layers: [RecurrentLayerRun]) -> Tensor {
    let (pass, directions) = (layers[0].pass, layers[0].pass.directions.count)
    let (batch, h, stride) = (pass.batch, pass.hiddenSize, pass.stateStride)
    var result = Tensor(unfilled: [layers.count * directions, batch, h])
    /// Calls `body` with the layer, the place in its output and the place in the result.
    func forEachRow(_ body: (Int, Int, Int) -> Void) {
      var place = 0
      for layer in layers.indices {
        for direction in 0..<directions {
          for row in 0..<batch {
            let step = pass.lastStep(row: row, isReverse: direction == 1)
            let source = layers[layer].pass.outputOrder.row(step: step, sequence: row)
            body(layer, source * stride + direction * h, place)
            place += h
          }
        }
      }
    }
    forEachRow { layer, source, place in
      (result.base + place).update(from: layers[layer].output.base + source, count: h)
    }
    let nodes = layers.map { $0.output.node }
    if nodes.contains(where: { $0 != nil }) {
      let orders = layers.map(\.pass.outputOrder)
      result.node = Node("hidden", count: result.count, nil, others: nodes) { node in
        let gradients = node.others.map { $0?.accumulator }
        var place = 0
        for (gradient, order) in zip(gradients, orders) {
          for direction in 0..<directions {
            for row in 0..<batch {
              let step = pass.lastStep(row: row, isReverse: direction == 1)
              let target = order.row(step: step, sequence: row) * stride + direction * h
              if let gradient { ck_accumulate(h, node.dy + place, gradient + target) }
              place += h
            }
          }
        }
      }
    }
    return result
  }

  /// The cell states after each row's last step, `[layers * directions, batch, hidden]`.
  static func lastCell(_ layers: [RecurrentLayerRun]) -> Tensor {
    let passes = layers.map(\.pass)
    let (first, directions) = (passes[0], passes[0].directions.count)
    let (batch, h) = (first.batch, first.hiddenSize)
    var result = Tensor(unfilled: [layers.count * directions, batch, h])
    var place = 0
    for pass in passes {
      for direction in pass.directions {
        for row in 0..<batch {
          let step = pass.lastStep(row: row, isReverse: direction.isReverse)
          if let cells = direction.cells {
            (result.base + place).update(from: cells.base + (step * batch + row) * h, count: h)
          }
          place += h
        }
      }
    }
    let nodes = layers.map { $0.output.node }
    if nodes.contains(where: { $0 != nil }) {
      result.node = Node("cell", count: result.count, nil, others: nodes) { node in
        let size = directions * batch * h
        for (layer, pass) in passes.enumerated() {
          let gradient = Storage(count: size)
          gradient.base.update(from: node.dy + layer * size, count: size)
          if let earlier = pass.cellGradient {
            ck_accumulate(size, earlier.base, gradient.base)
          }
          pass.cellGradient = gradient
        }
      }
    }
    return result
  }
}
