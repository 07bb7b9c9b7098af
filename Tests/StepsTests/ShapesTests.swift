import Figures
import Recurrent
import Steps
import Testing

/// A student's model: a hand-written cell in a loop, and a layer on top.
private struct Handwritten: Module {
  var U = Parameter(zeros(2, 5))
  var W = Parameter(zeros(5, 5))
  var b = Parameter(zeros(1, 5))
  var spare = Parameter(zeros(3))
  var head = Linear(5, 1, using: Generator(seed: 0))

  func callAsFunction(_ x: Tensor) -> Tensor {
    var h = zeros(4, 5)
    for t in 0..<x.shape[0] { h = tanh(x[t] • U + h • W + b) }
    return head(h)
  }
}

@Suite struct ShapesTests {
  @Test func foldsTheStepsOfAHandWrittenLoop() {
    let model = Handwritten()
    let text = shapes(of: model) { model(zeros(7, 4, 2)) }.text(TextStyle())
    #expect(
      text == """
        ┌────────┬───────────┬────────┬────────┬───────┬────────────┐
        │ module │ operation │ input  │ output │ times │ parameters │
        ├────────┼───────────┼────────┼────────┼───────┼────────────┤
        │ U      │ matmul    │ [4, 2] │ [4, 5] │   × 7 │         10 │
        │ W      │ matmul    │ [4, 5] │ [4, 5] │   × 7 │         25 │
        │ b      │ +         │ [4, 5] │ [4, 5] │   × 7 │          5 │
        │ head   │ Linear    │ [4, 5] │ [4, 1] │       │          6 │
        │ total  │           │        │ [4, 1] │       │         49 │
        └────────┴───────────┴────────┴────────┴───────┴────────────┘

        Not used in this pass: spare.
        """)
  }

  @Test func givesEachLayerOfARecurrentNetworkARow() {
    let model = LSTM(
      inputSize: 2, hiddenSize: 3, numLayers: 2, bidirectional: true, using: Generator(seed: 0))
    guard case .table(let table) = shapes(of: model, { model(zeros(5, 4, 2)).output }).content
    else {
      Issue.record("not one table")
      return
    }
    #expect(
      table.texts == [
        ["l0", "LSTM", "[5, 4, 2]", "[5, 4, 6]", "", "168"],
        ["l1", "LSTM", "[5, 4, 6]", "[5, 4, 6]", "", "264"],
        ["total", "", "", "[5, 4, 6]", "", "432"],
      ])
  }

  @Test func recordsNothingOutside() {
    let model = Linear(2, 3)
    let first = ParameterUse.recorded { model(zeros(1, 2)) }
    _ = model(zeros(1, 2))
    let second = ParameterUse.recorded { _ = 1 + 1 }
    #expect(first.uses.count == 1)
    #expect(second.uses.isEmpty)
  }
}
