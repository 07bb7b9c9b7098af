import CKernels

/// Parts of a tensor: `x[0]`, `x[.all, -1]`, `x[1..<3, 0]`, `x[.rest, 0]`.
///
/// Each index is for one axis, from the first on; axes that are not named stay whole. A number drops
/// its axis, a range keeps it. An assignment changes this tensor alone and repeats what is smaller
/// than the part; when recorded, gradients go to both sides.
///
/// - Precondition: numbers lie on their axis (negative ones count from its end), and there are no
///   more indices than axes.
extension Tensor {
  /// The part at an index of the first axis.
  public subscript(_ a: some TensorIndex) -> Tensor {
    get { part([a.axisIndex]) }
    set { assign(newValue, at: [a.axisIndex]) }
  }

  /// The part at indices of the first two axes.
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex) -> Tensor {
    get { part([a.axisIndex, b.axisIndex]) }
    set { assign(newValue, at: [a.axisIndex, b.axisIndex]) }
  }

  /// The part at indices of the first three axes.
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex) -> Tensor {
    get { part([a.axisIndex, b.axisIndex, c.axisIndex]) }
    set { assign(newValue, at: [a.axisIndex, b.axisIndex, c.axisIndex]) }
  }

  /// The part at indices of the first four axes.
  public subscript(
    _ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex, _ d: some TensorIndex
  ) -> Tensor {
    get { part([a.axisIndex, b.axisIndex, c.axisIndex, d.axisIndex]) }
    set { assign(newValue, at: [a.axisIndex, b.axisIndex, c.axisIndex, d.axisIndex]) }
  }

  /// The part that a list of indices chooses, one for each axis.
  public func part(_ indices: [AxisIndex]) -> Tensor {
    reading(StridedView(dense: shape).indexed(by: indices, label), "subscript")
  }

  /// Replaces a part; `value` is repeated where it is smaller.
  fileprivate mutating func assign(_ value: Tensor, at indices: [AxisIndex]) {
    let view = StridedView(dense: shape).indexed(by: indices, label)
    demand(Tensor.expandProblem(value.label, value.shape, view.shape).map { "subscript: \($0)" })
    let values = value.expanded(to: view.shape)
    if isParameter {
      demand(Tensor.inPlaceProblem("subscript", label))
      view.write(values.base, into: base)
      node?.noteChange()
      return
    }
    if isRecorded(self, value) {
      self = replacing(view, by: values)
      return
    }
    node = nil
    if !isKnownUniquelyReferenced(&storage) { storage = storage.copy() }
    view.write(values.base, into: base)
  }

  /// A copy in which a part is replaced: the gradient of the part goes to the values.
  private func replacing(_ view: StridedView, by values: Tensor) -> Tensor {
    var result = Tensor(storage: storage.copy(), shape: shape)
    view.write(values.base, into: result.base)
    result.node = Node("subscript", count: count, node, values.node) { node in
      if let part = node.second {
        let incoming = Storage(count: part.count)
        view.read(node.dy, into: incoming.base)
        part.receive(incoming)
      }
      if let whole = node.first, let gradient = node.gradient {
        let outside = gradient.copy()
        let nothing = Storage(count: view.count, repeating: 0)
        view.write(nothing.base, into: outside.base)
        whole.receive(outside)
      }
    }
    return result
  }
}

/// The same places as plain numbers: `let v: Float = x[0, 1]` reads one, and `x[0, 1] = 3` or
/// `x[.all, 2] = 0` writes one to all of them.
extension Tensor {
  @_disfavoredOverload
  /// The number at an index of the one axis.
  public subscript(_ a: some TensorIndex) -> Float {
    get { part([a.axisIndex]).item }
    set { assign(Tensor(newValue), at: [a.axisIndex]) }
  }

  @_disfavoredOverload
  /// The number at indices of two axes.
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex) -> Float {
    get { part([a.axisIndex, b.axisIndex]).item }
    set { assign(Tensor(newValue), at: [a.axisIndex, b.axisIndex]) }
  }

  @_disfavoredOverload
  /// The number at indices of three axes.
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex) -> Float {
    get { part([a.axisIndex, b.axisIndex, c.axisIndex]).item }
    set { assign(Tensor(newValue), at: [a.axisIndex, b.axisIndex, c.axisIndex]) }
  }
}

extension StridedView {
  /// The part of this view that the indices choose.
  func indexed(by indices: [AxisIndex], _ label: @autoclosure () -> String) -> StridedView {
    let named = indices.reduce(0) { $1 == .added || $1 == .others ? $0 : $0 + 1 }
    if named > shape.count {
      broken("subscript: \(label()) has \(shape.count) axes, but \(named) are given")
    }
    if indices.filter({ $0 == .others }).count > 1 {
      broken("subscript: .rest appears twice")
    }
    var result = StridedView(offset: offset, shape: [], strides: [])
    var axis = 0
    for index in indices {
      switch index {
      case .added:
        result.append(1, 0)
      case .others:
        for _ in 0..<(shape.count - named) {
          result.append(shape[axis], strides[axis])
          axis += 1
        }
      case .place(let place):
        let size = shape[axis]
        if place < -size || place >= size {
          broken("subscript: index \(place) of axis \(axis) of \(label()) is outside 0..<\(size)")
        }
        result.offset += (place < 0 ? place + size : place) * strides[axis]
        axis += 1
      case .slice(let from, let to, let step):
        if step < 1 { broken("subscript: the step \(step) is not positive; use flipped(_:)") }
        let size = shape[axis]
        let start = StridedView.cut(from ?? 0, size)
        let end = StridedView.cut(to ?? size, size)
        result.offset += start * strides[axis]
        result.append(max(0, (end - start + step - 1) / step), strides[axis] * step)
        axis += 1
      }
    }
    while axis < shape.count {
      result.append(shape[axis], strides[axis])
      axis += 1
    }
    return result
  }

  private mutating func append(_ size: Int, _ stride: Int) {
    shape.append(size)
    strides.append(stride)
  }

  /// A bound of a slice as a place in `0...size`.
  private static func cut(_ bound: Int, _ size: Int) -> Int {
    min(max(bound < 0 ? bound + size : bound, 0), size)
  }
}
