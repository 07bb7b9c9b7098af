import CKernels

/// Sums, means and variances over all elements or along axes.
extension Tensor {
  /// Sum of all elements.
  public func sum() -> Tensor {
    var result = Tensor(ck_sum(count, base))
    if isRecorded(self) {
      let count = count
      result.node = Node("sum", count: 1, node) { node in
        guard let dx = node.first?.accumulator else { return }
        ck_add_scalar(count, dx, node.dy[0], dx)
      }
    }
    return result
  }

  /// Sum along `axes`; with `keepDims`, they stay with size 1.
  public func sum(axes: [Int], keepDims: Bool = false) -> Tensor {
    let axes = resolved(axes, "sum")
    var kept = shape
    for axis in axes { kept[axis] = 1 }
    let dropped = keepDims ? kept : shape.indices.filter { !axes.contains($0) }.map { shape[$0] }
    var result = Tensor(storage: Reduction.sum(base, shape, over: axes), shape: dropped)
    if isRecorded(self) {
      let shape = shape
      result.node = Node("sum", count: result.count, node) { node in
        guard let dx = node.first?.accumulator else { return }
        Broadcasting.apply(.add, dx, shape, node.dy, kept, dx, shape)
      }
    }
    return result
  }

  /// Sum along one axis.
  public func sum(axis: Int, keepDims: Bool = false) -> Tensor {
    sum(axes: [axis], keepDims: keepDims)
  }

  /// Mean of all elements; NaN if there are none.
  public func mean() -> Tensor { sum() / Float(count) }

  /// Mean along `axes`.
  public func mean(axes: [Int], keepDims: Bool = false) -> Tensor {
    let size = resolved(axes, "mean").reduce(1) { $0 * shape[$1] }
    return sum(axes: axes, keepDims: keepDims) / Float(size)
  }

  /// Mean along one axis.
  public func mean(axis: Int, keepDims: Bool = false) -> Tensor {
    mean(axes: [axis], keepDims: keepDims)
  }

  /// Variance along `axes` (all, if left out): squared distances from the mean, summed and divided
  /// by their number minus `correction`.
  ///
  /// - Parameter correction: 1 for the estimate from a sample (the default), 0 for the mean square.
  public func variance(axes: [Int]? = nil, correction: Int = 1, keepDims: Bool = false) -> Tensor {
    let axes = axes ?? Array(shape.indices)
    let size = resolved(axes, "variance").reduce(1) { $0 * shape[$1] }
    let deviations = self - center(axes)
    let squares = deviations.squared().sum(axes: axes, keepDims: keepDims)
    return squares / Float(Swift.max(size - correction, 0))
  }

  /// Variance along one axis.
  public func variance(axis: Int, correction: Int = 1, keepDims: Bool = false) -> Tensor {
    variance(axes: [axis], correction: correction, keepDims: keepDims)
  }

  /// The mean along `axes`, which stay with size 1; that of equal numbers is the number itself, so
  /// that rounding leaves no trace of a deviation.
  private func center(_ axes: [Int]) -> Tensor {
    let center = mean(axes: axes, keepDims: true)
    let steps = center.shape.indices.map { axis in
      center.shape[axis] == shape[axis] ? center.shape[(axis + 1)...].reduce(1, *) : 0
    }
    var (first, isConstant) = (
      [Float?](repeating: nil, count: center.count), [Bool](repeating: true, count: center.count)
    )
    var (index, group) = ([Int](repeating: 0, count: rank), 0)
    for place in 0..<count {
      let value = base[place]
      if first[group] == nil { first[group] = value }
      if first[group] != value { isConstant[group] = false }
      for axis in shape.indices.reversed() {
        index[axis] += 1
        group += steps[axis]
        if index[axis] < shape[axis] { break }
        index[axis] = 0
        group -= steps[axis] * shape[axis]
      }
    }
    for (group, value) in first.enumerated() where isConstant[group] {
      if let value { center.base[group] = value }
    }
    return center
  }

  /// Square root of the variance; where that is 0, its gradient is 0, as in PyTorch.
  public func standardDeviation(axes: [Int]? = nil, correction: Int = 1, keepDims: Bool = false)
    -> Tensor
  {
    let variance = variance(axes: axes, correction: correction, keepDims: keepDims)
    var result = Tensor(storage: Storage(count: variance.count), shape: variance.shape)
    ck_sqrt(variance.count, variance.base, result.base)
    if isRecorded(variance) {
      let y = result.storage
      result.node = Node("standardDeviation", count: y.count, variance.node) { node in
        guard let dx = node.first?.accumulator else { return }
        for i in 0..<node.count where y.base[i] != 0 { dx[i] += node.dy[i] / (2 * y.base[i]) }
      }
    }
    return result
  }
}
