import Recurrent
import Testing

private struct TiedModel: Module {
  var embedding: Embedding
  var linear: Linear

  init(tied: Bool) {
    let generator = Generator(seed: 5)
    embedding = Embedding(7, 3, using: generator)
    linear = Linear(3, 7, using: generator)
    if tied { linear.weight = embedding.weight }
  }

  func callAsFunction(_ symbols: [Int]) -> Tensor { linear(tanh(embedding(symbols))) }
}

/// One weight in two layers, as `decoder.weight = encoder.weight` in PyTorch.
@Suite struct TyingTests {
  @Test func aSharedWeightCountsOnce() {
    let model = TiedModel(tied: true)
    #expect(model.namedParameters().map(\.name) == ["embedding.weight", "linear.bias"])
    #expect(model.parameterCount == 7 * 3 + 7)
    #expect(TiedModel(tied: false).parameterCount == 2 * 7 * 3 + 7)
    #expect(model.stateDict().map(\.name) == ["embedding.weight", "linear.bias"])
    #expect(Adam(model).parameters.count == 2)
  }

  @Test func itsGradientIsTheSumOfBoth() throws {
    let (tied, apart) = (TiedModel(tied: true), TiedModel(tied: false))
    noGrad { apart.linear.weight.assign(apart.embedding.weight) }
    for model in [tied, apart] {
      crossEntropy(model([1, 6, 1, 3]), targets: [6, 1, 3, 0]).backward()
    }
    let sum = try #require(apart.embedding.weight.grad) + #require(apart.linear.weight.grad)
    let shared = try #require(tied.embedding.weight.grad)
    #expect(shared.isClose(to: sum))
    let report = checkGradients(of: tied) { crossEntropy(tied([1, 6, 1]), targets: [6, 1, 3]) }
    #expect(report.passed, "\(report)")
  }

  @Test func anOptimizerMovesBothAtOnce() {
    let model = TiedModel(tied: true)
    let optimizer = SGD(model, learningRate: 0.1)
    let before = model.linear.weight.detached
    crossEntropy(model([1, 2]), targets: [2, 3]).backward()
    optimizer.step()
    #expect(model.linear.weight == model.embedding.weight)
    #expect(model.linear.weight != before)
  }

  @Test func aFileMayHaveItUnderAnyOfItsNamesOrAll() throws {
    let source = TiedModel(tied: true)
    let bias = NamedTensor(name: "linear.bias", tensor: ones(7))
    let weight = randn([7, 3], using: Generator(seed: 8))
    for names in [["embedding.weight"], ["linear.weight"], ["embedding.weight", "linear.weight"]] {
      let model = TiedModel(tied: true)
      model.load(names.map { NamedTensor(name: $0, tensor: weight) } + [bias])
      #expect(model.linear.weight == weight)
    }
    let differing = StateCheck.underFirstNames(
      [
        NamedTensor(name: "embedding.weight", tensor: weight),
        NamedTensor(name: "linear.weight", tensor: weight + 1), bias,
      ], otherNames: ["linear.weight": "embedding.weight"])
    #expect(
      StateCheck.problem(own: source.namedParameters(), given: differing)
        == "load: embedding.weight is given twice, with different numbers")
    let bytes = try Safetensors(source.stateDict()).bytes()
    #expect(
      try Safetensors(bytes: bytes).tensors.map(\.name) == ["embedding.weight", "linear.bias"])
  }

  @Test func layersOfGivenParametersShareThem() {
    let embedding = Embedding(5, 2, using: Generator(seed: 1))
    let linear = Linear(weight: embedding.weight)
    #expect(linear([[1, 2]].asTensor).shape == [1, 5])
    noGrad { embedding.weight.assign(ones(5, 2)) }
    #expect(linear.weight == ones(5, 2))
    let copied = Embedding(weight: Tensor([[1, 2], [3, 4]]), paddingIndex: -1)
    #expect(copied.paddingIndex == 1)
    #expect(copied([1, 0]) == Tensor([[3, 4], [1, 2]]))
    #expect(copied.parameters().count == 1)
  }
}

extension [[Float]] {
  fileprivate var asTensor: Tensor { Tensor(self) }
}
