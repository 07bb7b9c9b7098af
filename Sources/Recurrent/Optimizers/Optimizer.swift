/// Changes parameters by their gradients, so that a loss falls.
///
/// One round of training: `optimizer.zeroGrad()`, `loss.backward()`, `optimizer.step()`.
/// A parameter without a gradient is left as it is.
public protocol Optimizer: AnyObject {
  /// How far a step goes; may be changed between steps, as schedules do.
  var learningRate: Double { get set }

  /// What is trained.
  var parameters: [Tensor] { get }

  /// Takes one step.
  func step()
}

extension Optimizer {
  /// Forgets the gradients; the next `backward()` starts from nothing.
  public func zeroGrad() {
    for parameter in parameters { parameter.zeroGrad() }
  }
}
