import Recurrent
import Testing

/// PyTorch's draws after `manual_seed`, call by call.
@Suite struct GoldenRandomTests {
  static let cases: [GoldenCase] = {
    do { return try GoldenCase.all("random").filter { $0.config.has("calls") } } catch {
      fatalError("\(error)")
    }
  }()

  @Test(arguments: cases) func drawsPyTorchsNumbers(golden: GoldenCase) throws {
    let generator = Generator(seed: try golden.config.int("seed"))
    let calls = try golden.config.value("calls").array()
    try golden.config.requireAllRead()
    var expected: Set<String> = []
    for (index, call) in calls.enumerated() {
      let config = GoldenConfig(case: "\(golden.name) call \(index)", values: try call.object())
      guard let draw = try Draw(config, with: generator) else { continue }
      try config.requireAllRead()
      let name = "out.\(index)"
      expected.insert(name)
      // The tolerance allows for PyTorch on other machines; our own data is met exactly,
      // save for the QR decomposition, where LAPACK sums in an order of its own.
      let isExact = Golden.isOwn && !draw.decomposes
      let tolerance = isExact ? GoldenTolerance.exact : golden.tolerance
      try tolerance.expect(draw.floats, shape: draw.shape, equals: name, in: golden)
      if let integers = draw.integers {
        #expect(try golden.tensor(name).requireIntegers() == integers, "\(golden.name) \(name)")
      }
    }
    #expect(Set(golden.names) == expected)
  }
}

/// What one call of a recorded sequence draws.
private struct Draw {
  var shape: [Int] = []
  var floats: [Float] = []
  var integers: [Int]?
  var decomposes = false

  /// Nil for a call that gives no tensor.
  init?(_ config: GoldenConfig, with generator: Generator) throws {
    let name = try config.string("fn")
    switch name {
    case "manual_seed":
      generator.manualSeed(try config.int("seed"))
      return nil
    case "rand": try fill(config) { generator.fillUniform($0) }
    case "randn": try fill(config) { generator.fillNormal($0) }
    case "uniform_", "init.uniform_":
      let (low, high) = (try config.double("a"), try config.double("b"))
      try fill(config) { generator.fillUniform($0, from: low, to: high) }
    case "normal_", "init.normal_":
      let (mean, deviation) = (try config.double("mean"), try config.double("std"))
      try fill(config) { generator.fillNormal($0, mean: mean, standardDeviation: deviation) }
    case "bernoulli_":
      let probability = try config.double("p")
      try fill(config) { generator.fillBernoulli($0, probability: probability) }
    case "bernoulli":
      let p = try config.value("p").array().map { Float(try $0.double()) }
      shape = [p.count]
      floats = [Float](unsafeUninitializedCapacity: p.count) { buffer, count in
        let values = UnsafeMutableBufferPointer(rebasing: buffer[..<p.count])
        p.withUnsafeBufferPointer {
          generator.fillBernoulli(values, probabilities: $0)
        }
        count = p.count
      }
    case "randint":
      shape = try config.ints("size")
      let range = try config.int("low")..<config.int("high")
      setIntegers((0..<shape.reduce(1, *)).map { _ in generator.integer(in: range) })
    case "randperm":
      shape = [try config.int("n")]
      setIntegers(generator.permutation(shape[0]))
    case "dropout":
      let result = Dropout(try config.double("p"), using: generator)(
        ones(try config.ints("size")))
      (shape, floats) = (result.shape, result.scalars)
    default:
      let initializer = try Initializer(name: name, config)
      let size = try config.ints("size")
      try fill(config) { initializer.fill($0, shape: size, using: generator) }
      if case .orthogonal = initializer { decomposes = true }
    }
  }

  private mutating func fill(
    _ config: GoldenConfig, _ draw: (UnsafeMutableBufferPointer<Float>) -> Void
  ) throws {
    shape = try config.ints("size")
    let size = shape.reduce(1, *)
    floats = [Float](unsafeUninitializedCapacity: size) { buffer, count in
      draw(UnsafeMutableBufferPointer(rebasing: buffer[..<size]))
      count = size
    }
  }

  private mutating func setIntegers(_ values: [Int]) {
    integers = values
    floats = values.map(Float.init)
  }
}

extension Initializer {
  fileprivate init(name: String, _ config: GoldenConfig) throws {
    switch name {
    case "init.xavier_uniform_": self = .xavierUniform(gain: try config.double("gain"))
    case "init.xavier_normal_": self = .xavierNormal(gain: try config.double("gain"))
    case "init.kaiming_uniform_":
      self = .kaimingUniform(try Self.nonlinearity(config), mode: try Self.mode(config))
    case "init.kaiming_normal_":
      self = .kaimingNormal(try Self.nonlinearity(config), mode: try Self.mode(config))
    case "init.orthogonal_": self = .orthogonal(gain: try config.double("gain"))
    default: throw GoldenError("the call \(name) is not known")
    }
  }

  private static func nonlinearity(_ config: GoldenConfig) throws -> Nonlinearity {
    let slope = try config.double("a")
    switch try config.string("nonlinearity") {
    case "relu": return .relu
    case "leaky_relu": return .leakyReLU(slope: slope)
    case let other: throw GoldenError("the nonlinearity \(other) is not known")
    }
  }

  private static func mode(_ config: GoldenConfig) throws -> FanMode {
    switch try config.string("mode") {
    case "fan_in": return .fanIn
    case "fan_out": return .fanOut
    case let other: throw GoldenError("the mode \(other) is not known")
    }
  }
}
