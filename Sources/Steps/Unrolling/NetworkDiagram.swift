import Figures

/// Draws a network over time: inputs below, outputs above, layers and directions between.
struct NetworkDiagram {
  typealias Node = Figure.Diagram.Node
  typealias Edge = Figure.Diagram.Edge

  /// What one step shows.
  struct Step {
    /// Counted from 1.
    var number: Int
    var input: String? = "x"
    var output: String? = "y"
    /// Where it is not the network's.
    var inputSize: Int?
    /// What the cell is called here, where steps differ (encoder, decoder).
    var cell: String?
  }

  var cellName: String
  var layers = 1
  var directions = 1
  var inputSize: Int
  var hiddenSize: Int
  var outputSize: Int
  var weights: (input: String, output: String)? = nil
  var hasOwnOutput = false

  private var isBidirectional: Bool { directions == 2 }

  /// The steps that are drawn: all where there are few, otherwise the first ones, dots and the last.
  static func shown(_ count: Int, directions: Int) -> [Int?] {
    let most = directions == 2 ? 3 : 5
    guard count > most else { return (1...count).map(\.self) }
    return (1..<(directions == 2 ? 3 : 4)).map(\.self) + [nil, count]
  }

  /// Rows from the top: outputs; for each layer from the last the joined states (below the top),
  /// the backward and the forward cells; inputs.
  private func row(_ layer: Int, backward: Bool = false) -> Int {
    let above = layers - 1 - layer
    return isBidirectional ? 1 + above * 3 + (backward ? 0 : 1) : 1 + above
  }

  private func joinRow(_ layer: Int) -> Int { row(layer, backward: true) - 1 }

  private var inputRow: Int { row(0) + 1 }

  func figure(_ steps: [Step?], summary: Phrase) -> Figure {
    var nodes: [Node] = []
    var edges: [Edge] = []
    for (index, step) in steps.enumerated() {
      let column = index + 1
      if let step {
        add(step, column, to: &nodes, &edges)
      } else {
        for layer in 0..<layers { addElision(layer, column, to: &nodes) }
      }
    }
    for layer in 0..<layers { addStates(layer, steps, to: &nodes, &edges) }
    return Figure(.diagram(.init(nodes: nodes, edges: edges, summary: summary)))
  }

  private func forward(_ layer: Int, _ column: Int) -> String { "f\(layer).\(column)" }
  private func backward(_ layer: Int, _ column: Int) -> String { "b\(layer).\(column)" }
  private func joined(_ layer: Int, _ column: Int) -> String { "j\(layer).\(column)" }

  private func add(_ step: Step, _ column: Int, to nodes: inout [Node], _ edges: inout [Edge]) {
    let number = VectorText.subscripted(step.number)
    if let input = step.input {
      let name = input == "x" ? "x" + number : input
      nodes.append(
        Node(
          "x.\(column)", name, detail: "[\(step.inputSize ?? inputSize)]", role: .input,
          column: column,
          row: inputRow))
    }
    var below = step.input == nil ? nil : "x.\(column)"
    for layer in 0..<layers {
      let mark = layers > 1 ? VectorText.subscripted(layer + 1) : ""
      let label = below?.hasPrefix("x") == true ? weights?.input : nil
      if isBidirectional {
        nodes.append(
          Node(
            forward(layer, column), "→" + mark, role: .cell, column: column, row: row(layer),
            side: .left))
        nodes.append(
          Node(
            backward(layer, column), "←" + mark, role: .cell, column: column,
            row: row(layer, backward: true), side: .right))
        let isTop = layer == layers - 1
        nodes.append(
          Node(
            joined(layer, column), (isTop ? "y" : "h" + mark + "·") + number,
            detail: "[\(2 * hiddenSize)]", role: .join, column: column, row: joinRow(layer)))
        for cell in [forward(layer, column), backward(layer, column)] {
          if let below { edges.append(Edge(from: below, to: cell)) }
          edges.append(Edge(from: cell, to: joined(layer, column)))
        }
        below = joined(layer, column)
      } else {
        let name = step.cell ?? cellName
        nodes.append(
          Node(
            forward(layer, column), mark.isEmpty ? Phrase(name) : "\(name)\(mark)",
            detail: Phrase("[\(hiddenSize)]" as String), role: .cell, column: column,
            row: row(layer)))
        if let below { edges.append(Edge(from: below, to: forward(layer, column), label: label)) }
        below = forward(layer, column)
      }
    }
    guard !isBidirectional, let output = step.output, let below else { return }
    let name = output == "y" ? "y" + number : output
    nodes.append(
      Node(
        "y.\(column)", name, detail: "[\(outputSize)]", role: .output, column: column, row: 0))
    edges.append(Edge(from: below, to: "y.\(column)", label: weights?.output))
  }

  private func addElision(_ layer: Int, _ column: Int, to nodes: inout [Node]) {
    nodes.append(
      Node(forward(layer, column), "⋯", role: .elision, column: column, row: row(layer)))
    guard isBidirectional else { return }
    nodes.append(
      Node(
        backward(layer, column), "⋯", role: .elision, column: column,
        row: row(layer, backward: true)))
  }

  /// The arrows along time, from the states that the directions start with.
  private func addStates(
    _ layer: Int, _ steps: [Step?], to nodes: inout [Node], _ edges: inout [Edge]
  ) {
    let count = steps.count
    let name = isBidirectional ? "0" : "h₀"
    nodes.append(
      Node(
        forward(layer, 0), name, detail: isBidirectional ? nil : "[\(hiddenSize)]", role: .state,
        column: 0, row: row(layer)))
    for column in 1...count {
      let before = column == 1 ? 0 : steps[column - 2]?.number
      // Short columns have no room for the name of each state.
      let label = before.map { "h" + VectorText.subscripted($0) }
      edges.append(
        Edge(
          from: forward(layer, column - 1), to: forward(layer, column),
          label: isBidirectional || column == 1 || layers > 1 ? nil : label))
    }
    guard isBidirectional else { return }
    nodes.append(
      Node(
        backward(layer, count + 1), name, role: .state, column: count + 1,
        row: row(layer, backward: true)))
    for column in 1...count {
      edges.append(Edge(from: backward(layer, column + 1), to: backward(layer, column)))
    }
  }
}
