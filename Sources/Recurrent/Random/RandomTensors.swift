/// Tensors of random numbers. Each takes the numbers from `using`, or from the default generator,
/// in PyTorch's order: after `manualSeed(0)`, the same calls give PyTorch's tensors.

/// Standard normal numbers.
public func randn(_ shape: [Int], using generator: Generator? = nil) -> Tensor {
  normal(mean: 0, standardDeviation: 1, shape, using: generator)
}

/// Standard normal numbers.
public func randn(_ sizes: Int..., using generator: Generator? = nil) -> Tensor {
  randn(sizes, using: generator)
}

/// Numbers from [0, 1).
public func rand(_ shape: [Int], using generator: Generator? = nil) -> Tensor {
  uniform(low: 0, high: 1, shape, using: generator)
}

/// Numbers from [0, 1).
public func rand(_ sizes: Int..., using generator: Generator? = nil) -> Tensor {
  rand(sizes, using: generator)
}

/// Normal numbers: PyTorch's `normal_`.
public func normal(
  mean: Double, standardDeviation: Double, _ shape: [Int], using generator: Generator? = nil
) -> Tensor {
  drawn("normal", shape, using: generator) {
    $0.fillNormal($1, mean: mean, standardDeviation: standardDeviation)
  }
}

/// Numbers from [low, high): PyTorch's `uniform_`.
public func uniform(
  low: Double, high: Double, _ shape: [Int], using generator: Generator? = nil
) -> Tensor {
  drawn("uniform", shape, using: generator) { $0.fillUniform($1, from: low, to: high) }
}

/// Whole numbers from a range: `randint(0..<2, [5, 3, 2])`.
///
/// - Precondition: the range is not empty, and its numbers are exact as floats (to ±2²⁴); for
///   larger ones, see `Generator.integer(in:)`.
public func randint(
  _ range: Range<Int>, _ shape: [Int], using generator: Generator? = nil
) -> Tensor {
  if range.isEmpty { broken("randint: the range \(range) is empty") }
  if range.lowerBound < -(1 << 24) || range.upperBound > (1 << 24) + 1 {
    broken("randint: \(range) goes beyond ±2²⁴, where floats are no longer exact")
  }
  return drawn("randint", shape, using: generator) { generator, values in
    for index in values.indices { values[index] = Float(generator.integer(in: range)) }
  }
}

/// Whole numbers from `low` to `high`, which is left out: `randint(0, 2, [5, 3, 2])`.
public func randint(
  _ low: Int, _ high: Int, _ shape: [Int], using generator: Generator? = nil
) -> Tensor {
  if high <= low {
    broken("randint: there is no whole number from \(low) up to but not including \(high)")
  }
  return randint(low..<high, shape, using: generator)
}

/// The integers 0..<count in random order: a shuffle's indices.
public func randperm(_ count: Int, using generator: Generator? = nil) -> [Int] {
  (generator ?? .default).permutation(count)
}

/// 1 with the probability that stands at its place, else 0.
///
/// - Precondition: each probability is in 0...1.
public func bernoulli(_ probabilities: Tensor, using generator: Generator? = nil) -> Tensor {
  for p in probabilities.scalars where !(0...1).contains(p) {
    broken("bernoulli: \(p) in \(probabilities.label) is not a probability")
  }
  return drawn("bernoulli", probabilities.shape, using: generator) {
    $0.fillBernoulli(
      $1, probabilities: UnsafeBufferPointer(start: probabilities.base, count: $1.count))
  }
}

/// 1 with one probability everywhere, else 0: PyTorch's `bernoulli_`, whose stream is another one.
public func bernoulli(
  _ probability: Double, _ shape: [Int], using generator: Generator? = nil
) -> Tensor {
  if !(0...1).contains(probability) { broken("bernoulli: \(probability) is not a probability") }
  return drawn("bernoulli", shape, using: generator) {
    $0.fillBernoulli($1, probability: probability)
  }
}

extension Tensor {
  /// A new tensor with values as `initializer` draws them: `Tensor(.xavierUniform(), [3, 4])`.
  public init(_ initializer: Initializer, _ shape: [Int], using generator: Generator? = nil) {
    self = drawn("initializer", shape, using: generator) {
      initializer.fill($1, shape: shape, using: $0)
    }
  }

  /// Draws a parameter's values anew, in place: `rnn.weight_hh_l0.initialize(.orthogonal())`.
  ///
  /// - Precondition: a parameter.
  public func initialize(_ initializer: Initializer, using generator: Generator? = nil) {
    assign(Tensor(initializer, shape, using: generator))
  }
}

/// A tensor that `fill` fills from the generator.
private func drawn(
  _ operation: String, _ shape: [Int], using generator: Generator?,
  fill: (Generator, UnsafeMutableBufferPointer<Float>) -> Void
) -> Tensor {
  demand(Tensor.negativeSize(operation, shape))
  let result = Tensor(unfilled: shape)
  fill(
    generator ?? .default, UnsafeMutableBufferPointer(start: result.base, count: result.count))
  return result
}
