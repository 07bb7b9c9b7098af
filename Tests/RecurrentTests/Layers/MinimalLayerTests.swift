import Recurrent
import Testing

/// `MinGRU` and `MinLSTM` against their equations, one step after the other.
@Suite struct MinimalLayerTests {
  let gru = MinGRU(inputSize: 3, hiddenSize: 4, using: Generator(seed: 1))
  let lstm = MinLSTM(inputSize: 3, hiddenSize: 4, using: Generator(seed: 2))
  let x = randn([50, 2, 3], using: Generator(seed: 3))
  let start = randn([1, 2, 4], using: Generator(seed: 4))

  @Test func theyAreTheirLoops() {
    for (run, step) in [(gru.callAsFunction, gru.step), (lstm.callAsFunction, lstm.step)] {
      var h = start[0]
      let states = (0..<50).map { t in
        h = step(x[t], h)
        return h
      }
      let result = run(x, start)
      #expect(result.output.maximumDifference(from: stacked(states)) < 2e-6)
      #expect(result.hidden == result.output[-1].unsqueezed(0))
      #expect(result.last == result.output[-1])
      #expect(run(x, nil).output == run(x, zeros(1, 2, 4)).output)
    }
  }

  @Test func theOtherShapesHoldTheSameNumbers() {
    let batchFirst = MinGRU(
      inputSize: 3, hiddenSize: 4, batchFirst: true, using: Generator(seed: 1))
    let whole = gru(x, start)
    let turned = batchFirst(x.transposed(0, 1), start)
    #expect(turned.output.transposed(0, 1).maximumDifference(from: whole.output) < 1e-6)
    #expect(turned.hidden.shape == [1, 2, 4])
    let single = gru(x[.all, 1], start[.all, 1])
    #expect(single.output.maximumDifference(from: whole.output[.all, 1]) < 1e-6)
    #expect(single.hidden.shape == [1, 4])
  }

  @Test func theirGradientsAreTheSlopes() {
    let short = x[..<6]
    #expect(checkGradients(of: gru) { gru(short, start).output.squared().mean() }.passed)
    #expect(checkGradients(of: lstm) { lstm(short, start).output.squared().mean() }.passed)
  }

  /// σ(-200) is 0 as a float. The shares of two closed gates are still those of their logarithms.
  @Test func twoClosedGatesAreNoTrouble() {
    for bias in [lstm.linear_f.bias, lstm.linear_i.bias] { bias?.assign(full([4], -200)) }
    for weight in [lstm.linear_f.weight, lstm.linear_i.weight] { weight.assign(zeros(4, 3)) }
    let output = lstm(x).output
    let candidates = lstm.linear_h(x)
    #expect(output[0].maximumDifference(from: 0.5 * candidates[0]) < 1e-6)
    output.sum().backward()
    #expect(lstm.linear_f.bias?.grad?.abs().max().item.isFinite == true)
  }

  /// Gates of exactly ½ lie where |k| has its kink: the gradient is that of the equations all the same.
  @Test func gatesOfOneHalfHaveTheirGradient() throws {
    let gates = [lstm.linear_f, lstm.linear_i]
    for gate in gates {
      gate.weight.assign(zeros(4, 3))
      gate.bias?.assign(zeros(4))
    }
    func gradients(_ run: () -> Tensor) throws -> [Tensor] {
      lstm.zeroGrad()
      run().sum().backward()
      return try gates.map { try #require($0.bias?.grad) }
    }
    let layer = try gradients { lstm(x[..<1], start).output[0] }
    let equations = try gradients { lstm.step(x[0], start[0]) }
    for (one, other) in zip(layer, equations) {
      #expect(one.abs().max().item > 0.01)
      #expect(one.maximumDifference(from: other) < 1e-6)
    }
  }

  @Test func parametersHaveTheNamesOfTheEquations() {
    let names = ["linear_z.weight", "linear_z.bias", "linear_h.weight", "linear_h.bias"]
    #expect(gru.namedParameters().map(\.name) == names)
    #expect(gru.parameterCount == 2 * (3 * 4 + 4))
    #expect(lstm.parameterCount == 3 * (3 * 4 + 4))
    #expect(MinGRU(inputSize: 3, hiddenSize: 4, bias: false).parameterCount == 2 * 3 * 4)
  }

  @Test func badShapesAreExplained() {
    func problem(_ input: Tensor, _ hidden: Tensor? = nil, batchFirst: Bool = false) -> String? {
      ParallelInput.problem(
        "MinGRU", input, hidden, inputSize: 3, hiddenSize: 4, batchFirst: batchFirst)
    }
    #expect(
      problem(zeros(3))
        == "MinGRU: input [3]: [time, batch, feature] or, for one sequence, [time, feature] is "
        + "expected")
    #expect(
      problem(zeros(5, 2, 7)) == "MinGRU: input [5, 2, 7]: the last size is 7, inputSize is 3")
    #expect(problem(zeros(0, 2, 3)) == "MinGRU: input [0, 2, 3]: the sequence has no steps")
    #expect(problem(zeros(0, 2, 3), batchFirst: true) == nil)
    #expect(
      problem(zeros(5, 2, 3), zeros(2, 4))
        == "MinGRU: the initial hidden state is [2, 4], [1, 2, 4] is expected: [1, batch, hidden]")
    #expect(
      problem(zeros(5, 3), zeros(1, 5))
        == "MinGRU: the initial hidden state is [1, 5], [1, 4] is expected: [1, hidden]")
    #expect(
      RecurrentWeights.sizeProblem("MinLSTM", 0, 4)
        == "MinLSTM: inputSize 0, hiddenSize 4: both must be at least 1")
  }
}
