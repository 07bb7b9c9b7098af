import CKernels

/// Adagrad: each number's step is divided by the root of all its squared gradients so far.
///
/// s ← s + g² and θ ← θ − η' g / (√s + ε), with η' = η / (1 + (t − 1) · learningRateDecay).
///
/// - Source: Duchi et al., JMLR 12 (2011).
public final class Adagrad: Optimizer, StepCounting {
  /// η, how far a step goes; may be changed between steps.
  public var learningRate: Double
  private let options: ck_adagrad_options
  private let initialAccumulator: Float
  private var states: ParameterStates

  /// - Parameters:
  ///   - model: a model or a list of parameters.
  ///   - initialAccumulator: what s starts from.
  public init(
    _ model: some ParameterSource, learningRate: Double = 0.01, learningRateDecay: Double = 0,
    weightDecay: Double = 0, initialAccumulator: Double = 0, eps: Double = 1e-10,
    maximize: Bool = false
  ) {
    demandOption("Adagrad", "learningRate", learningRate, in: 0...)
    demandOption("Adagrad", "learningRateDecay", learningRateDecay, in: 0...)
    demandOption("Adagrad", "weightDecay", weightDecay, in: 0...)
    demandOption("Adagrad", "initialAccumulator", initialAccumulator, in: 0...)
    demandOption("Adagrad", "eps", eps, in: 0...)
    self.learningRate = learningRate
    self.initialAccumulator = Float(initialAccumulator)
    options = ck_adagrad_options(
      lr: learningRate, lr_decay: learningRateDecay, eps: eps, weight_decay: weightDecay,
      maximize: maximize, step: 0)
    states = ParameterStates("Adagrad", model)
  }

  /// What is trained, in the model's order.
  public var parameters: [Tensor] { states.parameters }
  var steps: StepsTaken { states.steps }

  /// Changes each parameter that has a gradient.
  public func step() {
    var options = options
    options.lr = learningRate
    states.update(buffers: 1, from: initialAccumulator) { parameter, gradient, state in
      options.step = Int64(state.step)
      ck_adagrad(parameter.count, options, gradient, state.buffers[0].base, parameter.base)
    }
  }
}
