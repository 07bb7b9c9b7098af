import CKernels

/// RMSprop: each number's step is divided by the root of its squared gradient's running mean.
///
/// v ← α v + (1 − α) g² and θ ← θ − η g / (√v + ε). `centered` takes the square of the gradient's
/// mean off v; momentum μ collects the quotients.
///
/// - Source: Hinton, lecture 6e (2012); Graves, arXiv:1308.0850 (centered).
public final class RMSprop: Optimizer, StepCounting {
  /// η, how far a step goes; may be changed between steps.
  public var learningRate: Double
  private let options: ck_rmsprop_options
  private let isCentered: Bool
  private var states: ParameterStates

  /// - Parameter model: a model or a list of parameters.
  public init(
    _ model: some ParameterSource, learningRate: Double = 0.01, alpha: Double = 0.99,
    eps: Double = 1e-8, weightDecay: Double = 0, momentum: Double = 0, centered: Bool = false,
    maximize: Bool = false
  ) {
    demandOption("RMSprop", "learningRate", learningRate, in: 0...)
    demandOption("RMSprop", "alpha", alpha, in: 0...)
    demandOption("RMSprop", "eps", eps, in: 0...)
    demandOption("RMSprop", "weightDecay", weightDecay, in: 0...)
    demandOption("RMSprop", "momentum", momentum, in: 0...)
    self.learningRate = learningRate
    isCentered = centered
    options = ck_rmsprop_options(
      lr: learningRate, alpha: alpha, eps: eps, weight_decay: weightDecay, momentum: momentum,
      maximize: maximize)
    states = ParameterStates("RMSprop", model)
  }

  /// What is trained, in the model's order.
  public var parameters: [Tensor] { states.parameters }
  var steps: StepsTaken { states.steps }

  /// Changes each parameter that has a gradient.
  public func step() {
    var options = options
    options.lr = learningRate
    let hasMomentum = options.momentum > 0
    let count = 1 + (isCentered ? 1 : 0) + (hasMomentum ? 1 : 0)
    states.update(buffers: count) { [isCentered] parameter, gradient, state in
      let buffers = state.buffers
      ck_rmsprop(
        parameter.count, options, gradient, buffers[0].base, isCentered ? buffers[1].base : nil,
        hasMomentum ? buffers[count - 1].base : nil, parameter.base)
    }
  }
}
