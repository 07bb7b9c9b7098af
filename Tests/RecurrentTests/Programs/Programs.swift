import Recurrent

/// The tutorial's first program: a cell and a loop, written by a student.
struct HandCellProgram: Program {
  struct HandCell: Module {
    var U, W, V, b1, b2: Tensor

    init(_ inputs: Int, _ outputs: Int, using generator: Generator) {
      U = Parameter(randn(inputs, outputs, using: generator))
      W = Parameter(randn(outputs, outputs, using: generator))
      V = Parameter(randn(outputs, outputs, using: generator))
      b1 = Parameter(randn(1, outputs, using: generator))
      b2 = Parameter(randn(1, outputs, using: generator))
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

  let model: HandCell
  let x: Tensor
  let y: Tensor

  init(_ config: GoldenConfig, using generator: Generator) throws {
    let (batch, time) = (try config.int("batch"), try config.int("seq"))
    let (inputs, outputs) = (try config.int("in"), try config.int("out"))
    let high = try config.int("high")
    // "random" draws 0 and 1, "zeros" nothing but 0.
    guard try config.string("tag") == (high == 1 ? "zeros" : "random") else {
      throw GoldenError("the tag does not fit the range 0..<\(high)")
    }
    x = randint(0, high, [batch, time, inputs], using: generator)
    y = randint(0, high, [batch, time, outputs], using: generator)
    model = HandCell(inputs, outputs, using: generator)
  }

  var inputs: [NamedTensor] {
    [NamedTensor(name: "input", tensor: x), NamedTensor(name: "target", tensor: y)]
  }

  func loss(_ step: Int) -> Tensor { mseLoss(model(x), y) }
}

/// The tutorial's second program: windows of a price table, the target two days later.
struct PricesProgram: Program {
  let model: RNN
  let inputs: [NamedTensor]
  let windows: Windows

  init(_ golden: GoldenCase, using generator: Generator) throws {
    let config = golden.config
    // The table is data; its formula's settings are not needed.
    for key in ["trend", "phase", "tag"] { _ = try config.value(key) }
    var inputs: [NamedTensor] = []
    var table = try golden.values("in.table")
    if try config.bool("standardised", default: false) {
      let raw = try golden.values("in.raw_table")
      table = Standardizer(fitting: raw).transform(raw)
      inputs.append(NamedTensor(name: "raw_table", tensor: raw))
    }
    let starts = randint(0, table.shape[0] - 12 + 1, [100], using: generator)
    model = RNN(inputSize: 3, hiddenSize: 3, numLayers: 2, batchFirst: true, using: generator)
    windows = Recurrent.windows(
      table, length: 10, startingAt: starts.integers, targetShift: 2)
    self.inputs =
      inputs + [
        NamedTensor(name: "table", tensor: table), NamedTensor(name: "starts", tensor: starts),
      ]
  }

  func loss(_ step: Int) -> Tensor {
    let first = (step % 10) * 10
    let rows = first..<(first + 10)
    return mseLoss(model(windows.inputs[rows]).output, windows.targets[rows])
  }
}

/// A language model on characters: predict each from those before.
struct CharacterProgram: Program {
  struct CharacterModel: Module {
    let rnn: RNN
    let linear: Linear

    func callAsFunction(_ x: Tensor) -> Tensor { linear(rnn(x).output) }
  }

  let model: CharacterModel
  let inputs: [NamedTensor]
  let x: Tensor
  let targets: [Int]

  init(_ config: GoldenConfig, using generator: Generator) throws {
    let text = try config.string("text")
    let vocabulary = Vocabulary(characters: text)
    let codes = vocabulary.encode(text)
    model = CharacterModel(
      rnn: RNN(inputSize: vocabulary.count, hiddenSize: 32, batchFirst: true, using: generator),
      linear: Linear(32, vocabulary.count, using: generator))
    x = oneHot(Array(codes.dropLast()), classes: vocabulary.count).unsqueezed(0)
    targets = Array(codes.dropFirst())
    inputs = [
      NamedTensor(name: "codes", tensor: Tensor(integers: codes)),
      NamedTensor(name: "input", tensor: x),
      NamedTensor(name: "target", tensor: Tensor(integers: targets)),
    ]
  }

  func loss(_ step: Int) -> Tensor { crossEntropy(model(x)[0], targets: targets) }
}

/// The adding problem: the sum of the two marked numbers of a long row.
struct AddingProgram: Program {
  struct AddingModel: Module {
    let lstm: LSTM
    let linear: Linear

    func callAsFunction(_ x: Tensor) -> Tensor { linear(lstm(x).output[.all, -1]) }
  }

  let model: AddingModel
  let inputs: [NamedTensor]
  let x: Tensor
  let y: Tensor
  let (batch, batches): (Int, Int)

  init(_ config: GoldenConfig, using generator: Generator) throws {
    batch = try config.int("batch")
    batches = try config.int("batches")
    let (pool, length) = (batch * batches, try config.int("length"))
    let hidden = try config.int("hidden")
    let values = rand(pool, length, using: generator)
    let first = randint(0, length / 2, [pool], using: generator)
    let second = randint(length / 2, length, [pool], using: generator)
    let marks =
      oneHot(first.integers, classes: length) + oneHot(second.integers, classes: length)
    model = AddingModel(
      lstm: LSTM(inputSize: 2, hiddenSize: hidden, batchFirst: true, using: generator),
      linear: Linear(hidden, 1, using: generator))
    x = stacked([values, marks], axis: -1)
    y = (values * marks).sum(axis: 1, keepDims: true)
    inputs = [
      NamedTensor(name: "values", tensor: values), NamedTensor(name: "marks", tensor: marks),
      NamedTensor(name: "first", tensor: first), NamedTensor(name: "second", tensor: second),
      NamedTensor(name: "target", tensor: y),
    ]
  }

  func loss(_ step: Int) -> Tensor {
    let rows = ((step % batches) * batch)..<((step % batches + 1) * batch)
    return mseLoss(model(x[rows]), y[rows])
  }
}

/// Encoder and decoder: reverse a row of digits, with teacher forcing; symbol 10 starts.
struct TranslationProgram: Program {
  struct Translator: Module {
    let source: Embedding
    let encoder: GRU
    let destination: Embedding
    let decoder: GRU
    let linear: Linear

    init(width: Int, hidden: Int, using generator: Generator) {
      source = Embedding(11, width, using: generator)
      encoder = GRU(inputSize: width, hiddenSize: hidden, batchFirst: true, using: generator)
      destination = Embedding(11, width, using: generator)
      decoder = GRU(inputSize: width, hiddenSize: hidden, batchFirst: true, using: generator)
      linear = Linear(hidden, 11, using: generator)
    }

    func callAsFunction(_ x: Tensor, _ shifted: Tensor) -> Tensor {
      let state = encoder(source(x)).hidden
      return linear(decoder(destination(shifted), state).output)
    }
  }

  let model: Translator
  let (source, shifted, target): (Tensor, Tensor, Tensor)
  let (batch, batches): (Int, Int)

  init(_ config: GoldenConfig, using generator: Generator) throws {
    batch = try config.int("batch")
    batches = try config.int("batches")
    let pool = batch * batches
    source = randint(0, 10, [pool, try config.int("length")], using: generator)
    model = Translator(
      width: try config.int("width"), hidden: try config.int("hidden"), using: generator)
    target = source.flipped(1)
    shifted = concatenated([full([pool, 1], 10), target[.all, ..<(-1)]], axis: 1)
  }

  var inputs: [NamedTensor] {
    [
      NamedTensor(name: "source", tensor: source), NamedTensor(name: "shifted", tensor: shifted),
      NamedTensor(name: "target", tensor: target),
    ]
  }

  func loss(_ step: Int) -> Tensor {
    let rows = ((step % batches) * batch)..<((step % batches + 1) * batch)
    let logits = model(source[rows], shifted[rows])
    return crossEntropy(logits.reshaped([-1, 11]), targets: target[rows].reshaped([-1]))
  }
}
