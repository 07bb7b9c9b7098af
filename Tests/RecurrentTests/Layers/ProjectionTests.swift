import Recurrent
import Testing

/// An LSTM whose state is smaller than its memory.
@Suite struct ProjectionTests {
  @Test func shapesAndNamesArePyTorchs() {
    let lstm = LSTM(inputSize: 3, hiddenSize: 5, numLayers: 2, bidirectional: true, projSize: 2)
    let result = lstm(randn(4, 6, 3))
    #expect(result.output.shape == [4, 6, 4])
    #expect(result.hidden.shape == [4, 6, 2])
    #expect(result.cell.shape == [4, 6, 5])
    #expect(result.last.shape == [6, 4])
    #expect(lstm.weight_hh_l0.shape == [20, 2])
    #expect(lstm.weight_hr_l1_reverse.shape == [2, 5])
    #expect(lstm.weight_ih_l1.shape == [20, 4])
    #expect(lstm.namedParameters().count == 20)
    #expect(lstm.namedParameters()[4].name == "weight_hr_l0")
    #expect(lstm.hiddenSize == 5 && lstm.projSize == 2 && lstm.stateSize == 2)
    let plain = LSTM(inputSize: 3, hiddenSize: 5, projSize: 0)
    #expect(plain.stateSize == 5 && plain.namedParameters().count == 4)
  }

  @Test(arguments: [false, true]) func gradientsAreThoseOfDifferences(batchFirst: Bool) {
    manualSeed(3)
    let lstm = LSTM(
      inputSize: 2, hiddenSize: 4, numLayers: 2, batchFirst: batchFirst, bidirectional: true,
      projSize: 3)
    let x = batchFirst ? randn(2, 3, 2) : randn(3, 2, 2)
    let state = LSTMState(hidden: randn(4, 2, 3), cell: randn(4, 2, 4))
    let (a, b, c) = (
      randn([batchFirst ? 2 : 3, batchFirst ? 3 : 2, 6]), randn(4, 2, 3), randn(4, 2, 4)
    )
    let report = checkGradients(of: lstm) {
      let result = lstm(x, state)
      return (result.output * a).sum() + (result.hidden * b).sum() + (result.cell * c).sum()
    }
    #expect(report.passed, "\(report)")
  }

  @Test func theFusedRunIsTheEquations() {
    manualSeed(4)
    let lstm = LSTM(inputSize: 3, hiddenSize: 5, projSize: 2)
    let x = randn(4, 6, 3)
    var state = LSTMState(hidden: zeros(6, 2), cell: zeros(6, 5))
    for step in 0..<4 { state = LSTM.step(x[step], state, lstm.stack.weights[0][0]) }
    let result = lstm(x)
    #expect(result.hidden[0].isClose(to: state.hidden))
    #expect(result.cell[0].isClose(to: state.cell))
    let halves = lstm(x[2..<4], lstm(x[0..<2]).state)
    #expect(halves.hidden.isClose(to: result.hidden))
  }

  @Test func itSavesAndLoads() throws {
    let one = LSTM(inputSize: 3, hiddenSize: 5, projSize: 2, using: Generator(seed: 1))
    let other = LSTM(inputSize: 3, hiddenSize: 5, projSize: 2, using: Generator(seed: 2))
    other.load(try Safetensors(bytes: Safetensors(one.stateDict()).bytes()).tensors)
    let x = randn(4, 6, 3)
    #expect(one(x).output == other(x).output)
  }
}
