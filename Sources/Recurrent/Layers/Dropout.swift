import CKernels

/// Sets each number to 0 with probability `p` in training, and scales the others by 1 / (1 - p).
///
/// After `eval()` it passes everything through.
public struct Dropout: Module {
  /// Probability that a number is set to 0.
  public let p: Double
  /// Whether numbers are dropped: `train()` and `eval()` switch it.
  public let mode = TrainingMode()
  private let generator: Generator?

  /// - Precondition: `p` is in 0...1.
  public init(_ p: Double = 0.5, using generator: Generator? = nil) {
    if !(0...1).contains(p) { broken("Dropout: p = \(p) is not a probability, between 0 and 1") }
    self.p = p
    self.generator = generator
  }

  /// x of any shape, masked in training; x itself after `eval()`.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    mode.isTraining && p > 0 ? dropped(x, probability: p, using: generator) : x
  }
}

/// x times a mask of zeros and 1 / (1 - p), in PyTorch's draws.
func dropped(_ x: Tensor, probability: Double, using generator: Generator?) -> Tensor {
  let mask = Tensor(unfilled: x.shape)
  (generator ?? .default).fillDropoutMask(
    UnsafeMutableBufferPointer(start: mask.base, count: mask.count),
    probability: probability)
  return x * mask
}
