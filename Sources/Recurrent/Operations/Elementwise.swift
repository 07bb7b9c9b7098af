import CKernels

/// Functions of each element.
extension Tensor {
  /// Hyperbolic tangent, between -1 and 1.
  public func tanh() -> Tensor { fromResult("tanh", ck_tanh, ck_tanh_backward) }

  /// Logistic function 1 / (1 + e⁻ˣ), between 0 and 1.
  public func sigmoid() -> Tensor { fromResult("sigmoid", ck_sigmoid, ck_sigmoid_backward) }

  /// max(x, 0); its gradient at 0 is 0.
  public func relu() -> Tensor { fromResult("relu", ck_relu, ck_relu_backward) }

  /// eˣ.
  public func exp() -> Tensor { fromResult("exp", ck_exp, ck_mul_accumulate) }

  /// Natural logarithm.
  public func log() -> Tensor { fromInput("log", ck_log, ck_log_backward) }

  /// Square root.
  public func sqrt() -> Tensor { fromResult("sqrt", ck_sqrt, ck_sqrt_backward) }

  /// Absolute value; its gradient is that of the result times the sign, and so 0 at 0.
  public func abs() -> Tensor { fromInput("abs", ck_abs, ck_abs_backward) }

  /// x².
  public func squared() -> Tensor {
    fromInput("squared", { ck_mul($0, $1, $1, $2) }) { n, x, dy, dx in
      let doubled = Storage(count: n)
      ck_mul_scalar(n, dy, 2, doubled.base)
      ck_mul_accumulate(n, doubled.base, x, dx)
    }
  }

  /// x to the power `exponent`.
  public func pow(_ exponent: Float) -> Tensor {
    fromInput("pow", { ck_pow_scalar($0, $1, exponent, $2) }) { n, x, dy, dx in
      if exponent == 0 {
        for i in 0..<n { dx[i] += 0 }
        return
      }
      let slope = Storage(count: n)
      ck_pow_scalar(n, x, exponent - 1, slope.base)
      ck_mul_scalar(n, slope.base, exponent, slope.base)
      ck_mul_accumulate(n, slope.base, dy, dx)
    }
  }

  /// x to the power of each element of `exponent`, with broadcasting.
  @_disfavoredOverload
  public func pow(_ exponent: Tensor) -> Tensor {
    demand(Broadcasting.problem("pow", self, exponent))
    let shape = Broadcasting.shape(self.shape, exponent.shape)
    return Recurrent.power(expanded(to: shape), exponent.expanded(to: shape))
  }

  /// Each element, kept at or above `min` and at or below `max`.
  ///
  /// As in PyTorch, no gradient passes where the result is a bound.
  public func clamp(min: Float? = nil, max: Float? = nil) -> Tensor {
    let (low, high) = (min ?? -.infinity, max ?? .infinity)
    return fromInput("clamp", { ck_clamp($0, $1, low, high, $2) }) { n, x, dy, dx in
      for i in 0..<n { dx[i] += x[i] > low && x[i] < high ? dy[i] : 0 }
    }
  }

  /// A function whose derivative is known from its result y.
  @inline(__always)
  private func fromResult(
    _ name: StaticString,
    _ kernel: (Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void,
    _ backward:
      @escaping (
        Int, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>
      ) -> Void
  ) -> Tensor {
    var result = Tensor(storage: Storage(count: count), shape: shape)
    kernel(count, base, result.base)
    if isRecorded(self) {
      let y = result.storage
      result.node = Node(name, count: count, node) { node in
        if let input = node.first { backward(node.count, y.base, node.dy, input.signedAccumulator) }
      }
    }
    return result
  }

  /// A function whose derivative is known from its argument x.
  @inline(__always)
  private func fromInput(
    _ name: StaticString,
    _ kernel: (Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void,
    _ backward:
      @escaping (
        Int, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>
      ) -> Void
  ) -> Tensor {
    var result = Tensor(storage: Storage(count: count), shape: shape)
    kernel(count, base, result.base)
    if isRecorded(self) {
      let x = storage
      result.node = Node(name, count: count, node, reading: true) { node in
        if let input = node.first { backward(node.count, x.base, node.dy, input.signedAccumulator) }
      }
    }
    return result
  }
}

/// x to the power y, both of one shape.
///
/// The gradient towards y is 0 where the power is 0 (x = 0, y ≥ 0), as in PyTorch.
private func power(_ x: Tensor, _ y: Tensor) -> Tensor {
  var result = Tensor(storage: Storage(count: x.count), shape: x.shape)
  ck_pow(x.count, x.base, y.base, result.base)
  if isRecorded(x, y) {
    let (a, b, c) = (x.storage, y.storage, result.storage)
    result.node = Node("pow", count: x.count, x.node, y.node, reading: true) { node in
      let (n, dy) = (node.count, node.dy)
      let slope = Storage(count: n)
      if let da = node.first?.accumulator {
        ck_sub_scalar(n, b.base, 1, slope.base)
        ck_pow(n, a.base, slope.base, slope.base)
        ck_mul(n, slope.base, b.base, slope.base)
        for i in 0..<n where b.base[i] != 0 { da[i] += dy[i] * slope.base[i] }
      }
      if let db = node.second?.accumulator {
        ck_log(n, a.base, slope.base)
        for i in 0..<n where !(a.base[i] == 0 && b.base[i] >= 0) {
          db[i] += dy[i] * c.base[i] * slope.base[i]
        }
      }
    }
  }
  return result
}

/// Hyperbolic tangent of each element.
public func tanh(_ x: Tensor) -> Tensor { x.tanh() }

/// Logistic function of each element.
public func sigmoid(_ x: Tensor) -> Tensor { x.sigmoid() }

/// max(x, 0) of each element.
public func relu(_ x: Tensor) -> Tensor { x.relu() }

/// eˣ of each element.
public func exp(_ x: Tensor) -> Tensor { x.exp() }

/// Natural logarithm of each element.
public func log(_ x: Tensor) -> Tensor { x.log() }

/// Square root of each element.
public func sqrt(_ x: Tensor) -> Tensor { x.sqrt() }

/// Absolute value of each element.
public func abs(_ x: Tensor) -> Tensor { x.abs() }

/// Each element of x to the power `exponent`.
public func pow(_ x: Tensor, _ exponent: Float) -> Tensor { x.pow(exponent) }

/// Each element of x to the power of that of `exponent`.
@_disfavoredOverload
public func pow(_ x: Tensor, _ exponent: Tensor) -> Tensor { x.pow(exponent) }
