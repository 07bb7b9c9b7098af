public import Figures
public import Recurrent

/// Both passes of a bidirectional network: at each step the two hidden vectors and their
/// concatenation, and where each direction's last state comes from.
///
/// - Parameter input: `[steps, inputSize]`; left out, fixed random numbers.
/// - Precondition: a bidirectional network of one layer. (For more, see `stack`.)
public func bidirectional<Network: SequenceNetwork>(
  steps: Int = 3, input: Tensor? = nil, title: String? = nil, _ network: () throws -> Network
) rethrows -> Figure {
  let network = try network()
  contract(
    network.bidirectional,
    "bidirectional: the network has one direction; create it with bidirectional: true")
  contract(
    network.numLayers == 1,
    "bidirectional: the network has \(network.numLayers) layers; draw it with stack(steps:)")
  let sequence = SequenceTrace.input(
    input, steps: steps, size: network.inputSize, directive: "bidirectional")
  let reading = noGrad { network.read(sequence, from: nil) }
  let q = network.stateSize
  let rows = (0..<steps).map { step -> [String] in
    let output = reading.output[step]
    return [
      "\(step + 1)", VectorText.short(output[0..<q]), VectorText.short(output[q..<(2 * q)]),
      VectorText.short(output), "\(q) + \(q) = \(output.count)",
    ]
  }
  let shown = rows.count <= 8 ? rows : rows.prefix(3) + [["⋯", "", "", "", ""]] + rows.suffix(1)
  let table = Figure(
    .table(
      .init(
        header: ["t", "→ forward", "← backward", "y: both joined", "size"], rows: Array(shown),
        alignment: [.right])))
  let words: Phrase = """
    Two passes over \(Phrase.count(steps, "step")), each with weights of its own: one from the first \
    step to the last, one from the last to the first. At every step their hidden vectors are joined.
    """
  let forwardEnds: Phrase = """
    The forward pass ends at step \(steps): its last state is the first half of \
    y\(VectorText.subscripted(steps))
    """
  let backwardEnds: Phrase =
    "The backward pass ends at step 1: its last state is the second half of y₁"
  let figures = [

    NetworkDiagram(network, outputSize: 2 * q).figure(
      NetworkDiagram.shown(steps, directions: 2).map { number in
        number.map { NetworkDiagram.Step(number: $0) }
      }, summary: words),
    table, note(words),
    check(
      forwardEnds, reading.state.hidden[0].scalars, ==, reading.output[steps - 1][0..<q].scalars),
    check(
      backwardEnds, reading.state.hidden[1].scalars, ==, reading.output[0][q..<(2 * q)].scalars),
    note(twice(network)),
  ]
  return Figure(.group(.init(figures)), title: title.map { Phrase($0) })
}

private func twice(_ network: some SequenceNetwork) -> Phrase {
  let counts = DirectionCounts(network)
  let total = Phrase.count(counts.forward + counts.backward, "parameter")
  let forward = NumberText.grouped(counts.forward)
  let backward = NumberText.grouped(counts.backward)
  return counts.forward == counts.backward
    ? "\(forward) + \(backward) = \(total): twice those of one direction."
    : "\(forward) + \(backward) = \(total): not equal."
}

/// How many parameters each direction has, by their names.
struct DirectionCounts {
  var forward = 0
  var backward = 0

  init(_ network: some SequenceNetwork) {
    for parameter in network.namedParameters() {
      if parameter.name.hasSuffix("_reverse") {
        backward += parameter.tensor.count
      } else {
        forward += parameter.tensor.count
      }
    }
  }
}
