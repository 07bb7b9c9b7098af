/// How the values of a new parameter are drawn.
///
/// PyTorch's `torch.nn.init`, with the same draws. In a weight of shape `[outputs, inputs]`,
/// fan-in is the number of inputs and fan-out that of outputs; further axes count to both.
public enum Initializer: Sendable, Equatable {
  /// The same number everywhere; draws nothing.
  case constant(Double)
  /// Numbers from [low, high).
  case uniform(low: Double, high: Double)
  case normal(mean: Double = 0, standardDeviation: Double = 1)
  /// Keeps the variance of signals and of gradients alike: √(6 / (fan-in + fan-out)) · gain is
  /// the bound.
  ///
  /// - Source: Glorot and Bengio, AISTATS 2010.
  case xavierUniform(gain: Double = 1)
  /// As `xavierUniform`, normal with deviation √(2 / (fan-in + fan-out)) · gain.
  case xavierNormal(gain: Double = 1)
  /// Keeps the variance behind a nonlinearity: √3 · gain / √fan is the bound.
  ///
  /// - Source: He et al., ICCV 2015.
  case kaimingUniform(Nonlinearity = .leakyReLU(), mode: FanMode = .fanIn)
  /// As `kaimingUniform`, normal with deviation gain / √fan.
  case kaimingNormal(Nonlinearity = .leakyReLU(), mode: FanMode = .fanIn)
  /// Rows (or columns, if there are fewer) are orthogonal and of length `gain`.
  ///
  /// - Source: Saxe et al., ICLR 2014.
  case orthogonal(gain: Double = 1)

  /// Which side of a weight sets its scale.
  public enum FanMode: Sendable { case fanIn, fanOut }

  /// What follows a layer; it decides by how much the layer's weights must make up for it.
  public enum Nonlinearity: Sendable, Equatable {
    case linear, sigmoid, tanh, relu, selu
    case leakyReLU(slope: Double = 0)

    /// The factor for the standard deviation.
    public var gain: Double {
      switch self {
      case .linear, .sigmoid: 1
      case .tanh: 5.0 / 3
      case .relu: 2.0.squareRoot()
      case .selu: 0.75
      case .leakyReLU(let slope): (2 / (1 + slope * slope)).squareRoot()
      }
    }
  }

  /// Fills the storage of a tensor of this shape, row-major.
  package func fill(
    _ values: UnsafeMutableBufferPointer<Float>, shape: [Int], using generator: Generator
  ) {
    switch self {
    case .constant(let value): values.update(repeating: Float(value))
    case .uniform(let low, let high): generator.fillUniform(values, from: low, to: high)
    case .normal(let mean, let deviation):
      generator.fillNormal(values, mean: mean, standardDeviation: deviation)
    case .xavierUniform(let gain):
      let bound = 3.0.squareRoot() * Fan(shape).xavierDeviation(gain: gain)
      generator.fillUniform(values, from: -bound, to: bound)
    case .xavierNormal(let gain):
      let deviation = Fan(shape).xavierDeviation(gain: gain)
      generator.fillNormal(values, standardDeviation: deviation)
    case .kaimingUniform(let nonlinearity, let mode):
      let bound = 3.0.squareRoot() * Fan(shape).kaimingDeviation(nonlinearity, mode)
      generator.fillUniform(values, from: -bound, to: bound)
    case .kaimingNormal(let nonlinearity, let mode):
      let deviation = Fan(shape).kaimingDeviation(nonlinearity, mode)
      generator.fillNormal(values, standardDeviation: deviation)
    case .orthogonal(let gain):
      generator.fillNormal(values)
      OrthogonalRows.make(of: values, shape: shape, gain: gain)
    }
  }
}

/// How many numbers flow into and out of each output of a weight.
private struct Fan {
  let input: Int
  let output: Int

  init(_ shape: [Int]) {
    contract(shape.count >= 2, "initializer: the fan needs at least two axes, not \(shape)")
    let field = shape[2...].reduce(1, *)
    input = shape[1] * field
    output = shape[0] * field
  }

  func xavierDeviation(gain: Double) -> Double {
    gain * (2 / Double(input + output)).squareRoot()
  }

  func kaimingDeviation(
    _ nonlinearity: Initializer.Nonlinearity, _ mode: Initializer.FanMode
  ) -> Double {
    nonlinearity.gain / Double(mode == .fanIn ? input : output).squareRoot()
  }
}
