import Recurrent
import Testing

private struct Cell: Module {
  var U = Parameter(ones(2, 3))
  let W = Parameter(ones(3, 3))
  let rate = 0.1
  var constant = zeros(9)
  let note: String? = nil
}

private class Base: Module {
  let first = Parameter(ones(1))
}

private final class Derived: Base {
  let second = Parameter(ones(2))
  lazy var third = Parameter(ones(3))
}

private struct Everything: Module {
  let cell = Cell()
  let list = [Linear(2, 3), Linear(3, 1, bias: false)]
  let maybe: Cell? = Cell()
  let none: Cell? = nil
  let named = ["b": Parameter(ones(4)), "a": Parameter(ones(5))]
  let pair = (Parameter(ones(6)), 3)
  let object = Derived()
  let rnn = RNN(inputSize: 1, hiddenSize: 2, numLayers: 2, bidirectional: true)
  let dropout = Dropout(0.5)
}

/// Two modules that hold one another's parameters.
private struct Tied: Module {
  let encoder: Linear
  let decoder: Linear

  init() {
    encoder = Linear(3, 3)
    decoder = encoder
  }
}

@Suite struct ModuleTests {
  @Test func everyParameterIsFoundInOrder() {
    let model = Everything()
    _ = model.object.third
    let names = model.namedParameters().map(\.name)
    let own = [
      "cell.U", "cell.W", "list.0.weight", "list.0.bias", "list.1.weight", "maybe.U", "maybe.W",
      "named.a", "named.b", "pair.0", "object.first", "object.second", "object.third",
    ]
    let layer = ["l0", "l0_reverse", "l1", "l1_reverse"].flatMap { suffix in
      ["weight_ih", "weight_hh", "bias_ih", "bias_hh"].map { "rnn.\($0)_\(suffix)" }
    }
    #expect(names == own + layer)
    #expect(model.parameterCount == model.parameters().reduce(0) { $0 + $1.count })
  }

  @Test func aSharedParameterCountsOnce() {
    let model = Tied()
    #expect(model.namedParameters().map(\.name) == ["encoder.weight", "encoder.bias"])
    #expect(model.parameterCount == 12)
  }

  @Test func modesReachEveryPart() {
    let model = Everything()
    model.eval()
    #expect(!model.dropout.mode.isTraining)
    let x = ones(4, 5)
    #expect(model.dropout(x) == x)
    model.train()
    #expect(model.dropout.mode.isTraining)
    #expect(model.dropout(x) != x)
  }

  @Test func copiesOfAModelShareItsParameters() {
    let model = Cell()
    let copy = model
    noGrad { copy.U.assign(zeros(2, 3)) }
    #expect(model.U == zeros(2, 3))
  }

  @Test func aStateIsLoadedByName() {
    let (a, b) = (
      LSTM(inputSize: 2, hiddenSize: 3, using: Generator(seed: 1)),
      LSTM(inputSize: 2, hiddenSize: 3, using: Generator(seed: 2))
    )
    #expect(a.weight_ih_l0 != b.weight_ih_l0)
    b.load(a.stateDict().reversed())
    for (x, y) in zip(a.namedParameters(), b.namedParameters()) {
      #expect(x.name == y.name)
      #expect(x.tensor == y.tensor)
    }
  }

  @Test func aStateThatDoesNotFitIsNamed() {
    let own = Linear(2, 3).namedParameters()
    let given = [
      NamedTensor(name: "weight", tensor: zeros(2, 3)),
      NamedTensor(name: "scale", tensor: zeros(1)),
    ]
    #expect(
      StateCheck.problem(own: own, given: given)
        == "load: missing bias; unknown scale; weight is [3, 2], the state has [2, 3]")
    #expect(StateCheck.problem(own: own, given: own) == nil)
  }

  @Test func gradientsAreForgottenTogether() {
    let model = Linear(2, 1)
    model(ones(3, 2)).sum().backward()
    #expect(model.weight.grad == Tensor([[3, 3]]))
    model.zeroGrad()
    #expect(model.parameters().allSatisfy { $0.grad == nil })
  }

  @Test func aFrozenParameterGetsNoGradient() {
    var model = Linear(2, 1)
    var weight = model.weight
    weight.requiresGrad = false
    model(ones(3, 2)).sum().backward()
    #expect(model.weight.grad == nil)
    #expect(model.bias?.grad == Tensor([3]))
    weight.requiresGrad = true
    model = Linear(2, 1)
    #expect(model.weight.requiresGrad)
  }
}
