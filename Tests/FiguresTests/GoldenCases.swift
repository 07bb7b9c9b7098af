import Figures

/// The data of the golden drawings: fixed formulas, no random numbers.
enum Sample {
  /// Falls like a training loss, with a ripple.
  static func loss(_ count: Int, rate: Double) -> [Double] {
    var value = 1.0
    return (0..<count).map { step in
      defer { value *= 1 - rate }
      return value + 0.02 * Double(step * 7 % 5) / 5
    }
  }

  static func fading(_ count: Int, by divisor: (Int) -> Double) -> [Double] {
    (0..<count).map { 1 / divisor($0) }
  }

  /// A wave without a library's sine: the solution of x'' = −x by small steps.
  static func wave(_ count: Int, turns: Double) -> [Double] {
    var (x, v) = (0.0, 1.0)
    let step = turns * 6.283185307 / Double(count)
    return (0..<count).map { _ in
      v -= x * step
      x += v * step
      return x
    }
  }
}

/// A figure with the name of its golden files.
struct Case: Sendable {
  let name: String
  let figure: Figure

  init(_ name: String, _ figure: () -> Figure) {
    self.name = name
    self.figure = figure()
  }
}

let plots: [Case] = {
  var cases: [Case] = []
  cases.append(
    Case("line") {
      plot(Sample.loss(100, rate: 0.04), title: "Loss", xLabel: "epoch", yLabel: "MSE")
    })
  cases.append(
    Case("two-lines") {
      plot(
        ["training": Sample.loss(60, rate: 0.08), "validation": Sample.loss(60, rate: 0.03)],
        title: "Training and validation", xLabel: "epoch", yLabel: "loss")
    })
  cases.append(
    Case("log") {
      plot(
        [
          "RNN": Sample.fading(50) { Double(1 << $0) },
          "LSTM": Sample.fading(50) { Double($0 + 1) },
          "GRU": Sample.fading(50) { Double(($0 + 1) * ($0 + 2)) },
        ], title: "Norm of ∂L/∂h", xLabel: "steps back", yLabel: "norm", logY: true)
    })
  cases.append(Case("wave") { plot(Sample.wave(400, turns: 3), title: "A wave around zero") })
  cases.append(Case("constant") { plot(Array(repeating: 0.25, count: 20), title: "A constant") })
  cases.append(Case("single") { plot([3.5], title: "One point") })
  cases.append(Case("empty") { plot([Double](), title: "No point") })
  cases.append(
    Case("not-finite") {
      plot(
        [1, 2, Double.nan, 3, 4, .infinity, 2, -.infinity, 1, .nan, 5], title: "NaN and infinity",
        xLabel: "epoch")
    })
  cases.append(Case("huge") { plot([-1e308, 1.7e308, 3e307, -1.7e308], title: "Nearly infinite") })
  cases.append(Case("tiny") { plot([0, 3e-305, 9e-303, 2e-304], title: "Nearly zero") })
  cases.append(
    Case("prices") {
      plot([64_250, 63_100.5, 65_800, 67_012, 66_400], title: "Close", yLabel: "USD")
    })
  cases.append(
    Case("narrow-range") {
      plot(
        (0..<30).map { 1_000_000 + Double($0 % 7) * 1e-6 }, title: "A narrow range far from zero")
    })
  cases.append(
    Case("chinese") {
      plot(
        ["训练": [0.9, 0.5, 0.3, 0.2], "验证": [1, 0.7, 0.6, 0.58]], title: "损失函数随训练轮次下降",
        xLabel: "轮次", yLabel: "均方误差")
    })
  cases.append(
    Case("thinned") {
      plot((0..<100_000).map { $0 == 77_777 ? 9 : Double($0 % 100) / 100 }, title: "100,000 points")
    })
  cases.append(
    Case("scatter") {
      scatter(
        x: [1, 2, 3, 4, 5, 6, 7], y: [2.1, 3.9, 6.2, 7.8, 10.1, 12.2, 13.8], title: "Points",
        xLabel: "hours", yLabel: "marks")
    })
  cases.append(
    Case("bars") {
      bars(["RNN": 24, "GRU": 72, "LSTM": 96, "Elman cell": 31], title: "Parameters")
    })
  cases.append(
    Case("bars-negative") {
      bars(["bias": -0.5, "weight": 0.75, "gate": 0.02, "none": 0], title: "Gradients")
    })
  cases.append(
    Case("bars-grouped") {
      bars(
        categories: ["q = 8", "q = 16"],
        ["RNN": [88, 304], "LSTM": [352, 1216], "GRU": [264, 912]],
        title: "Parameters by hidden size")
    })
  cases.append(
    Case("histogram") {
      histogram(
        zip(Sample.wave(500, turns: 5), Sample.wave(500, turns: 7.3)).map { $0 + $1 }, bins: 24,
        title: "Weights", xLabel: "value")
    })
  cases.append(
    Case("heat-map") {
      heatMap(
        [[0.1, -0.5, 0.9], [0.7, 0.0, -0.3], [-1, 0.25, 0.5]], rows: ["h₁", "h₂", "h₃"],
        columns: ["x₁", "x₂", "x₃"], title: "W")
    })
  cases.append(
    Case("heat-map-large") {
      heatMap(
        (0..<40).map { row in (0..<90).map { Double(row * $0 % 41) - 20 } },
        title: "Hidden states over time", xLabel: "t", yLabel: "unit")
    })
  cases.append(
    Case("spread") {
      spread(
        [
          "RNN": Sample.loss(20, rate: 0.2), "LSTM": Sample.loss(20, rate: 0.02),
          "one run": [0.5], "none that is finite": [.nan],
        ], title: "Twenty seeds", xLabel: "loss", logX: true)
    })
  return cases
}()

let tables: [Case] = {
  var cases: [Case] = []
  cases.append(
    Case("table") {
      table(
        ["epoch", "loss", "note"],
        [[1, 0.7132, "first"], [50, 0.0931, ""], [100, 0.0127, "last, best"]], title: "Losses")
    })
  cases.append(
    Case("table-chinese") {
      table(["步", "隐藏状态"], [[1, "[0.46, -0.12]"], [2, "向量，太长了就要换行"]], title: "逐步展开")
    })
  cases.append(
    Case("table-wide") {
      table(
        ["module", "input", "output", "what it computes"],
        [
          [
            "rnn.layers.0.cell", "[5, 3, 4]", "[5, 3, 8]",
            "h′ = tanh(U·x + W·h + b), for each of the five steps | with the same weights",
          ]
        ])
    })
  return cases
}()

let words: [Case] = {
  var cases: [Case] = []
  cases.append(
    Case("group") {
      group(
        [
          note("The hidden state is *not* the output; see a_b, and `h` < 1 & 2."),
          formula(
            #"h_t = \tanh(U x_t + W h_{t-1} + b)"#, plain: "h′ = tanh(U·x + W·h + b)",
            caption: "One step"),
          check("q + q = 2q") { true },
          check("The loss falls", 0.5, <, 0.25),
        ], title: "Everything in words")
    })
  cases.append(
    Case("compare") {
      compare(
        plot([3, 2, 1], title: "RNN"), plot([3, 1, 0.5], title: "LSTM"), title: "Side by side")
    })
  return cases
}()

/// A cell unrolled: inputs below, outputs above, states between.
private func unrolled(_ labels: [String]) -> Figure {
  typealias Node = Figure.Diagram.Node
  typealias Edge = Figure.Diagram.Edge
  var nodes = [Node("h0", "h₀", detail: "[4]", role: .state, column: 0, row: 1)]
  var edges: [Edge] = []
  for (index, label) in labels.enumerated() {
    let column = index + 1
    if label == "⋯" {
      nodes.append(Node("c\(column)", "⋯", role: .elision, column: column, row: 1))
    } else {
      nodes.append(
        Node("x\(column)", "x" + label, detail: "[3]", role: .input, column: column, row: 2))
      nodes.append(Node("c\(column)", "RNN cell", role: .cell, column: column, row: 1))
      nodes.append(
        Node("y\(column)", "y" + label, detail: "[2]", role: .output, column: column, row: 0))
      edges.append(Edge(from: "x\(column)", to: "c\(column)", label: "U"))
      edges.append(Edge(from: "c\(column)", to: "y\(column)", label: "V"))
    }
    edges.append(Edge(from: index == 0 ? "h0" : "c\(column - 1)", to: "c\(column)", label: "W"))
  }
  return Figure(
    .diagram(.init(nodes: nodes, edges: edges, summary: "One cell, \(labels.count) steps.")),
    title: "Unrolled")
}

/// Two directions in each column, joined above.
private func bidirectional(_ count: Int) -> Figure {
  typealias Node = Figure.Diagram.Node
  typealias Edge = Figure.Diagram.Edge
  var nodes: [Node] = []
  var edges: [Edge] = []
  for step in 1...count {
    let place = step - 1
    nodes.append(Node("x\(step)", "x\(step)", role: .input, column: place, row: 3))
    nodes.append(Node("f\(step)", "f\(step)", role: .cell, column: place, row: 2, side: .left))
    nodes.append(Node("b\(step)", "b\(step)", role: .cell, column: place, row: 1, side: .right))
    nodes.append(Node("j\(step)", "[f, b]", role: .join, column: place, row: 0))
    edges += [("x", "f"), ("x", "b"), ("f", "j"), ("b", "j")].map {
      Edge(from: $0 + "\(step)", to: $1 + "\(step)")
    }
    if step > 1 {
      edges.append(Edge(from: "f\(step - 1)", to: "f\(step)", label: "W"))
      edges.append(Edge(from: "b\(step)", to: "b\(step - 1)", label: "W′"))
    }
  }
  return Figure(
    .diagram(.init(nodes: nodes, edges: edges, summary: "Two passes over \(count) steps.")))
}

let diagrams: [Case] = [
  Case("unrolled-1") { unrolled(["₁"]) },
  Case("unrolled-3") { unrolled(["₁", "₂", "₃"]) },
  Case("unrolled-elided") { unrolled(["₁", "₂", "⋯", "₄₀"]) },
  Case("bidirectional") { bidirectional(3) },
  Case("diagram-chinese") { unrolled(["时刻一", "时刻二"]) },
]
