/// The functions of tensors for single numbers, the same bits on every machine.
///
/// Where a lesson imports Foundation, its functions of these names come first. The ones for `Double`
/// come before the ones for other types, so that `exp(1)` is a `Double`.

/// eˣ.
@_disfavoredOverload
public func exp(_ x: Double) -> Double { DoubleFunctions.exp(x) }

/// eˣ.
@_disfavoredOverload
public func exp<Number: BinaryFloatingPoint>(_ x: Number) -> Number {
  number(x, { $0.exp() }, DoubleFunctions.exp)
}

/// Natural logarithm; -∞ for 0, NaN for what is below.
@_disfavoredOverload
public func log(_ x: Double) -> Double { NumberFunctions.log(x) }

/// Natural logarithm; -∞ for 0, NaN for what is below.
@_disfavoredOverload
public func log<Number: BinaryFloatingPoint>(_ x: Number) -> Number {
  number(x, { $0.log() }, NumberFunctions.log)
}

/// Square root; NaN for what is below 0.
@_disfavoredOverload
public func sqrt(_ x: Double) -> Double { x.squareRoot() }

/// Square root; NaN for what is below 0.
@_disfavoredOverload
public func sqrt<Number: BinaryFloatingPoint>(_ x: Number) -> Number { x.squareRoot() }

/// Hyperbolic tangent.
@_disfavoredOverload
public func tanh(_ x: Double) -> Double { NumberFunctions.tanh(x) }

/// Hyperbolic tangent.
@_disfavoredOverload
public func tanh<Number: BinaryFloatingPoint>(_ x: Number) -> Number {
  number(x, { $0.tanh() }, NumberFunctions.tanh)
}

/// Logistic function.
@_disfavoredOverload
public func sigmoid(_ x: Double) -> Double { NumberFunctions.sigmoid(x) }

/// Logistic function.
@_disfavoredOverload
public func sigmoid<Number: BinaryFloatingPoint>(_ x: Number) -> Number {
  number(x, { $0.sigmoid() }, NumberFunctions.sigmoid)
}

/// max(x, 0).
@_disfavoredOverload
public func relu(_ x: Double) -> Double { max(x, 0) }

/// max(x, 0).
@_disfavoredOverload
public func relu<Number: BinaryFloatingPoint>(_ x: Number) -> Number { max(x, 0) }

/// x to the power `exponent`.
@_disfavoredOverload
public func pow(_ x: Double, _ exponent: Double) -> Double { NumberFunctions.pow(x, exponent) }

/// x to the power `exponent`.
@_disfavoredOverload
public func pow<Number: BinaryFloatingPoint>(_ x: Number, _ exponent: Number) -> Number {
  Number(NumberFunctions.pow(Double(x), Double(exponent)))
}

/// A `Float` gets the very number that a tensor with it gets.
private func number<Number: BinaryFloatingPoint>(
  _ x: Number, _ ofTensor: (Tensor) -> Tensor, _ ofDouble: (Double) -> Double
) -> Number {
  if let float = x as? Float { return Number(ofTensor(Tensor(float)).item) }
  return Number(ofDouble(Double(x)))
}
