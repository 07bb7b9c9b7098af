import Figures
import Recurrent
import Steps
import Testing

private struct Cell: Module {
  var u = Parameter(zeros(3, 5))
  var w = Parameter(zeros(5, 5))
  var b = Parameter(zeros(5))
}

private struct Net: Module {
  var cells = [Cell(), Cell()]
  var scale = Parameter(Tensor(1))
}

@Suite struct ParametersTests {
  @Test func countsEveryParameterOfAHandWrittenModel() {
    let text = parameters { Net() }.text(TextStyle())
    #expect(
      text == """
        ┌───────────┬────────┬─────────┬───────┐
        │ parameter │ shape  │ product │ count │
        ├───────────┼────────┼─────────┼───────┤
        │ cells.0.u │ [3, 5] │   3 × 5 │    15 │
        │ cells.0.w │ [5, 5] │   5 × 5 │    25 │
        │ cells.0.b │ [5]    │         │     5 │
        │ cells.1.u │ [3, 5] │   3 × 5 │    15 │
        │ cells.1.w │ [5, 5] │   5 × 5 │    25 │
        │ cells.1.b │ [5]    │         │     5 │
        │ scale     │ []     │         │     1 │
        │ total     │        │         │    91 │
        └───────────┴────────┴─────────┴───────┘
        """)
  }
}

@Suite struct TensorFigureTests {
  @Test func drawsAVectorAsOneCurveAndAMatrixAsItsRows() {
    #expect(Tensor([1, 2, 3]).plotCurves == [[1, 2, 3]])
    #expect(Tensor([[1, 2, 3], [4, 5, 6.1]]).plotCurves == [[1, 2, 3], [4, 5, 6.1]])
  }

  @Test func tabulatesAMatrixWithItsNames() {
    let text = table(Tensor([[0.5, -1], [2, 0.25]]), rows: ["h₁", "h₂"], columns: ["x₁", "x₂"])
      .text(TextStyle())
    #expect(
      text == """
        ┌────┬──────┬───────┐
        │    │   x₁ │    x₂ │
        ├────┼──────┼───────┤
        │ h₁ │ 0.50 │ -1.00 │
        │ h₂ │ 2.00 │  0.25 │
        └────┴──────┴───────┘
        """)
  }
}
