import CKernels

/// Adam: each number's step is scaled by the mean of its gradient over that of its square.
///
/// m ← β₁ m + (1 − β₁) g and v ← β₂ v + (1 − β₂) g², both from 0 and therefore too small at first:
/// θ ← θ − η m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). Weight decay λ adds
/// λ θ to g; with `amsgrad`, v never falls.
///
/// - Source: Kingma and Ba, ICLR 2015; Reddi et al., ICLR 2018 (amsgrad).
public final class Adam: Optimizer, StepCounting {
  /// η, how far a step goes; may be changed between steps.
  public var learningRate: Double {
    get { rule.learningRate }
    set { rule.learningRate = newValue }
  }
  private var rule: AdamRule

  /// - Parameter model: a model or a list of parameters.
  public init(
    _ model: some ParameterSource, learningRate: Double = 1e-3,
    betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0,
    amsgrad: Bool = false, maximize: Bool = false
  ) {
    rule = AdamRule(
      "Adam", model, learningRate: learningRate, betas: betas, eps: eps,
      weightDecay: weightDecay, isDecoupled: false, amsgrad: amsgrad, maximize: maximize)
  }

  /// What is trained, in the model's order.
  public var parameters: [Tensor] { rule.states.parameters }
  var steps: StepsTaken { rule.states.steps }

  /// Changes each parameter that has a gradient.
  public func step() { rule.step() }
}

/// Adam whose weight decay acts on the parameter itself: θ ← θ − η λ θ before the step.
///
/// - Source: Loshchilov and Hutter, ICLR 2019.
public final class AdamW: Optimizer, StepCounting {
  /// η, how far a step goes; may be changed between steps.
  public var learningRate: Double {
    get { rule.learningRate }
    set { rule.learningRate = newValue }
  }
  private var rule: AdamRule

  /// - Parameter model: a model or a list of parameters.
  public init(
    _ model: some ParameterSource, learningRate: Double = 1e-3,
    betas: (Double, Double) = (0.9, 0.999), eps: Double = 1e-8, weightDecay: Double = 0.01,
    amsgrad: Bool = false, maximize: Bool = false
  ) {
    rule = AdamRule(
      "AdamW", model, learningRate: learningRate, betas: betas, eps: eps,
      weightDecay: weightDecay, isDecoupled: true, amsgrad: amsgrad, maximize: maximize)
  }

  /// What is trained, in the model's order.
  public var parameters: [Tensor] { rule.states.parameters }
  var steps: StepsTaken { rule.states.steps }

  /// Changes each parameter that has a gradient.
  public func step() { rule.step() }
}

/// What Adam and AdamW share.
private struct AdamRule {
  var learningRate: Double
  private let amsgrad: Bool
  private let options: ck_adam_options
  var states: ParameterStates

  init(
    _ name: StaticString, _ model: some ParameterSource, learningRate: Double,
    betas: (Double, Double), eps: Double, weightDecay: Double, isDecoupled: Bool, amsgrad: Bool,
    maximize: Bool
  ) {
    demandOption(name, "learningRate", learningRate, in: 0...)
    demandOption(name, "betas.0", betas.0, in: 0..<1)
    demandOption(name, "betas.1", betas.1, in: 0..<1)
    demandOption(name, "eps", eps, in: 0...)
    demandOption(name, "weightDecay", weightDecay, in: 0...)
    self.learningRate = learningRate
    self.amsgrad = amsgrad
    options = ck_adam_options(
      lr: learningRate, beta1: betas.0, beta2: betas.1, eps: eps, weight_decay: weightDecay,
      decoupled: isDecoupled, maximize: maximize, step: 0)
    states = ParameterStates(name, model)
  }

  mutating func step() {
    var options = options
    options.lr = learningRate
    let amsgrad = amsgrad
    states.update(buffers: amsgrad ? 3 : 2) { parameter, gradient, state in
      options.step = Int64(state.step)
      let buffers = state.buffers
      ck_adam(
        parameter.count, options, gradient, buffers[0].base, buffers[1].base,
        amsgrad ? buffers[2].base : nil, parameter.base)
    }
  }
}
