import CKernels

/// Element by element, with broadcasting: shapes are aligned at the last axis, and a size of 1 (or a
/// missing axis) is repeated to the other's size. `[5, 1, 3] + [2, 3]` is `[5, 2, 3]`.
///
/// - Precondition: aligned sizes are equal, or one of them is 1.
extension Tensor {
  /// x + y, with broadcasting.
  public static func + (x: Tensor, y: Tensor) -> Tensor {
    var result = combine("+", .add, x, y)
    if isRecorded(x, y) {
      let (xs, ys, shape) = (x.shape, y.shape, result.shape)
      result.node = Node("+", count: result.count, x.node, y.node) { node in
        if let dx = node.first { node.pass(to: dx, shape, xs) }
        if let dy = node.second { node.pass(to: dy, shape, ys) }
      }
    }
    return result
  }

  /// x − y, with broadcasting.
  public static func - (x: Tensor, y: Tensor) -> Tensor {
    var result = combine("-", .sub, x, y)
    if isRecorded(x, y) {
      let (xs, ys, shape) = (x.shape, y.shape, result.shape)
      result.node = Node("-", count: result.count, x.node, y.node) { node in
        if let dx = node.first { node.pass(to: dx, shape, xs) }
        if let dy = node.second {
          if ys == shape {
            ck_deduct(node.count, node.dy, dy.accumulator)
          } else {
            let negated = Storage(count: node.count)
            ck_neg(node.count, node.dy, negated.base)
            Broadcasting.accumulate(negated.base, shape, into: dy.accumulator, ys)
          }
        }
      }
    }
    return result
  }

  /// x · y element by element (⊙), with broadcasting; `•` is the matrix product.
  public static func * (x: Tensor, y: Tensor) -> Tensor {
    var result = combine("*", .mul, x, y)
    if isRecorded(x, y) {
      let (xs, ys, shape) = (x.shape, y.shape, result.shape)
      let (a, b) = (x.storage, y.storage)
      result.node = Node("*", count: result.count, x.node, y.node, reading: true) { node in
        if let dx = node.first { node.passProduct(with: b, ys, to: dx, shape, xs) }
        if let dy = node.second { node.passProduct(with: a, xs, to: dy, shape, ys) }
      }
    }
    return result
  }

  /// x / y, with broadcasting.
  public static func / (x: Tensor, y: Tensor) -> Tensor {
    var result = combine("/", .div, x, y)
    if isRecorded(x, y) {
      let (xs, ys, shape) = (x.shape, y.shape, result.shape)
      let (b, quotient) = (y.storage, result.storage)
      result.node = Node("/", count: result.count, x.node, y.node, reading: true) { node in
        let scaled = Storage(count: node.count)
        Broadcasting.apply(.div, node.dy, shape, b.base, ys, scaled.base, shape)
        if let dx = node.first {
          Broadcasting.accumulate(scaled.base, shape, into: dx.accumulator, xs)
        }
        if let dy = node.second {
          ck_mul(node.count, scaled.base, quotient.base, scaled.base)
          ck_neg(node.count, scaled.base, scaled.base)
          Broadcasting.accumulate(scaled.base, shape, into: dy.accumulator, ys)
        }
      }
    }
    return result
  }

  /// The numbers of `x op y`, without the tape.
  static func combine(_ name: String, _ operation: ck_operation, _ x: Tensor, _ y: Tensor)
    -> Tensor
  {
    if x.shape == y.shape {
      let result = Tensor(storage: Storage(count: x.count), shape: x.shape)
      let (n, a, b, out) = (x.count, x.base, y.base, result.base)
      switch operation {
      case .add: ck_add(n, a, b, out)
      case .sub: ck_sub(n, a, b, out)
      case .mul: ck_mul(n, a, b, out)
      case .div: ck_div(n, a, b, out)
      }
      ParameterUse.note(name, x, y, output: result.shape)
      return result
    }
    demand(Broadcasting.problem(name, x, y))
    let result = Tensor(unfilled: Broadcasting.shape(x.shape, y.shape))
    Broadcasting.apply(operation, x.base, x.shape, y.base, y.shape, result.base, result.shape)
    ParameterUse.note(name, x, y, output: result.shape)
    return result
  }
}

extension Node {
  /// Sends the gradient on as it is, summed over repeated axes.
  func pass(to input: Node, _ shape: [Int], _ target: [Int]) {
    if target == shape, let gradient {
      input.receive(gradient)
    } else {
      Broadcasting.accumulate(dy, shape, into: input.accumulator, target)
    }
  }

  /// Sends on the gradient times `factor`, summed over repeated axes.
  func passProduct(
    with factor: Storage, _ factorShape: [Int], to input: Node, _ shape: [Int], _ target: [Int]
  ) {
    if target == shape && factorShape == shape {
      ck_mul_accumulate(count, dy, factor.base, input.accumulator)
      return
    }
    let product = Storage(count: count)
    Broadcasting.apply(
      .mul, dy, shape, factor.base, factorShape, product.base, shape)
    Broadcasting.accumulate(product.base, shape, into: input.accumulator, target)
  }
}
