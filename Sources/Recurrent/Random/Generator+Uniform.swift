extension Generator {
  /// A number from [0, 1) with 24 random bits; one word.
  package func uniform() -> Float { Float(word() & 0xFF_FFFF) * 0x1p-24 }

  /// A number from [0, 1) with 53 random bits; two words.
  package func uniformDouble() -> Double { Double(doubleWord() & 0x1F_FFFF_FFFF_FFFF) * 0x1p-53 }

  /// Fills with numbers from [low, high); a word each.
  ///
  /// The two bounds and their difference are rounded to float first, as in PyTorch.
  package func fillUniform(
    _ values: UnsafeMutableBufferPointer<Float>, from low: Double = 0, to high: Double = 1
  ) {
    let (from, to) = (Float(low), Float(high))
    let width = to - from
    for index in values.indices {
      let value = from.addingProduct(uniform(), width)
      values[index] = value == to ? from : value
    }
  }

  /// Fills with 1 where a number of two words from [0, 1) is below `probability`, else with 0.
  package func fillBernoulli(
    _ values: UnsafeMutableBufferPointer<Float>, probability: Double
  ) {
    for index in values.indices { values[index] = uniformDouble() < probability ? 1 : 0 }
  }

  /// Fills with 1 where a number of one word from [0, 1) is below its probability, else with 0.
  package func fillBernoulli(
    _ values: UnsafeMutableBufferPointer<Float>,
    probabilities: UnsafeBufferPointer<Float>
  ) {
    for index in values.indices { values[index] = uniform() < probabilities[index] ? 1 : 0 }
  }

  /// Fills with a mask for dropout: 0 with the given probability, else 1 / (1 − probability).
  ///
  /// Probability 1 draws nothing, as in PyTorch.
  package func fillDropoutMask(
    _ values: UnsafeMutableBufferPointer<Float>, probability: Double
  ) {
    if probability == 1 {
      values.update(repeating: 0)
      return
    }
    fillBernoulli(values, probability: 1 - probability)
    let kept = 1 / Float(1 - probability)
    for index in values.indices where values[index] != 0 { values[index] = kept }
  }
}
