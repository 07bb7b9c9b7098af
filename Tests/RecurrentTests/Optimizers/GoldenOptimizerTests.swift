import Recurrent
import Testing

/// PyTorch's optimizers, clipping and schedules, step by step.
@Suite struct GoldenOptimizerTests {
  enum Kind: CaseIterable {
    case sequence, regression, clipping, schedule

    init?(_ name: String) {
      switch name.prefix(while: { $0 != "_" }) {
      case "sequence": self = .sequence
      case "regression": self = .regression
      case "clip": self = .clipping
      case "schedule": self = .schedule
      default: return nil
      }
    }
  }

  static let cases: [GoldenCase] = {
    do { return try GoldenCase.all("optim") } catch { fatalError("\(error)") }
  }()

  static func cases(_ kind: Kind) -> [GoldenCase] { cases.filter { Kind($0.name) == kind } }

  @Test func everyCaseHasATest() {
    #expect(Self.cases.allSatisfy { Kind($0.name) != nil })
    for kind in Kind.allCases { #expect(!Self.cases(kind).isEmpty) }
  }

  @Test(arguments: cases(.sequence)) func followsGivenGradients(golden: GoldenCase) throws {
    let steps = try golden.config.int("steps")
    let starts = golden.names(of: "in.p")
    let parameters = try starts.map { Parameter(try golden.values("in.p\($0)")) }
    let gradients = try starts.map { try golden.values("in.grads\($0)") }
    let optimizer = try makeOptimizer(golden.config, parameters)
    try golden.config.requireAllRead()
    var track = [[Float]](repeating: [], count: parameters.count)
    for t in 0..<steps {
      optimizer.zeroGrad()
      for (p, g) in zip(parameters, gradients) {
        (p * g.selecting([t]).reshaped(p.shape)).sum().backward()
      }
      optimizer.step()
      for (index, p) in parameters.enumerated() { track[index] += p.scalars }
    }
    for (index, name) in starts.enumerated() {
      try golden.tolerance.expect(
        track[index], shape: [steps] + parameters[index].shape, equals: "out.p\(name)", in: golden)
    }
  }

  @Test(arguments: cases(.regression)) func trainsASmallNetwork(golden: GoldenCase) throws {
    let steps = try golden.config.int("steps")
    let (x, y) = (try golden.values("in.x"), try golden.values("in.y"))
    let names = ["w1", "b1", "w2", "b2"]
    let p = try names.map { Parameter(try golden.values("in.\($0)")) }
    let optimizer = try makeOptimizer(golden.config, p)
    let maxNorm = try golden.config["max_norm"]?.double()
    try golden.config.requireAllRead()
    var (losses, norms): ([Float], [Float]) = ([], [])
    for _ in 0..<steps {
      optimizer.zeroGrad()
      let difference = tanh(x • p[0] + p[1]) • p[2] + p[3] - y
      let loss = (difference * difference).mean()
      loss.backward()
      if let maxNorm { norms.append(clipGradNorm(p, maxNorm: maxNorm)) }
      optimizer.step()
      losses.append(loss.item)
    }
    try golden.tolerance.expect(losses, shape: [steps], equals: "out.losses", in: golden)
    for (name, p) in zip(names, p) {
      try golden.tolerance.expect(p.scalars, shape: p.shape, equals: "out.\(name)", in: golden)
    }
    if maxNorm != nil {
      try golden.tolerance.expect(norms, shape: [steps], equals: "out.total_norm", in: golden)
    }
    #expect(golden.names(of: "out.").count == 5 + (maxNorm == nil ? 0 : 1))
  }

  @Test(arguments: cases(.clipping)) func clipsGradients(golden: GoldenCase) throws {
    let names = golden.names(of: "in.")
    let parameters = try names.map { Parameter(zeros(like: try golden.values("in.\($0)"))) }
    for (name, p) in zip(names, parameters) {
      (p * (try golden.values("in.\(name)"))).sum().backward()
    }
    if let value = try golden.config["clip_value"]?.double() {
      clipGradValue(parameters, clipValue: value)
    } else {
      let total = clipGradNorm(
        parameters, maxNorm: try golden.config.double("max_norm"),
        normType: try golden.config.double("norm_type"))
      try golden.tolerance.expect([total], shape: [], equals: "out.total_norm", in: golden)
    }
    try golden.config.requireAllRead()
    for (name, p) in zip(names, parameters) {
      let gradient = try #require(p.grad)
      try golden.tolerance.expect(
        gradient.scalars, shape: gradient.shape, equals: "out.\(name)", in: golden)
    }
  }

  @Test(arguments: cases(.schedule)) func givesTheLearningRates(golden: GoldenCase) throws {
    let config = golden.config
    let optimizer = SGD([Parameter(zeros(1))], learningRate: try config.double("lr"))
    let steps = try config.int("steps")
    let metrics = try config["metrics"]?.array().map { try $0.double() }
    let step = try makeSchedule(config, optimizer, metrics)
    try config.requireAllRead()
    var rates = [optimizer.learningRate]
    for t in 0..<steps {
      optimizer.step()
      step(t)
      rates.append(optimizer.learningRate)
    }
    let want = try golden.entry.member("lr_float64").array().map { try $0.double() }
    #expect(rates.count == want.count)
    for (t, (rate, want)) in zip(rates, want).enumerated() {
      #expect(abs(rate - want) <= 1e-12 * abs(want) + 1e-17, "\(golden.name), epoch \(t)")
    }
    try golden.tolerance.expect(
      rates.map { Float($0) }, shape: [steps + 1], equals: "out.lr", in: golden)
  }

  private func makeOptimizer(
    _ config: GoldenConfig, _ parameters: [Tensor]
  ) throws -> any Optimizer {
    let decay = try config.double("weight_decay", default: 0)
    let maximize = try config.bool("maximize", default: false)
    let lr = try config["lr"]?.double()
    switch try config.string("optimizer") {
    case "SGD":
      return SGD(
        parameters, learningRate: lr ?? 1e-3, momentum: try config.double("momentum", default: 0),
        dampening: try config.double("dampening", default: 0), weightDecay: decay,
        nesterov: try config.bool("nesterov", default: false), maximize: maximize)
    case "Adam":
      return Adam(
        parameters, learningRate: lr ?? 1e-3, betas: try betas(config),
        eps: try config.double("eps", default: 1e-8), weightDecay: decay,
        amsgrad: try config.bool("amsgrad", default: false), maximize: maximize)
    case "AdamW":
      return AdamW(
        parameters, learningRate: lr ?? 1e-3, betas: try betas(config),
        eps: try config.double("eps", default: 1e-8),
        weightDecay: try config.double("weight_decay", default: 0.01),
        amsgrad: try config.bool("amsgrad", default: false), maximize: maximize)
    case "RMSprop":
      return RMSprop(
        parameters, learningRate: lr ?? 0.01, alpha: try config.double("alpha", default: 0.99),
        eps: try config.double("eps", default: 1e-8), weightDecay: decay,
        momentum: try config.double("momentum", default: 0),
        centered: try config.bool("centered", default: false), maximize: maximize)
    case "Adagrad":
      return Adagrad(
        parameters, learningRate: lr ?? 0.01,
        learningRateDecay: try config.double("lr_decay", default: 0), weightDecay: decay,
        initialAccumulator: try config.double("initial_accumulator_value", default: 0),
        eps: try config.double("eps", default: 1e-10), maximize: maximize)
    case let other: throw GoldenError("the optimizer \(other) is not known")
    }
  }

  private func betas(_ config: GoldenConfig) throws -> (Double, Double) {
    guard let values = try config["betas"]?.array() else { return (0.9, 0.999) }
    return (try values[0].double(), try values[1].double())
  }

  private func makeSchedule(
    _ config: GoldenConfig, _ optimizer: any Optimizer, _ metrics: [Double]?
  ) throws -> (Int) -> Void {
    switch try config.string("scheduler") {
    case "StepLR":
      let schedule = StepLR(
        optimizer, stepSize: try config.int("step_size"),
        gamma: try config.double("gamma", default: 0.1))
      return { _ in schedule.step() }
    case "ExponentialLR":
      let schedule = ExponentialLR(optimizer, gamma: try config.double("gamma"))
      return { _ in schedule.step() }
    case "CosineAnnealingLR":
      let schedule = CosineAnnealingLR(
        optimizer, period: try config.int("T_max"),
        minimum: try config.double("eta_min", default: 0))
      return { _ in schedule.step() }
    case "ReduceLROnPlateau":
      let metrics = try #require(metrics)
      let schedule = ReduceLROnPlateau(
        optimizer, mode: try mode(config), factor: try config.double("factor", default: 0.1),
        patience: try config.int("patience", default: 10), threshold: try threshold(config),
        cooldown: try config.int("cooldown", default: 0),
        minimum: try config.double("min_lr", default: 0),
        eps: try config.double("eps", default: 1e-8))
      return { schedule.step(metrics[$0]) }
    case let other: throw GoldenError("the schedule \(other) is not known")
    }
  }

  private func mode(_ config: GoldenConfig) throws -> ReduceLROnPlateau.Mode {
    switch try config.string("mode", default: "min") {
    case "min": return .min
    case "max": return .max
    case let other: throw GoldenError("the mode \(other) is not known")
    }
  }

  private func threshold(_ config: GoldenConfig) throws -> ReduceLROnPlateau.Threshold {
    let value = try config.double("threshold", default: 1e-4)
    switch try config.string("threshold_mode", default: "rel") {
    case "rel": return .relative(value)
    case "abs": return .absolute(value)
    case let other: throw GoldenError("the threshold mode \(other) is not known")
    }
  }
}
