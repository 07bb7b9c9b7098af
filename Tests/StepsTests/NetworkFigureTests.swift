import Figures
import Recurrent
import Steps
import Testing

/// What the directives show against numbers worked out by hand or by the layer as a whole.
@Suite struct NetworkFigureTests {
  /// The tables of a figure, in order.
  private static func tables(_ figure: Figure) -> [Figure.Table] {
    switch figure.content {
    case .table(let table): [table]
    case .group(let group): group.figures.flatMap { tables($0) }
    default: []
    }
  }

  /// `[1.54, -0.293]` as numbers.
  private static func vector(_ text: String) -> [Double] {
    text.split { "[], ".contains($0) }.compactMap { Double($0) }
  }

  private static func agree(_ text: String, _ tensor: Tensor, _ label: String) {
    let shown = vector(text)
    let own = tensor.scalars.map(Double.init)
    #expect(shown.count == own.count, "\(label)")
    for (one, other) in zip(shown, own) {
      #expect(abs(one - other) <= 0.006 * max(abs(other), 1e-3), "\(label): \(text), \(own)")
    }
  }

  /// Step by step is the same as the whole sequence at once, for each kind of layer.
  @Test(arguments: ["RNN", "GRU", "LSTM"]) func stepsAgreeWithTheWholeSequence(kind: String) {
    let generator = Generator(seed: 7)
    let x = randn([5, 2], using: generator)
    let (figure, output): (Figure, Tensor) =
      switch kind {
      case "RNN":
        {
          let net = RNN(inputSize: 2, hiddenSize: 3, using: generator)
          return (unroll(steps: 5, input: x) { net }, net(x).output)
        }()
      case "GRU":
        {
          let net = GRU(inputSize: 2, hiddenSize: 3, using: generator)
          return (unroll(steps: 5, input: x) { net }, net(x).output)
        }()
      default:
        {
          let net = LSTM(inputSize: 2, hiddenSize: 3, using: generator)
          return (unroll(steps: 5, input: x) { net }, net(x).output)
        }()
      }
    let table = NetworkFigureTests.tables(figure)[0]
    #expect(table.texts.count == 5)
    for (step, row) in table.texts.enumerated() {
      NetworkFigureTests.agree(row[1], x[step], "\(kind) input \(step)")
      NetworkFigureTests.agree(row[3], output[step], "\(kind) h after \(step)")
      // What a step ends with, the next one begins with.
      #expect(row[2] == (step == 0 ? "zeros" : table.texts[step - 1][3]))
    }
  }

  /// U = [[1, 0], [0, 2]], W = 0.5 I, no biases: h₁ = tanh(0.5, −1), as a table of tanh has it.
  @Test func showsTheCourseCellByHand() {
    let cell = ElmanCell(inputSize: 2, hiddenSize: 2, activation: .identity)
    noGrad {
      cell.U.assign(Tensor([[1, 0], [0, 2]]))
      cell.W.assign(Tensor([[0.5, 0], [0, 0.5]]))
      cell.V.assign(Tensor([[1, 0], [0, 1]]))
      cell.b_u.assign(zeros(1, 2))
      cell.b_w.assign(zeros(1, 2))
    }
    let text = cellMath(x: Tensor([0.5, -0.5]), h: Tensor([0, 0])) { cell }.text(TextStyle())
    #expect(text.contains("= [0.500 -1.000]"))
    #expect(text.contains("h′ = tanh(a) = [0.462 -0.762]"))
    #expect(text.contains("✓ The cell itself gives the same h′, [1, 2]."))
    #expect(!text.contains("✗"))
  }

  @Test(arguments: stepCases.map(\.name)) func holdsAllOfItsOwnChecks(name: String) throws {
    let figure = try #require(stepCases.first { $0.name == name }).figure()
    #expect(figure.failedChecks.isEmpty)
  }

  @Test func readsBothDirectionsFromTheirOwnEnds() {
    let net = RNN(inputSize: 2, hiddenSize: 3, bidirectional: true, using: Generator(seed: 1))
    let x = randn([4, 2], using: Generator(seed: 2))
    let result = net(x)
    let table = NetworkFigureTests.tables(bidirectional(steps: 4, input: x) { net })[0]
    for (step, row) in table.texts.enumerated() {
      NetworkFigureTests.agree(row[1], result.output[step][0..<3], "forward \(step)")
      NetworkFigureTests.agree(row[2], result.output[step][3..<6], "backward \(step)")
    }
    NetworkFigureTests.agree(table.texts[3][1], result.hidden[0], "last forward state")
    NetworkFigureTests.agree(table.texts[0][2], result.hidden[1], "last backward state")
  }

  @Test(arguments: 1...4) func namesEachRowOfTheLastState(layers: Int) {
    let net = GRU(
      inputSize: 2, hiddenSize: 3, numLayers: layers, bidirectional: true,
      using: Generator(seed: 1))
    let figure = stack(steps: 3) { net }
    let tables = NetworkFigureTests.tables(figure)
    #expect(tables[1].texts.count == 2 * layers)
    let hidden = net(randn([3, 2], using: Generator(seed: 0))).hidden
    for (row, cells) in tables[1].texts.enumerated() {
      #expect(cells[0] == "h_n[\(row)]")
      #expect(cells[1] == "\(row / 2 + 1)")
      #expect(cells[3] == (row % 2 == 1 ? "1" : "3"))
      NetworkFigureTests.agree(cells[4], hidden[row], "row \(row)")
    }
    // Layers above the first read both directions of the one below.
    #expect(tables[0].texts.map { $0[1] }.prefix(layers).dropFirst().allSatisfy { $0 == "[3, 6]" })
    #expect(tables[0].texts.last?[4] == "\(net.parameterCount)")
  }

  @Test func feedsOutputsBack() {
    let net = RNN(inputSize: 3, hiddenSize: 3, using: Generator(seed: 3))
    let table = NetworkFigureTests.tables(unroll(steps: 4, as: .oneToMany) { net })[0]
    for step in 1..<4 { #expect(table.texts[step][1] == table.texts[step - 1][3]) }
  }

  /// h_t = w h_{t-1} + …: with relu and everything positive, ∂L/∂h_t = w^(T−t).
  @Test(arguments: [Float(0.5), 1, 2]) func followsTheGradientOfALinearChain(w: Float) throws {
    let net = RNN(inputSize: 1, hiddenSize: 1, nonlinearity: .relu, bias: false)
    noGrad {
      net.weight_ih_l0.assign(Tensor([[1]]))
      net.weight_hh_l0.assign(Tensor([[w]]))
    }
    let figure = gradientFlow(steps: 6, input: ones(6, 1)) { net }
    guard case .group(let group) = figure.content,
      case .plot(let plot) = group.figures[0].content, case .lines(let series) = plot.marks
    else {
      Issue.record("not a plot and a table")
      return
    }
    let expected = (0..<6).map { step -> Double in
      (0..<(5 - step)).reduce(1.0) { product, _ in product * Double(w) }
    }
    #expect(series[0].y == expected)
    #expect(net.parameters().allSatisfy { $0.grad == nil })
  }

  @Test func drawsNoneOfTheStudentsRandomNumbers() {
    manualSeed(5)
    let expected = randn(3).scalars
    manualSeed(5)
    let net = RNN(inputSize: 2, hiddenSize: 2, using: Generator(seed: 1))
    _ = unroll(steps: 3) { net }
    _ = gradientFlow(steps: 3) { net }
    _ = cellMath { RNNCell(inputSize: 2, hiddenSize: 2, using: Generator(seed: 1)) }
    #expect(randn(3).scalars == expected)
  }
}
