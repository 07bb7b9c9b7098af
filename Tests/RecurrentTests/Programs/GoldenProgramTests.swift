import Recurrent
import Testing

/// Whole training runs: the same seed gives PyTorch's data, parameters and every loss.
@Suite struct GoldenProgramTests {
  static let cases: [GoldenCase] = {
    do { return try GoldenCase.all("programs") } catch { fatalError("\(error)") }
  }()

  @Test(arguments: cases) func trainsAsRecorded(golden: GoldenCase) throws {
    let generator = Generator(seed: try golden.config.int("seed"))
    let program = try makeProgram(golden, using: generator)
    let steps = try golden.config.int("steps")
    let rate = try golden.config.double("lr")
    try golden.config.requireAllRead()

    try check(program, startsAsIn: golden)
    let optimizer = Adam(program.model.parameters(), learningRate: rate)
    var losses: [Float] = []
    for step in 0..<steps {
      optimizer.zeroGrad()
      let loss = program.loss(step)
      loss.backward()
      optimizer.step()
      losses.append(loss.item)
    }
    try check(losses, golden)
    // The end of the run has no tolerance of its own: ten times the losses', of the largest number.
    let tolerance = GoldenTolerance(atol: 1e-7, rtol: 10 * golden.tolerance.rtol)
    for parameter in program.model.namedParameters() {
      try tolerance.expect(
        parameter.tensor.scalars, shape: parameter.tensor.shape,
        equals: "final.\(parameter.name)", in: golden)
    }
  }

  /// Draws and first parameters have PyTorch's bits.
  private func check(_ program: any Program, startsAsIn golden: GoldenCase) throws {
    #expect(program.model.namedParameters().map(\.name) == golden.names(of: "param."))
    let tolerance =
      Golden.isOwn ? GoldenTolerance.exact : GoldenTolerance(atol: 2e-6, rtol: 1e-6)
    for parameter in program.model.namedParameters() {
      try tolerance.expect(
        parameter.tensor.scalars, shape: parameter.tensor.shape,
        equals: "param.\(parameter.name)", in: golden)
    }
    #expect(Set(program.inputs.map(\.name)) == Set(golden.names(of: "in.")))
    for input in program.inputs {
      try tolerance.expect(
        input.tensor.scalars, shape: input.tensor.shape, equals: "in.\(input.name)", in: golden)
    }
  }

  /// Each loss against its own size, in single precision and in double.
  private func check(_ losses: [Float], _ golden: GoldenCase) throws {
    let rtol = golden.tolerance.rtol
    for key in ["losses_float32", "losses_float64"] {
      let want = try golden.entry.member(key).array().map { try $0.double() }
      #expect(losses.count == want.count)
      for (step, (loss, want)) in zip(losses, want).enumerated() {
        #expect(
          abs(Double(loss) - want) <= golden.tolerance.atol + rtol * abs(want),
          "\(golden.name): \(key) of step \(step) is \(want), not \(loss)")
      }
    }
  }

  private func makeProgram(
    _ golden: GoldenCase, using generator: Generator
  ) throws -> any Program {
    let name = try golden.config.string("program")
    switch name {
    case "hand_cell": return try HandCellProgram(golden.config, using: generator)
    case "prices": return try PricesProgram(golden, using: generator)
    case "char_model": return try CharacterProgram(golden.config, using: generator)
    case "adding": return try AddingProgram(golden.config, using: generator)
    case "seq2seq": return try TranslationProgram(golden.config, using: generator)
    default: throw GoldenError("\(golden.name): the program \(name) is not known")
    }
  }
}

/// A model and its data, drawn in PyTorch's order: data first, then the model.
protocol Program {
  associatedtype Model: Module
  var model: Model { get }
  /// All that is recorded as `in.…`.
  var inputs: [NamedTensor] { get }
  /// The loss before update `step`.
  func loss(_ step: Int) -> Tensor
}
