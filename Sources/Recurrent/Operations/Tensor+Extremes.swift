import CKernels

/// Largest or smallest elements along an axis, and where they are.
public struct Extremes {
  /// The extremes; the axis is dropped, or has size 1 with `keepDims`.
  public let values: Tensor
  /// Place of each value on the axis, the first if there are several; whole numbers.
  public let indices: Tensor
}

extension Tensor {
  /// Largest element. Equal ones share its gradient evenly.
  public func max() -> Tensor { extreme("max", ck_max) }

  /// Smallest element. Equal ones share its gradient evenly.
  public func min() -> Tensor { extreme("min", ck_min) }

  /// Largest elements along an axis; the first of equal ones gets the gradient.
  public func max(axis: Int, keepDims: Bool = false) -> Extremes {
    extremes("max", axis, keepDims) { $0 > $1 }
  }

  /// Smallest elements along an axis; the first of equal ones gets the gradient.
  public func min(axis: Int, keepDims: Bool = false) -> Extremes {
    extremes("min", axis, keepDims) { $0 < $1 }
  }

  /// Place of the largest element in row-major order.
  public func argmax() -> Int {
    if count == 0 { broken("argmax: \(label) has no elements") }
    return ck_argmax(count, base)
  }

  /// Place of the largest element along an axis, as whole numbers.
  public func argmax(axis: Int, keepDims: Bool = false) -> Tensor {
    detached.max(axis: axis, keepDims: keepDims).indices
  }

  /// The larger of two elements, with broadcasting; equal ones share the gradient.
  public func maximum(_ other: Tensor) -> Tensor { pairwise("maximum", other, ck_maximum) }

  /// The smaller of two elements, with broadcasting; equal ones share the gradient.
  public func minimum(_ other: Tensor) -> Tensor { pairwise("minimum", other, ck_minimum) }

  private func extreme(_ name: StaticString, _ kernel: (Int, UnsafePointer<Float>) -> Float)
    -> Tensor
  {
    if count == 0 { broken("\(name): \(label) has no elements") }
    let value = kernel(count, base)
    var result = Tensor(value)
    if isRecorded(self) {
      let x = storage
      result.node = Node(name, count: 1, node, reading: true) { node in
        guard let dx = node.first?.accumulator else { return }
        let places = (0..<x.count).filter {
          x.base[$0] == value || (value.isNaN && x.base[$0].isNaN)
        }
        for i in places { dx[i] += node.dy[0] / Float(places.count) }
      }
    }
    return result
  }

  private func extremes(
    _ name: StaticString, _ axis: Int, _ keepDims: Bool, beats: (Float, Float) -> Bool
  ) -> Extremes {
    let axis = resolved(axis, "\(name)")
    let size = shape[axis]
    let inner = shape[(axis + 1)...].reduce(1, *)
    let outer = shape[..<axis].reduce(1, *)
    if size == 0 && outer * inner > 0 {
      broken("\(name): axis \(axis) of \(label) has no elements")
    }
    var target = shape
    if keepDims { target[axis] = 1 } else { target.remove(at: axis) }
    var values = Tensor(unfilled: target)
    let indices = Tensor(unfilled: target)
    var places = [Int](repeating: 0, count: outer * inner)
    for o in 0..<outer {
      for i in 0..<inner {
        let start = o * size * inner + i
        var best = 0
        for candidate in stride(from: 1, to: size, by: 1) {
          let (x, y) = (base[start + candidate * inner], base[start + best * inner])
          if beats(x, y) || (x.isNaN && !y.isNaN) { best = candidate }
        }
        let place = o * inner + i
        places[place] = start + best * inner
        values.base[place] = base[places[place]]
        indices.base[place] = Float(best)
      }
    }
    if isRecorded(self) {
      values.node = Node(name, count: values.count, node) { node in
        guard let dx = node.first?.accumulator else { return }
        for (place, source) in places.enumerated() { dx[source] += node.dy[place] }
      }
    }
    return Extremes(values: values, indices: indices)
  }

  private func pairwise(
    _ name: StaticString, _ other: Tensor,
    _ kernel: (Int, UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) -> Tensor {
    demand(Broadcasting.problem("\(name)", self, other))
    let target = Broadcasting.shape(shape, other.shape)
    let (x, y) = (expanded(to: target), other.expanded(to: target))
    var result = Tensor(unfilled: target)
    kernel(result.count, x.base, y.base, result.base)
    if isRecorded(x, y) {
      let (xs, ys, chosen) = (x.storage, y.storage, result.storage)
      result.node = Node(name, count: result.count, x.node, y.node, reading: true) { node in
        let (dx, dy) = (node.first?.accumulator, node.second?.accumulator)
        for i in 0..<node.count {
          let (a, b) = (xs.base[i], ys.base[i])
          let share = a == b ? node.dy[i] / 2 : node.dy[i]
          if a == chosen.base[i] { dx?[i] += share }
          if b == chosen.base[i] { dy?[i] += share }
        }
      }
    }
    return result
  }
}
