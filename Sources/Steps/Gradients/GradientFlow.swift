public import Figures
public import Recurrent

/// How much of the last step's gradient reaches each earlier state: the norm of `∂L/∂h_t`, for each
/// t, on a logarithmic axis. L is the sum of the last output.
///
///     gradientFlow(steps: 50) {
///       ["RNN": RNN(inputSize: 4, hiddenSize: 16), "LSTM": LSTM(inputSize: 4, hiddenSize: 16)]
///     }
///
/// The state of an LSTM is h and c together. A gradient that is zero has no place on the axis, and
/// the figure says so.
///
/// - Parameter input: `[steps, inputSize]`; left out, fixed random numbers.
/// - Precondition: networks of one direction.
public func gradientFlow(
  steps: Int = 30, input: Tensor? = nil, title: String? = nil,
  _ networks: () throws -> KeyValuePairs<String, any SequenceNetwork>
) rethrows -> Figure {
  let flows = try networks().map { name, network in
    (name: name, norms: gradientNorms(of: network, steps: steps, input: input))
  }
  contract(!flows.isEmpty, "gradientFlow: there is no network")
  let series = flows.map { Figure.Series($0.name, y: $0.norms) }
  let drawn = Figure(
    .plot(
      .init(
        .lines(series), xAxis: .init("t"), yAxis: .init("norm of ∂L/∂hₜ", scale: .log))))
  let rows = flows.map { flow -> [Phrase] in
    let first = flow.norms[0]
    let last = flow.norms[flow.norms.count - 1]
    return [
      Phrase(flow.name), Phrase(NumberText.short(first, digits: 3)),
      Phrase(NumberText.short(last, digits: 3)),
      verdict(first / last),
    ]
  }
  let table = Figure(
    .table(
      .init(
        header: ["network", "at t = 1", "at t = \(steps)", "on the way back it"], rows: rows,
        alignment: [.left, .right, .right])))
  return group([drawn, table], title: title)
}

/// The same for one network.
public func gradientFlow<Network: SequenceNetwork>(
  steps: Int = 30, input: Tensor? = nil, title: String? = nil, _ network: () throws -> Network
) rethrows -> Figure {
  let network = try network()
  return gradientFlow(steps: steps, input: input, title: title) {
    [network.cellName: network]
  }
}

private func verdict(_ ratio: Double) -> Phrase {
  guard ratio.isFinite, ratio > 0 else { return ratio == 0 ? "vanishes: it is 0" : "is no number" }
  return ratio < 1
    ? "shrinks \(NumberText.short(1 / ratio, digits: 3)) times"
    : "grows \(NumberText.short(ratio, digits: 3)) times"
}

/// The norm of the gradient that reaches the state after each step, from the sum of the last
/// output.
private func gradientNorms(
  of network: some SequenceNetwork, steps: Int, input: Tensor?
) -> [Double] {
  contract(
    !network.bidirectional,
    "gradientFlow: a bidirectional network has no single direction of time")
  let sequence = SequenceTrace.input(
    input, steps: steps, size: network.inputSize, directive: "gradientFlow")
  contract(
    network.parameters().allSatisfy { $0.grad == nil },
    "gradientFlow: the model already has gradients; call zeroGrad() first")
  var states: [SequenceState] = []
  var output = Tensor(0)
  for step in 0..<steps {
    let reading = network.read(
      sequence[step].reshaped([1, network.inputSize]), from: states.last)
    reading.state.hidden.retainGrad()
    reading.state.cell?.retainGrad()
    states.append(reading.state)
    output = reading.output
  }
  // The last output of a layer is its last state, but not the same place in the graph.
  if network.hasOwnOutput {
    output.sum().backward()
  } else if let hidden = states.last?.hidden {
    hidden[network.numLayers - 1].sum().backward()
  }
  network.zeroGrad()
  return states.map { state in
    let numbers = (state.hidden.grad?.scalars ?? []) + (state.cell?.grad?.scalars ?? [])
    return numbers.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
  }
}
