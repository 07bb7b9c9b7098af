public import Figures
public import Recurrent

/// Which steps of a network have an input and an output.
public enum SequenceForm: Sendable {
  /// An output at every step.
  case manyToMany
  /// The last step's output alone.
  case manyToOne
  /// One input; then each output is the next input.
  case oneToMany
}

/// The network drawn out over time, and each step's numbers from running it.
///
///     unroll(steps: 4) { RNN(inputSize: 3, hiddenSize: 4) }
///
/// - Parameters:
///   - input: `[steps, inputSize]`; left out, fixed random numbers. For `.oneToMany` the first row
///     counts.
/// - Precondition: one direction (see `bidirectional`); for `.oneToMany`, outputs as wide as inputs.
public func unroll<Network: SequenceNetwork>(
  steps: Int, as form: SequenceForm = .manyToMany, input: Tensor? = nil, title: String? = nil,
  _ network: () throws -> Network
) rethrows -> Figure {
  let network = try network()
  demandOneDirection(network)
  let sequence = SequenceTrace.input(
    input, steps: steps, size: network.inputSize, directive: "unroll")
  let trace = SequenceTrace(network, count: steps) { step, before in
    guard form == .oneToMany, let before else { return sequence[step] }
    contract(
      before.count == network.inputSize,
      "unroll: as .oneToMany an output [\(before.count)] becomes an input [\(network.inputSize)]: "
        + "the sizes \(before.count) and \(network.inputSize) differ")
    return before
  }
  let outputSize = trace.steps[0].output.count
  let drawn = NetworkDiagram(network, outputSize: outputSize)
  let shown = NetworkDiagram.shown(steps, directions: 1).map { number in
    number.map { number in
      NetworkDiagram.Step(
        number: number,
        input: form == .oneToMany && number > 1 ? "y" + VectorText.subscripted(number - 1) : "x",
        output: form == .manyToOne && number < steps ? nil : "y")
    }
  }
  let figures = [
    drawn.figure(shown, summary: summary(network, steps: steps, form: form)),
    trace.table(of: network) { step in form != .manyToOne || step == steps },
    note(sharing(network)),
  ]
  return Figure(.group(.init(figures)), title: title.map { Phrase($0) })
}

/// Two networks in a row, for sequences of unequal length: the encoder's last state starts the
/// decoder, whose outputs are its next inputs where they fit, else zeros.
///
///     unroll(steps: 4, thenWrite: 2) {
///       (RNN(inputSize: 3, hiddenSize: 5), RNN(inputSize: 5, hiddenSize: 5))
///     }
public func unroll<Encoder: SequenceNetwork, Decoder: SequenceNetwork>(
  steps: Int, thenWrite outputs: Int, input: Tensor? = nil, title: String? = nil,
  _ networks: () throws -> (Encoder, Decoder)
) rethrows -> Figure {
  let (encoder, decoder) = try networks()
  demandOneDirection(encoder)
  demandOneDirection(decoder)
  contract(
    encoder.stateSize == decoder.stateSize && encoder.numLayers == decoder.numLayers,
    "unroll: the encoder's state [\(encoder.numLayers), \(encoder.stateSize)] cannot start a "
      + "decoder with [\(decoder.numLayers), \(decoder.stateSize)]")
  contract(outputs > 0, "unroll: \(outputs) outputs; there must be at least one")
  let sequence = SequenceTrace.input(
    input, steps: steps, size: encoder.inputSize, directive: "unroll")
  let read = SequenceTrace(encoder, count: steps) { step, _ in sequence[step] }
  let written = SequenceTrace(decoder, count: outputs, from: read.steps.last?.after) { _, before in
    guard let before, before.count == decoder.inputSize else { return zeros(decoder.inputSize) }
    return before
  }
  let outputSize = written.steps[0].output.count
  let feedsBack = outputSize == decoder.inputSize
  let half = { (count: Int) in count <= 2 ? (1...count).map(\.self) : [1, nil, count] as [Int?] }
  let reading = half(steps).map { number in
    number.map {
      NetworkDiagram.Step(
        number: $0, output: nil, inputSize: encoder.inputSize, cell: "E")
    }
  }
  let writing = half(outputs).map { number in
    number.map { number in
      NetworkDiagram.Step(
        number: number,
        input: number == 1 || !feedsBack ? "0" : "y" + VectorText.subscripted(number - 1),
        cell: "D")
    }
  }
  var drawn = NetworkDiagram(decoder, outputSize: outputSize)
  drawn.weights = nil
  let words: Phrase = """
    An encoder E reads \(steps) inputs; its last state starts a decoder D, which writes \(outputs) \
    outputs.
    """
  let counts: Phrase = """
    Encoder: \(Phrase.count(encoder.parameterCount, "parameter")). Decoder: \
    \(Phrase.count(decoder.parameterCount, "parameter")). Neither depends on the lengths.
    """
  let figures = [
    drawn.figure(reading + writing, summary: words), note(words),
    read.table(of: encoder) { _ in false }.titled("Encoder"),
    written.table(of: decoder) { _ in true }.titled("Decoder"), note(counts),
  ]
  return Figure(.group(.init(figures)), title: title.map { Phrase($0) })
}

private func demandOneDirection(_ network: some SequenceNetwork) {
  contract(
    !network.bidirectional,
    "unroll: the network is bidirectional; draw it with bidirectional(steps:)")
}

private func summary(
  _ network: some SequenceNetwork, steps: Int, form: SequenceForm
) -> Phrase {
  let name: Phrase = network.cellName == "cell" ? "cell" : "\(network.cellName) cell"
  let count = Phrase.count(steps, "step")
  let same: Phrase =
    network.numLayers == 1
    ? "The same \(name), at \(count)"
    : "The same \(name) in \(network.numLayers) layers, at \(count)"
  switch form {
  case .manyToMany:
    return """
      \(same): each takes its input and the hidden state of the step before, and gives an output.
      """
  case .manyToOne:
    return """
      \(same): each takes its input and the hidden state of the step before; the last one gives \
      the output.
      """
  case .oneToMany:
    return "\(same): the first takes the input, each later one the output before it."
  }
}

private func sharing(_ network: some SequenceNetwork) -> Phrase {
  """
  \(Phrase.count(network.parameterCount, "parameter")), the same ones at every step: a longer \
  sequence needs no more.
  """
}

extension NetworkDiagram {
  init(_ network: some SequenceNetwork, outputSize: Int) {
    // The course's names, where the network has them.
    let names = Set(network.namedParameters().compactMap { $0.name.split(separator: ".").last })
    let weights = names.isSuperset(of: ["U", "V"]) ? (input: "U", output: "V") : nil
    self.init(
      cellName: network.cellName, layers: network.numLayers, directions: network.directions,
      inputSize: network.inputSize, hiddenSize: network.stateSize, outputSize: outputSize,
      weights: network.hasOwnOutput ? weights : nil, hasOwnOutput: network.hasOwnOutput)
  }
}

extension SequenceTrace {
  /// A row for each step, of many the first ones and the last.
  func table(of network: some SequenceNetwork, showsOutput: (Int) -> Bool) -> Figure {
    let layers = network.numLayers
    let hasCell = steps[0].after.cell != nil
    var header: [Phrase] = ["t", "input"]
    header += (1...layers).flatMap { layer -> [Phrase] in
      let names: [Phrase] = ["h before", "h after"] + (hasCell ? ["c after"] : [])
      return layers == 1 ? names : names.map { "\($0) (layer \(layer))" }
    }
    if network.hasOwnOutput { header.append("y") }
    let shown = steps.count <= 8 ? Array(steps.indices) : [0, 1, 2, steps.count - 1]
    var rows: [[Phrase]] = []
    for index in shown {
      if let last = rows.last, last[0].key != "\(index)", index > 0 {
        rows.append(["⋯"] + Array(repeating: "", count: header.count - 1))
      }
      let step = steps[index]
      var row = [Phrase((index + 1).description), VectorText.phrase(step.input)]
      for layer in 0..<layers {
        row.append(step.before.map { VectorText.phrase($0.hidden[layer]) } ?? "zeros")
        row.append(VectorText.phrase(step.after.hidden[layer]))
        if let cell = step.after.cell { row.append(VectorText.phrase(cell[layer])) }
      }
      if network.hasOwnOutput {
        row.append(showsOutput(index + 1) ? VectorText.phrase(step.output) : "")
      }
      rows.append(row)
    }
    return Figure(
      .table(.init(header: header, rows: rows, alignment: [.right])))
  }
}
