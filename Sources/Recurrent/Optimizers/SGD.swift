import CKernels

/// Stochastic gradient descent: θ ← θ − η g, with momentum if asked for.
///
/// With momentum μ and dampening d: v ← μ v + (1 − d) g, and θ ← θ − η v; Nesterov's form goes
/// along g + μ v instead. The first v is g itself. Weight decay λ adds λ θ to g.
///
/// - Source: Sutskever et al., ICML 2013; the details are PyTorch's.
public final class SGD: Optimizer, StepCounting {
  /// η, how far a step goes; may be changed between steps.
  public var learningRate: Double
  private let options: ck_sgd_options
  private var states: ParameterStates

  /// - Parameters:
  ///   - model: a model or a list of parameters.
  ///   - maximize: climb instead of descend.
  public init(
    _ model: some ParameterSource, learningRate: Double = 1e-3, momentum: Double = 0,
    dampening: Double = 0, weightDecay: Double = 0, nesterov: Bool = false, maximize: Bool = false
  ) {
    demandOption("SGD", "learningRate", learningRate, in: 0...)
    demandOption("SGD", "momentum", momentum, in: 0...)
    demandOption("SGD", "weightDecay", weightDecay, in: 0...)
    if nesterov && (momentum == 0 || dampening != 0) {
      broken("SGD: nesterov needs a momentum and no dampening")
    }
    self.learningRate = learningRate
    options = ck_sgd_options(
      lr: learningRate, momentum: momentum, dampening: dampening, weight_decay: weightDecay,
      nesterov: nesterov, maximize: maximize, step: 0)
    states = ParameterStates("SGD", model)
  }

  /// What is trained, in the model's order.
  public var parameters: [Tensor] { states.parameters }
  var steps: StepsTaken { states.steps }

  /// Changes each parameter that has a gradient.
  public func step() {
    var options = options
    options.lr = learningRate
    states.update(buffers: options.momentum == 0 ? 0 : 1) { parameter, gradient, state in
      options.step = Int64(state.step)
      ck_sgd(parameter.count, options, gradient, state.buffers.first?.base, parameter.base)
    }
  }
}
