import Foundation
import Recurrent
import Testing

/// Whole training programs: the same seed must give PyTorch's data, PyTorch's initial parameters
/// and, step by step, PyTorch's losses.
@Suite struct GoldenProgramTests {
  @Test(arguments: try GoldenCase.all("programs"))
  func isAsRecorded(_ golden: GoldenCase) throws {
    let program = try GoldenProgram.make(golden)
    try program.checkDraws()
    let losses = try program.train()
    try program.check(losses: losses)
    try program.checkFinalParameters()
    try golden.config.requireAllRead()
  }
}

/// A program, built again: data and model are drawn in the recorded order.
struct GoldenProgram {
  let golden: GoldenCase
  let model: any Module
  /// What was drawn or computed as data, under its recorded name.
  let inputs: [String: Tensor]
  let loss: (Int) -> Tensor

  static func make(_ golden: GoldenCase) throws -> GoldenProgram {
    switch try golden.config.string("program") {
    case "hand_cell": return try handCell(golden)
    case "prices": return try prices(golden)
    case "char_model": return try characters(golden)
    case "adding": return try adding(golden)
    case "seq2seq": return try reversing(golden)
    case let other: throw GoldenError("\(golden.name): the program \(other) is not known")
    }
  }

  func checkDraws() throws {
    let recorded = golden.names(of: "in.")
    #expect(Set(recorded) == Set(inputs.keys))
    for (name, tensor) in inputs {
      try exact(tensor, equals: "in.\(name)")
    }
    #expect(model.namedParameters().map(\.name) == golden.names(of: "param."))
    for parameter in model.namedParameters() {
      try exact(parameter.tensor, equals: "param.\(parameter.name)")
    }
  }

  func train() throws -> [Float] {
    let optimizer = Adam(model, learningRate: try golden.config.double("lr"))
    return try (0..<golden.config.int("steps")).map { step in
      optimizer.zeroGrad()
      let loss = loss(step)
      loss.backward()
      optimizer.step()
      return loss.item
    }
  }

  /// Each loss by its own size, as the data's README asks.
  func check(losses: [Float]) throws {
    for key in ["losses_float32", "losses_float64"] {
      let want = try golden.entry.member(key).array().map { try $0.double() }
      #expect(losses.count == want.count)
      for (step, (got, want)) in zip(losses, want).enumerated() {
        let bound = golden.tolerance.atol + golden.tolerance.rtol * abs(want)
        if !(abs(Double(got) - want) <= bound) {
          Issue.record(
            "\(golden.name): \(key): loss \(step) is \(got) where \(want) is expected (± \(bound))")
          return
        }
      }
    }
  }

  /// Parameters wander a little further than losses do: ten times their tolerance.
  func checkFinalParameters() throws {
    let tolerance = GoldenTolerance(
      atol: golden.tolerance.atol, rtol: 10 * golden.tolerance.rtol)
    for parameter in model.namedParameters() {
      try tolerance.expect(
        parameter.tensor.scalars, shape: parameter.tensor.shape,
        equals: "final.\(parameter.name)", in: golden)
    }
  }

  private func exact(_ tensor: Tensor, equals name: String) throws {
    // Normal numbers may differ in their last bits if another kind of machine recorded them.
    let tolerance = Golden.isOwn ? GoldenTolerance.exact : GoldenTolerance(atol: 2e-6, rtol: 2e-6)
    try tolerance.expect(tensor.scalars, shape: tensor.shape, equals: name, in: golden)
  }
}

// MARK: A hand-written cell

private struct HandCell: Module {
  let U, W, V, b1, b2: Tensor

  init(_ inputs: Int, _ outputs: Int) {
    U = Parameter(randn(inputs, outputs))
    W = Parameter(randn(outputs, outputs))
    V = Parameter(randn(outputs, outputs))
    b1 = Parameter(randn(1, outputs))
    b2 = Parameter(randn(1, outputs))
  }

  func callAsFunction(_ x: Tensor) -> Tensor {
    var h = zeros(x.shape[0], W.shape[0])
    var outputs: [Tensor] = []
    for t in 0..<x.shape[1] {
      h = tanh(x[.all, t] • U + h • W + b1 + b2)
      outputs.append(sigmoid(h • V))
    }
    return stacked(outputs, axis: 1)
  }
}

extension GoldenProgram {
  private static func handCell(_ golden: GoldenCase) throws -> GoldenProgram {
    let config = golden.config
    // The tag only names the case.
    _ = try config.string("tag")
    let (batch, steps) = (try config.int("batch"), try config.int("seq"))
    let (inputs, outputs) = (try config.int("in"), try config.int("out"))
    manualSeed(try config.int("seed"))
    let high = try config.int("high")
    let x = randint(0, high, [batch, steps, inputs])
    let y = randint(0, high, [batch, steps, outputs])
    let model = HandCell(inputs, outputs)
    return GoldenProgram(golden: golden, model: model, inputs: ["input": x, "target": y]) { _ in
      mseLoss(model(x), y)
    }
  }
}

// MARK: Prices

extension GoldenProgram {
  private static func prices(_ golden: GoldenCase) throws -> GoldenProgram {
    let config = golden.config
    _ = try config.string("tag")
    let raw = try priceTable(config)
    let isStandardised = try config.value("standardised").bool()
    let table = isStandardised ? Standardizer(fitting: raw).transform(raw) : raw
    manualSeed(try config.int("seed"))
    let starts = randint(0, table.shape[0] - 12 + 1, [100])
    let model = RNN(inputSize: 3, hiddenSize: 3, numLayers: 2, batchFirst: true)
    var inputs = ["table": table, "starts": starts]
    if isStandardised { inputs["raw_table"] = raw }
    let places = starts.integers
    return GoldenProgram(golden: golden, model: model, inputs: inputs) { step in
      let batch = places[(step % 10 * 10)..<(step % 10 * 10 + 10)]
      let x = stacked(batch.map { table[$0..<($0 + 10)] })
      let y = stacked(batch.map { table[($0 + 2)..<($0 + 12)] })
      return mseLoss(model(x).output, y)
    }
  }

  /// 93 rows of opening, closing and volume from a formula.
  private static func priceTable(_ config: GoldenConfig) throws -> Tensor {
    let (trend, phase) = (try config.double("trend"), try config.double("phase"))
    func cents(_ x: Double) -> Float { Float((x * 100).rounded(.toNearestOrEven) / 100) }
    return Tensor(
      (0..<93).map { row -> [Float] in
        let i = Double(row)
        let opening =
          100 + trend * i + 8 * Foundation.sin(i / 5 + phase) + 2 * Foundation.cos(1.7 * i)
        let closing = opening + 1.5 * Foundation.sin(0.9 * i + 0.3 + phase)
        let volume =
          1e6 + 2.5e5 * Foundation.sin(i / 7 + phase) + 4e4 * Foundation.cos(2.3 * i)
        return [cents(opening), cents(closing), Float(volume.rounded(.toNearestOrEven))]
      })
  }
}

// MARK: Characters

private struct CharacterModel: Module {
  let rnn: RNN
  let linear: Linear

  init(_ symbols: Int) {
    rnn = RNN(inputSize: symbols, hiddenSize: 32, batchFirst: true)
    linear = Linear(32, symbols)
  }
}

extension GoldenProgram {
  private static func characters(_ golden: GoldenCase) throws -> GoldenProgram {
    let text = try golden.config.string("text")
    let alphabet = Set(text).sorted { $0.unicodeScalars.first! < $1.unicodeScalars.first! }
    let codes = text.compactMap { alphabet.firstIndex(of: $0) }
    manualSeed(try golden.config.int("seed"))
    let model = CharacterModel(alphabet.count)
    let x = oneHot(Array(codes.dropLast()), classes: alphabet.count).unsqueezed(0)
    let y = Array(codes.dropFirst())
    let inputs = [
      "codes": Tensor(integers: codes), "input": x, "target": Tensor(integers: y),
    ]
    return GoldenProgram(golden: golden, model: model, inputs: inputs) { _ in
      crossEntropy(model.linear(model.rnn(x).output)[0], targets: y)
    }
  }
}

// MARK: Adding

private struct AddingModel: Module {
  let lstm: LSTM
  let linear: Linear

  init(_ hidden: Int) {
    lstm = LSTM(inputSize: 2, hiddenSize: hidden, batchFirst: true)
    linear = Linear(hidden, 1)
  }
}

extension GoldenProgram {
  private static func adding(_ golden: GoldenCase) throws -> GoldenProgram {
    let config = golden.config
    let (batches, batch) = (try config.int("batches"), try config.int("batch"))
    let (pool, length) = (batches * batch, try config.int("length"))
    manualSeed(try config.int("seed"))
    let values = rand(pool, length)
    let first = randint(0, length / 2, [pool])
    let second = randint(length / 2, length, [pool])
    var marks = zeros(pool, length)
    for (row, (a, b)) in zip(first.integers, second.integers).enumerated() {
      marks[row, a] = 1
      marks[row, b] = 1
    }
    let model = AddingModel(try config.int("hidden"))
    let target = (values * marks).sum(axis: 1, keepDims: true)
    let inputs = [
      "values": values, "marks": marks, "first": first, "second": second, "target": target,
    ]
    return GoldenProgram(golden: golden, model: model, inputs: inputs) { [marks] step in
      let rows = (step % batches * batch)..<(step % batches * batch + batch)
      let x = stacked([values[rows], marks[rows]], axis: -1)
      return mseLoss(model.linear(model.lstm(x).output[.all, -1]), target[rows])
    }
  }
}

// MARK: Reversing

extension GoldenProgram {
  private static func reversing(_ golden: GoldenCase) throws -> GoldenProgram {
    let config = golden.config
    let (batches, batch) = (try config.int("batches"), try config.int("batch"))
    let pool = batches * batch
    manualSeed(try config.int("seed"))
    let source = randint(0, 10, [pool, try config.int("length")])
    let model = EncoderDecoder(
      sourceSymbols: 11, targetSymbols: 11, embeddingDim: try config.int("width"),
      hiddenSize: try config.int("hidden"))
    let target = source.flipped(1)
    let shifted = concatenated([full([pool, 1], 10), target[.all, ..<(-1)]], axis: 1)
    let inputs = ["source": source, "shifted": shifted, "target": target]
    return GoldenProgram(golden: golden, model: model, inputs: inputs) { step in
      let rows = (step % batches * batch)..<(step % batches * batch + batch)
      let logits = model(source[rows], shifted[rows])
      return crossEntropy(logits.reshaped(-1, 11), targets: target[rows].flattened())
    }
  }
}
