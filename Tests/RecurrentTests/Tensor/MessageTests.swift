import Recurrent
import Testing

/// What is said about shapes that do not fit: operation, names, both shapes.
@Suite struct MessageTests {
  @Test func matmulNamesTheInnerSizes() {
    #expect(
      MatmulPlan.problem([5, 2], [3, 4], "[5, 2]", "[3, 4]")
        == "matmul: [5, 2] × [3, 4]: the inner sizes 2 and 3 differ")
    #expect(
      MatmulPlan.problem([2, 5, 3], [4, 3, 6], "[2, 5, 3]", "[4, 3, 6]")
        == "matmul: [2, 5, 3] × [4, 3, 6]: the batch axes do not match")
    #expect(
      MatmulPlan.problem([], [3], "[]", "[3]")
        == "matmul: [] × [3]: a single number has no rows or columns; use *")
    #expect(MatmulPlan.problem([5, 3], [3], "", "") == nil)
  }

  @Test func aParameterIsCalledByItsName() {
    let model = Linear(2, 3)
    _ = model.namedParameters()
    #expect(
      Broadcasting.problem("+", model.weight, ones(5))
        == "+: weight [3, 2] and [5]: the sizes 2 and 5 of axis -1 differ, and neither is 1")
  }

  @Test func broadcastingFollowsItsLaws() {
    // All pairs of small shapes: symmetric, and in agreement with the sum's own shape.
    let shapes = [[], [1], [3], [2, 1], [2, 3], [1, 3], [4, 2, 1], [0], [2, 0], [4, 1, 3]]
    for a in shapes {
      #expect((ones(a) + ones(a)).shape == a)
      #expect((ones(a) + 1).shape == a)
      for b in shapes {
        let problem = Broadcasting.mismatch(a, b)
        #expect((problem == nil) == (Broadcasting.mismatch(b, a) == nil), "\(a) \(b)")
        if problem != nil { continue }
        let (x, y) = (
          rand(a, using: Generator(seed: 1)), rand(b, using: Generator(seed: 2))
        )
        #expect(x + y == y + x, "\(a) \(b)")
        #expect(x * y == y * x, "\(a) \(b)")
        let shape = (x + y).shape
        #expect(x + y == x.expanded(to: shape) + y.expanded(to: shape), "\(a) \(b)")
        #expect(x - y == -(y - x), "\(a) \(b)")
      }
    }
  }

  @Test func shapesThatCannotBeMadeAreExplained() {
    #expect(
      Tensor.reshapeProblem("[2, 3]", 6, [4, -1], Tensor.inferred([4, -1], count: 6))
        == "reshaped: [2, 3] → [4, -1]: 6 elements do not fit that shape")
    #expect(
      Tensor.reshapeProblem("[2, 3]", 6, [-1, -1], nil)
        == "reshaped: [2, 3] → [-1, -1]: only one size can be -1")
    #expect(
      Tensor.expandProblem("[2, 3]", [2, 3], [4, 3])
        == "expanded: [2, 3] → [4, 3]: axis 0 has size 2, and only a size of 1 can be repeated")
    #expect(
      Tensor.axisProblem("sum", 2, rank: 2, "[2, 3]")
        == "sum: axis 2 of [2, 3] is outside -2...1")
    #expect(
      Tensor.gatherProblem("[2, 3]", [2, 3], [2], 1) == "gathered: [2, 3] by [2]: the ranks differ")
    #expect(Tensor.raggedness([3, 3, 2]) == "Tensor: row 2 has 2 numbers, row 0 has 3")
    #expect(
      Tensor.countMismatch(5, [2, 3])
        == "Tensor: 5 numbers do not fill the shape [2, 3], which has 6 places")
    #expect(indexProblem("oneHot", 7, in: 5, what: "class") == "oneHot: class 7 is outside 0..<5")
  }

  @Test func recurrentLayersExplainTheirOptions() {
    #expect(
      RecurrentStack.optionProblem("RNN", inputSize: 3, hiddenSize: 4, numLayers: 1, dropout: 0.5)
        == "RNN: dropout 0.5 acts between layers, but numLayers is 1; raise numLayers or put a "
        + "Dropout after the layer")
    #expect(
      RecurrentStack.optionProblem("GRU", inputSize: 3, hiddenSize: 0, numLayers: 1, dropout: 0)
        == "GRU: hiddenSize 0 must be at least 1")
    for projSize in [4, 5, -1] {
      #expect(
        RecurrentStack.optionProblem(
          "LSTM", inputSize: 3, hiddenSize: 4, numLayers: 1, dropout: 0, projSize: projSize)
          == "LSTM: projSize \(projSize) must be smaller than hiddenSize 4, or 0 for no projection")
    }
    #expect(
      RecurrentStack.optionProblem("LSTM", inputSize: 3, hiddenSize: 4, numLayers: 2, dropout: 2)
        == "LSTM: dropout 2.0 is not a probability, between 0 and 1")
  }
}

/// Broken contracts stop the program with their message.
@Suite(.serialized) struct TrapTests {
  @Test func aWrongProductStops() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let w = Linear(2, 4)
      _ = w.namedParameters()
      _ = ones(5, 3) • w.weight
    }
    #expect(text(result).contains("matmul: [5, 3] × weight [4, 2]: the inner sizes 3 and 4 differ"))
  }

  @Test func aSecondWalkStops() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let loss = tanh(Parameter(ones(3))).sum()
      loss.backward()
      loss.backward()
    }
    #expect(text(result).contains("backward: the graph of sum was freed by an earlier backward()"))
  }

  @Test func aSecondDerivativeStops() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let w = Parameter(ones(3))
      (w * w).sum().backward()
      w.grad?.sum().backward()
    }
    #expect(text(result).contains("backward: [] has no graph"))
  }

  @Test func aStepBetweenForwardAndBackwardStops() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let w = Parameter(ones(1, 3))
      let loss = (ones(2, 1) • w).sum()
      noGrad { w.assign(zeros(1, 3)) }
      loss.backward()
    }
    #expect(text(result).contains("backward: a parameter of matmul was changed after the forward"))
  }

  @Test func aChangeUnderTheTapeStops() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var w = Parameter(ones(3))
      w -= ones(3)
    }
    #expect(text(result).contains("-=: [3] is a parameter; change it inside noGrad { … }"))
  }

  @Test func aWrongInputStops() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LSTM(inputSize: 3, hiddenSize: 4, batchFirst: true)(ones(5, 2, 4))
    }
    #expect(text(result).contains("LSTM: input [5, 2, 4]: the last size is 4, inputSize is 3"))
  }

  private func text(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }
}
