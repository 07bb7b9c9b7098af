import Recurrent
import Testing

/// Every recorded layer and cell: results, gradients of inputs, states and parameters.
@Suite struct GoldenLayerTests {
  @Test(arguments: try GoldenCase.all("layers"))
  func isAsRecorded(_ golden: GoldenCase) throws {
    try GoldenLayer(golden).run()
    try golden.config.requireAllRead()
  }
}

/// Builds a layer from its recorded options and parameters.
struct GoldenLayer {
  let golden: GoldenCase
  let comparison: GoldenRun
  var config: GoldenConfig { golden.config }

  init(_ golden: GoldenCase) {
    self.golden = golden
    comparison = GoldenRun(golden: golden)
  }

  func run() throws {
    switch try config.string("type") {
    case "RNN", "LSTM", "GRU": try sequence()
    case "RNNCell", "LSTMCell", "GRUCell": try cell()
    case "Linear":
      let layer = Linear(
        try config.int("in_features"), try config.int("out_features"),
        bias: try config.bool("bias", default: true))
      let input = try comparison.leaf("input")
      try check(layer, [("output", layer.loaded(from: golden)(input))], [("input", input)])
    case "Embedding":
      let padding = try optionalInt("padding_idx")
      let layer = Embedding(
        try config.int("num_embeddings"), try config.int("embedding_dim"), paddingIndex: padding)
      let index = try comparison.constant("index")
      try check(layer, [("output", layer.loaded(from: golden)(index))], [])
    case let other: throw GoldenError("\(golden.name): the layer \(other) is not known")
    }
  }

  private func sequence() throws {
    let type = try config.string("type")
    let (inputSize, hiddenSize) = (try config.int("input_size"), try config.int("hidden_size"))
    let layers = try config.int("num_layers")
    let (bias, batchFirst) = (
      try config.bool("bias", default: true), try config.bool("batch_first", default: false)
    )
    let bidirectional = try config.bool("bidirectional", default: false)
    let dropout = try config.double("dropout", default: 0)
    let lengths = try config.has("lengths") ? config.ints("lengths") : nil
    // Lengths in any order are what the library takes.
    if config.has("enforce_sorted"), try config.bool("enforce_sorted", default: true) {
      throw GoldenError("\(golden.name): enforce_sorted")
    }
    let total = try config["total_length"]?.int()
    let input = try comparison.leaf("input")
    let (hidden, memory) = (try comparison.optionalLeaf("h0"), try comparison.optionalLeaf("c0"))
    let leaves = leaves(input, hidden, memory)
    try checkDescription(input, hidden)
    if type == "LSTM" {
      let layer = LSTM(
        inputSize: inputSize, hiddenSize: hiddenSize, numLayers: layers, bias: bias,
        batchFirst: batchFirst, dropout: dropout, bidirectional: bidirectional,
        projSize: try config.int("proj_size", default: 0))
      layer.train(try config.bool("training", default: true))
      let result = layer.loaded(from: golden)(
        input, state(hidden, memory), lengths: lengths, totalLength: total)
      let outputs = [("output", result.output), ("h_n", result.hidden), ("c_n", result.cell)]
      return try check(layer, outputs, leaves)
    }
    if type == "GRU" {
      let layer = GRU(
        inputSize: inputSize, hiddenSize: hiddenSize, numLayers: layers, bias: bias,
        batchFirst: batchFirst, dropout: dropout, bidirectional: bidirectional)
      layer.train(try config.bool("training", default: true))
      let result = layer.loaded(from: golden)(input, hidden, lengths: lengths, totalLength: total)
      return try check(layer, [("output", result.output), ("h_n", result.hidden)], leaves)
    }
    let layer = RNN(
      inputSize: inputSize, hiddenSize: hiddenSize, numLayers: layers,
      nonlinearity: try nonlinearity(), bias: bias, batchFirst: batchFirst, dropout: dropout,
      bidirectional: bidirectional)
    layer.train(try config.bool("training", default: true))
    let result = layer.loaded(from: golden)(input, hidden, lengths: lengths, totalLength: total)
    try check(layer, [("output", result.output), ("h_n", result.hidden)], leaves)
  }

  private func cell() throws {
    let type = try config.string("type")
    let (inputSize, hiddenSize) = (try config.int("input_size"), try config.int("hidden_size"))
    let bias = try config.bool("bias", default: true)
    let input = try comparison.leaf("input")
    let (hidden, memory) = (try comparison.optionalLeaf("h0"), try comparison.optionalLeaf("c0"))
    let leaves = leaves(input, hidden, memory)
    try checkDescription(input, hidden)
    switch type {
    case "LSTMCell":
      let cell = LSTMCell(inputSize: inputSize, hiddenSize: hiddenSize, bias: bias)
      let next = cell.loaded(from: golden)(input, state(hidden, memory))
      try check(cell, [("h1", next.hidden), ("c1", next.cell)], leaves)
    case "GRUCell":
      let cell = GRUCell(inputSize: inputSize, hiddenSize: hiddenSize, bias: bias)
      try check(cell, [("h1", cell.loaded(from: golden)(input, hidden))], leaves)
    default:
      let cell = RNNCell(
        inputSize: inputSize, hiddenSize: hiddenSize, bias: bias,
        nonlinearity: try nonlinearity())
      try check(cell, [("h1", cell.loaded(from: golden)(input, hidden))], leaves)
    }
  }

  // MARK: Parts

  private func check(
    _ layer: some Module, _ outputs: [(String, Tensor)], _ leaves: [(String, Tensor)]
  ) throws {
    let parameters = layer.namedParameters().map { ($0.name, $0.tensor) }
    try comparison.check(outputs: outputs, leaves: leaves + parameters)
  }

  private func leaves(_ input: Tensor, _ hidden: Tensor?, _ cell: Tensor?) -> [(String, Tensor)] {
    [("input", input)] + [hidden.map { ("h0", $0) }, cell.map { ("c0", $0) }].compactMap { $0 }
  }

  private func state(_ hidden: Tensor?, _ cell: Tensor?) -> LSTMState? {
    guard let hidden, let cell else { return nil }
    return LSTMState(hidden: hidden, cell: cell)
  }

  private func nonlinearity() throws -> Nonlinearity {
    let name = try config.string("nonlinearity", default: "tanh")
    guard let nonlinearity = Nonlinearity(rawValue: name) else {
      throw GoldenError("\(golden.name): the nonlinearity \(name) is not known")
    }
    return nonlinearity
  }

  private func optionalInt(_ key: String) throws -> Int? {
    if case .null? = config[key] { return nil }
    return try config[key]?.int()
  }

  /// Options that describe the recorded tensors must agree with them.
  private func checkDescription(_ input: Tensor, _ hidden: Tensor?) throws {
    let isSequence = config.has("seq_len")
    let batch = try optionalInt("batch")
    let batchFirst = try config.bool("batch_first", default: false)
    let features = try config.int("input_size")
    let steps = try config["seq_len"]?.int()
    var shape = [features]
    if let batch { shape.insert(batch, at: 0) }
    if isSequence, let steps { shape.insert(steps, at: batchFirst && batch != nil ? 1 : 0) }
    #expect(input.shape == shape)
    #expect(try config.bool("initial_state", default: false) == (hidden != nil))
  }
}

extension Module {
  /// This module with the recorded parameters, whose names must be its own.
  func loaded(from golden: GoldenCase) -> Self {
    load(
      golden.names(of: "param.").compactMap { name in
        golden.tensors["param.\(name)"].map {
          NamedTensor(name: name, tensor: Tensor($0.floats, shape: $0.shape))
        }
      })
    return self
  }
}
