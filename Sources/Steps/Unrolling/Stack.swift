public import Figures
public import Recurrent

/// Layers above each other, the output of one the input of the next, and what the last hidden
/// state holds, row by row.
///
/// - Parameter input: `[steps, inputSize]`; left out, fixed random numbers.
public func stack<Network: SequenceNetwork>(
  steps: Int = 3, input: Tensor? = nil, title: String? = nil, _ network: () throws -> Network
) rethrows -> Figure {
  let network = try network()
  let sequence = SequenceTrace.input(
    input, steps: steps, size: network.inputSize, directive: "stack")
  let reading = noGrad { network.read(sequence, from: nil) }
  let shown = NetworkDiagram.shown(steps, directions: network.directions).map { number in
    number.map { NetworkDiagram.Step(number: $0) }
  }
  let layers: Phrase =
    network.numLayers == 1
    ? "1 \(network.cellName) layer" : "\(network.numLayers) \(network.cellName) layers"
  let words: Phrase =
    network.bidirectional
    ? """
    \(layers), each in both directions: the output of one is the input of the next, at every step.
    """
    : "\(layers): the output of one is the input of the next, at every step."
  let figures = [
    NetworkDiagram(network, outputSize: reading.output.shape[1]).figure(shown, summary: words),
    note(words), layerTable(network, reading, steps: steps),
    stateTable(network, reading, steps: steps),
  ]
  return Figure(.group(.init(figures)), title: title.map { Phrase($0) })
}

/// What goes into each layer and what comes out.
private func layerTable(
  _ network: some SequenceNetwork, _ reading: SequenceReading, steps: Int
) -> Figure {
  let q = network.stateSize
  let d = network.directions
  let named = network.namedParameters()
  // Each width is the one that the next layer's weights take, the last one that of the output.
  let widths =
    (0..<network.numLayers).map { layer in
      named.first { $0.name.hasSuffix("weight_ih_l\(layer)") }?.tensor.shape[1]
        ?? network.inputSize
    } + [reading.output.shape[1]]
  let rows = (0..<network.numLayers).map { layer -> [String] in
    let own = named.filter {
      $0.name.hasSuffix("_l\(layer)") || $0.name.hasSuffix("_l\(layer)_reverse")
    }
    let count = own.isEmpty ? network.parameterCount : own.reduce(0) { $0 + $1.tensor.count }
    let width = widths[layer + 1]
    return [
      "\(layer + 1)", "[\(steps), \(widths[layer])]", "[\(steps), \(width)]",
      d == 2 ? "\(q) + \(q) = \(width)" : "\(width)", NumberText.grouped(count),
    ]
  }
  let total = ["all", "", "", "", NumberText.grouped(network.parameterCount)]
  return Figure(
    .table(
      .init(
        header: ["layer", "input", "output", "width", "parameters"], rows: rows + [total],
        alignment: [.right, .left, .left, .left, .right], emphasised: [rows.count])),
    title: "From layer to layer, [time, features]")
}

/// The rows of h_n.
private func stateTable(
  _ network: some SequenceNetwork, _ reading: SequenceReading, steps: Int
) -> Figure {
  let d = network.directions
  let rows = (0..<reading.state.hidden.shape[0]).map { row -> [String] in
    let isBackward = row % d == 1
    return [
      "h_n[\(row)]", "\(row / d + 1)", isBackward ? "← backward" : "→ forward",
      isBackward ? "1" : "\(steps)", VectorText.short(reading.state.hidden[row]),
    ]
  }
  return Figure(
    .table(
      .init(
        header: ["row", "layer", "direction", "after step", "value"], rows: rows,
        alignment: [.left, .right, .left, .right, .left])),
    title: "h_n, [layers × directions, q] = \(reading.state.hidden.shape)")
}
