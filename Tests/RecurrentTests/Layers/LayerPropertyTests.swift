import Recurrent
import Testing

/// Laws that hold for the recurrent layers whatever their numbers are. All sizes differ.
@Suite struct LayerPropertyTests {
  enum Kind: CaseIterable, Sendable { case tanh, relu, lstm, gru }

  /// One kind of layer, called in one way.
  struct Layer {
    let module: any Module
    let run: (Tensor, Tensor?, Tensor?, [Int]?) -> (output: Tensor, hidden: Tensor, cell: Tensor?)

    init(
      _ kind: Kind, layers: Int = 1, batchFirst: Bool = false, bidirectional: Bool = false,
      seed: Int = 5
    ) {
      let generator = Generator(seed: seed)
      switch kind {
      case .tanh, .relu:
        let layer = RNN(
          inputSize: 3, hiddenSize: 4, numLayers: layers,
          nonlinearity: kind == .tanh ? .tanh : .relu, batchFirst: batchFirst,
          bidirectional: bidirectional, using: generator)
        module = layer
        run = { x, h, _, lengths in
          let result = layer(x, h, lengths: lengths)
          return (result.output, result.hidden, nil)
        }
      case .lstm:
        let layer = LSTM(
          inputSize: 3, hiddenSize: 4, numLayers: layers, batchFirst: batchFirst,
          bidirectional: bidirectional, using: generator)
        module = layer
        run = { x, h, c, lengths in
          let state = h.flatMap { h in c.map { LSTMState(hidden: h, cell: $0) } }
          let result = layer(x, state, lengths: lengths)
          return (result.output, result.hidden, result.cell)
        }
      case .gru:
        let layer = GRU(
          inputSize: 3, hiddenSize: 4, numLayers: layers, batchFirst: batchFirst,
          bidirectional: bidirectional, using: generator)
        module = layer
        run = { x, h, _, lengths in
          let result = layer(x, h, lengths: lengths)
          return (result.output, result.hidden, nil)
        }
      }
    }
  }

  let x = randn([6, 5, 3], using: Generator(seed: 8))

  @Test(arguments: Kind.allCases, [true, false])
  func aMissingStateIsAStateOfZeros(_ kind: Kind, bidirectional: Bool) {
    let layer = Layer(kind, layers: 2, bidirectional: bidirectional)
    let state = zeros(bidirectional ? 4 : 2, 5, 4)
    let (a, b) = (layer.run(x, nil, nil, nil), layer.run(x, state, state, nil))
    #expect(a.output == b.output)
    #expect(a.hidden == b.hidden)
    #expect(a.cell == b.cell)
  }

  @Test(arguments: Kind.allCases, [true, false])
  func batchFirstIsTheTransposed(_ kind: Kind, bidirectional: Bool) {
    let plain = Layer(kind, layers: 2, bidirectional: bidirectional).run(x, nil, nil, nil)
    let turned = Layer(kind, layers: 2, batchFirst: true, bidirectional: bidirectional)
      .run(x.transposed(0, 1), nil, nil, nil)
    #expect(turned.output.transposed(0, 1) == plain.output)
    #expect(turned.hidden == plain.hidden)
  }

  /// Rows of other orders, and more steps than are multiplied at a time: not a bit differs.
  @Test(arguments: Kind.allCases, [true, false])
  func batchFirstHasTheGradientsOfTheTransposed(_ kind: Kind, bidirectional: Bool) {
    let numbers = randn([300, 5, 3], using: Generator(seed: 11))
    let weight = randn([300, 5, bidirectional ? 8 : 4], using: Generator(seed: 12))
    func gradients(batchFirst: Bool, keepsGraph: Bool) -> [Tensor] {
      let layer = Layer(kind, batchFirst: batchFirst, bidirectional: bidirectional)
      let input = Parameter(batchFirst ? numbers.transposed(0, 1) : numbers)
      let result = layer.run(input, nil, nil, nil)
      let output = batchFirst ? result.output.transposed(0, 1) : result.output
      let loss = (output * weight).sum() + result.hidden.sum()
      loss.backward(retainGraph: keepsGraph)
      if keepsGraph { loss.backward() }
      let ofInput = input.grad.map { [batchFirst ? $0.transposed(0, 1) : $0] } ?? []
      return ofInput + layer.module.parameters().compactMap(\.grad)
    }
    for keepsGraph in [false, true] {
      let plain = gradients(batchFirst: false, keepsGraph: keepsGraph)
      #expect(plain.count == (bidirectional ? 9 : 5))
      #expect(gradients(batchFirst: true, keepsGraph: keepsGraph) == plain)
    }
  }

  @Test(arguments: Kind.allCases)
  func bidirectionalIsTwoPasses(_ kind: Kind) {
    let both = Layer(kind, bidirectional: true)
    let (ahead, back) = (Layer(kind, seed: 1), Layer(kind, seed: 2))
    let named = both.module.stateDict()
    ahead.module.load(named.filter { !$0.name.hasSuffix("_reverse") })
    back.module.load(
      named.filter { $0.name.hasSuffix("_reverse") }
        .map { NamedTensor(name: String($0.name.dropLast(8)), tensor: $0.tensor) })
    let result = both.run(x, nil, nil, nil)
    let (one, two) = (ahead.run(x, nil, nil, nil), back.run(x.flipped(0), nil, nil, nil))
    #expect(result.output == concatenated([one.output, two.output.flipped(0)], axis: -1))
    #expect(result.hidden == concatenated([one.hidden, two.hidden]))
  }

  @Test(arguments: Kind.allCases, [true, false])
  func paddedRowsEqualRowsAlone(_ kind: Kind, bidirectional: Bool) {
    let layer = Layer(kind, layers: 2, bidirectional: bidirectional)
    let lengths = [3, 6, 1, 4, 6]
    let result = layer.run(x, nil, nil, lengths)
    for (row, length) in lengths.enumerated() {
      let alone = layer.run(x[..<length, row], nil, nil, nil)
      #expect(result.output[..<length, row] == alone.output)
      #expect(result.output[length..., row].isClose(to: zeros(6 - length, bidirectional ? 8 : 4)))
      #expect(result.hidden[.all, row] == alone.hidden)
      #expect(result.cell?[.all, row] == alone.cell)
    }
  }

  @Test(arguments: Kind.allCases)
  func fullLengthsChangeNothing(_ kind: Kind) {
    let layer = Layer(kind, layers: 2, bidirectional: true)
    let (a, b) = (layer.run(x, nil, nil, nil), layer.run(x, nil, nil, [6, 6, 6, 6, 6]))
    #expect(a.output == b.output)
    #expect(a.hidden == b.hidden)
  }

  @Test(arguments: Kind.allCases)
  func aCellInALoopEqualsTheLayer(_ kind: Kind) {
    let layer = Layer(kind)
    let state = layer.module.stateDict().map {
      NamedTensor(name: String($0.name.dropLast(3)), tensor: $0.tensor)
    }
    let result = layer.run(x, nil, nil, nil)
    var outputs: [Tensor] = []
    switch kind {
    case .tanh, .relu:
      let cell = RNNCell(inputSize: 3, hiddenSize: 4, nonlinearity: kind == .tanh ? .tanh : .relu)
      cell.load(state)
      for t in 0..<6 { outputs.append(cell(x[t], outputs.last)) }
    case .gru:
      let cell = GRUCell(inputSize: 3, hiddenSize: 4)
      cell.load(state)
      for t in 0..<6 { outputs.append(cell(x[t], outputs.last)) }
    case .lstm:
      let cell = LSTMCell(inputSize: 3, hiddenSize: 4)
      cell.load(state)
      var next: LSTMState?
      for t in 0..<6 {
        let step = cell(x[t], next)
        outputs.append(step.hidden)
        next = step
      }
      #expect(next?.cell == result.cell?[0])
    }
    #expect(stacked(outputs) == result.output)
  }

  @Test(arguments: Kind.allCases)
  func aSequenceInTwoPartsEqualsTheWhole(_ kind: Kind) {
    let layer = Layer(kind, layers: 2)
    let whole = layer.run(x, nil, nil, nil)
    let first = layer.run(x[..<2], nil, nil, nil)
    let second = layer.run(x[2...], first.hidden, first.cell, nil)
    #expect(concatenated([first.output, second.output]) == whole.output)
    #expect(second.hidden == whole.hidden)
  }

  @Test(arguments: Kind.allCases)
  func anUnbatchedSequenceIsABatchOfOne(_ kind: Kind) {
    let layer = Layer(kind, layers: 2, batchFirst: true, bidirectional: true)
    let alone = layer.run(x[.all, 2], nil, nil, nil)
    let batch = layer.run(x[.all, 2].unsqueezed(0), nil, nil, nil)
    #expect(alone.output == batch.output[0])
    #expect(alone.hidden == batch.hidden[.all, 0])
  }

  @Test(arguments: Kind.allCases)
  func recordingDoesNotChangeTheNumbers(_ kind: Kind) {
    let layer = Layer(kind, layers: 2, bidirectional: true)
    let recorded = layer.run(x, nil, nil, nil)
    let plain = noGrad { layer.run(x, nil, nil, nil) }
    #expect(recorded.output == plain.output)
    #expect(recorded.output.requiresGrad)
    #expect(!plain.output.requiresGrad)
  }

  @Test func theLastStatesAreWhereEachDirectionEnds() {
    let rnn = RNN(inputSize: 3, hiddenSize: 4, numLayers: 2, bidirectional: true)
    let result = rnn(x)
    #expect(
      result.last
        == concatenated([result.output[-1, .all, ..<4], result.output[0, .all, 4...]], axis: 1))
    let lstm = LSTM(inputSize: 3, hiddenSize: 4)
    let output = lstm(x)
    #expect(output.last == output.output[-1])
    #expect(output.state.cell == output.cell)
  }

  @Test func totalLengthPadsAndCuts() {
    let rnn = RNN(inputSize: 3, hiddenSize: 4)
    let lengths = [2, 3, 1, 3, 2]
    #expect(rnn(x, lengths: lengths).output.shape == [6, 5, 4])
    let long = rnn(x, lengths: lengths, totalLength: 8).output
    #expect(long.shape == [8, 5, 4])
    #expect(long[..<6] == rnn(x, lengths: lengths).output)
    #expect(rnn(x, lengths: lengths, totalLength: 3).output == long[..<3])
  }

  @Test func dropoutActsInTrainingOnly() {
    let rnn = RNN(
      inputSize: 3, hiddenSize: 4, numLayers: 2, dropout: 0.5, using: Generator(seed: 1))
    let plain = RNN(inputSize: 3, hiddenSize: 4, numLayers: 2, using: Generator(seed: 1))
    #expect(rnn(x).output != plain(x).output)
    rnn.eval()
    #expect(rnn(x).output == plain(x).output)
  }

  @Test func dropoutKeepsTheMean() {
    let dropout = Dropout(0.25, using: Generator(seed: 2))
    let y = dropout(ones(100, 100))
    let values = Set(y.scalars)
    #expect(values == [0, 1 / (1 - 0.25)])
    #expect((y.mean().item - 1).magnitude < 0.02)
  }

  @Test func theCoursesCellIsItsFormula() {
    let network = ElmanRNN(
      inputSize: 3, hiddenSize: 4, outputSize: 2, activation: .sigmoid, using: Generator(seed: 3))
    let cell = network.cell
    let input = x.transposed(0, 1)
    var h = zeros(5, 4)
    for t in 0..<6 {
      h = tanh(input[.all, t] • cell.U + h • cell.W + cell.b_u + cell.b_w)
      let y = sigmoid(h • cell.V)
      #expect(network(input).output[.all, t] == y)
    }
    #expect(network(input).hidden == h)
    #expect(cell.namedParameters().map(\.name) == ["U", "W", "V", "b_u", "b_w"])
  }

  @Test func theDecoderWritesWhatItScoresHighest() {
    let model = EncoderDecoder(
      sourceSymbols: 7, targetSymbols: 5, embeddingDim: 3, hiddenSize: 4,
      using: Generator(seed: 6))
    let source = randint(0, 7, [2, 6], using: Generator(seed: 1))
    let written = model.generate(source, start: 4, steps: 3)
    #expect(written.shape == [2, 3])
    let shifted = concatenated([full([2, 1], 4), written[.all, ..<2]], axis: 1)
    #expect(model(source, shifted).argmax(axis: -1) == written)
  }
}
