import Figures
import Recurrent
import Steps
import Testing

/// As a lesson writes it: a state alone.
private struct Plain: Module {
  var U = Parameter(randn([2, 4], using: Generator(seed: 1)))
  var W = Parameter(randn([4, 4], using: Generator(seed: 2)))

  func callAsFunction(_ x: Tensor, _ h: Tensor) -> Tensor { tanh(x • U + h • W) }
}
extension Plain: RecurrentCell {}

/// With an output, in a struct of its own, and other names for its matrices.
private struct Told: Module {
  struct Step {
    var output: Tensor
    var hidden: Tensor
  }
  var inner = Parameter(randn([3, 5], using: Generator(seed: 3)))
  var outer = Parameter(randn([5, 2], using: Generator(seed: 4)))
  var inputSize: Int { 3 }
  var hiddenSize: Int { 5 }

  func callAsFunction(_ x: Tensor, _ h: Tensor) -> Step {
    let hidden = tanh(x • inner + h)
    return Step(output: hidden • outer, hidden: hidden)
  }
}
extension Told: RecurrentCell {}

@Suite struct RecurrentCellTests {
  @Test func readsItsSizesOffItsMatrices() {
    #expect(Plain().inputSize == 2 && Plain().hiddenSize == 4)
    #expect(Plain().cellName == "Plain" && !Plain().hasOwnOutput)
    #expect(Told().hasOwnOutput)
  }

  @Test func readsASequenceAsALoopWould() {
    let cell = Told()
    let x = randn([6, 3], using: Generator(seed: 5))
    let reading = cell.read(x, from: nil)
    var h = zeros(1, 5)
    for step in 0..<6 {
      let own = cell(x[step].reshaped([1, 3]), h)
      h = own.hidden
      #expect(reading.output[step].scalars == own.output[0].scalars)
    }
    #expect(reading.output.shape == [6, 2])
    #expect(reading.state.hidden.scalars == h.scalars)
  }

  @Test func isUnrolledWithItsName() {
    let text = unroll(steps: 3) { Plain() }.text(TextStyle())
    #expect(text.contains("┃ Plain ┃") && text.contains("24 parameters, the same ones"))
    // Its matrices have other names than the course's: the arrows bear none.
    #expect(!unroll(steps: 3) { Told() }.text(TextStyle(width: 80)).contains("│ U"))
  }

  @Test func letsItsGradientBeSeen() {
    let flow = gradientFlow(steps: 8) { Plain() }
    #expect(flow.text(TextStyle()).contains("Plain"))
    #expect(flow.failedChecks.isEmpty)
  }
}
