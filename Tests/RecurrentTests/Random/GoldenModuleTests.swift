import Recurrent
import Testing

/// A new module's parameters: PyTorch's names, order, shapes and first values.
@Suite struct GoldenModuleTests {
  static let cases: [GoldenCase] = {
    do { return try GoldenCase.all("random").filter { $0.config.has("type") } } catch {
      fatalError("\(error)")
    }
  }()

  /// Calls, loaders and modules: each case of the area is in one of the three tests.
  @Test func everyCaseHasOneTest() throws {
    let all = try GoldenCase.all("random")
    let (calls, loaders) = (GoldenRandomTests.cases, DataLoaderTests.cases)
    #expect(!calls.isEmpty && !loaders.isEmpty && !Self.cases.isEmpty)
    #expect(calls.count + loaders.count + Self.cases.count == all.count)
    #expect(Set((calls + loaders + Self.cases).map(\.name)) == Set(all.map(\.name)))
  }

  @Test(arguments: cases) func startsFromPyTorchsParameters(golden: GoldenCase) throws {
    let generator = Generator(seed: try golden.config.int("seed"))
    let module = try makeModule(golden.config, using: generator)
    try golden.config.requireAllRead()
    let parameters = module.namedParameters()
    #expect(parameters.map(\.name) == golden.names(of: "param."))
    let tolerance = Golden.isOwn ? GoldenTolerance.exact : golden.tolerance
    for parameter in parameters {
      try tolerance.expect(
        parameter.tensor.scalars, shape: parameter.tensor.shape,
        equals: "param.\(parameter.name)", in: golden)
    }
  }

  private func makeModule(_ config: GoldenConfig, using generator: Generator) throws -> any Module {
    let type = try config.string("type")
    let bias = try config.bool("bias", default: true)
    switch type {
    case "Linear":
      return Linear(
        try config.int("in_features"), try config.int("out_features"), bias: bias,
        using: generator)
    case "Embedding":
      return Embedding(
        try config.int("num_embeddings"), try config.int("embedding_dim"),
        paddingIndex: try config["padding_idx"]?.int(), using: generator)
    default: break
    }
    let (input, hidden) = (try config.int("input_size"), try config.int("hidden_size"))
    switch type {
    case "RNNCell":
      return RNNCell(
        inputSize: input, hiddenSize: hidden, bias: bias, nonlinearity: try nonlinearity(config),
        using: generator)
    case "LSTMCell":
      return LSTMCell(inputSize: input, hiddenSize: hidden, bias: bias, using: generator)
    case "GRUCell":
      return GRUCell(inputSize: input, hiddenSize: hidden, bias: bias, using: generator)
    default: break
    }
    let layers = try config.int("num_layers", default: 1)
    let batchFirst = try config.bool("batch_first", default: false)
    let bidirectional = try config.bool("bidirectional", default: false)
    let dropout = try config.double("dropout", default: 0)
    switch type {
    case "RNN":
      return RNN(
        inputSize: input, hiddenSize: hidden, numLayers: layers,
        nonlinearity: try nonlinearity(config), bias: bias, batchFirst: batchFirst,
        dropout: dropout, bidirectional: bidirectional, using: generator)
    case "LSTM":
      return LSTM(
        inputSize: input, hiddenSize: hidden, numLayers: layers, bias: bias,
        batchFirst: batchFirst, dropout: dropout, bidirectional: bidirectional,
        projSize: try config.int("proj_size", default: 0), using: generator)
    case "GRU":
      return GRU(
        inputSize: input, hiddenSize: hidden, numLayers: layers, bias: bias,
        batchFirst: batchFirst, dropout: dropout, bidirectional: bidirectional, using: generator)
    default: throw GoldenError("the module \(type) is not known")
    }
  }

  private func nonlinearity(_ config: GoldenConfig) throws -> Nonlinearity {
    let name = try config.string("nonlinearity", default: "tanh")
    guard let nonlinearity = Nonlinearity(rawValue: name) else {
      throw GoldenError("the nonlinearity \(name) is not known")
    }
    return nonlinearity
  }
}
