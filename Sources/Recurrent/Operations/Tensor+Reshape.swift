/// The same elements in other shapes, and in other orders.
extension Tensor {
  /// The same elements in `shape`; one size may be -1, for what is left.
  public func reshaped(_ shape: [Int]) -> Tensor {
    let target = Tensor.inferred(shape, count: count)
    demand(Tensor.reshapeProblem(label, count, shape, target))
    return sameElements(target ?? shape, "reshaped")
  }

  /// The same elements in a shape; one size may be -1, for what is left.
  public func reshaped(_ sizes: Int...) -> Tensor { reshaped(sizes) }

  /// All elements in one row.
  public func flattened() -> Tensor { sameElements([count], "flattened") }

  /// With a new axis of size 1 at `axis`.
  public func unsqueezed(_ axis: Int) -> Tensor {
    demand(Tensor.axisProblem("unsqueezed", axis, rank: rank + 1, label))
    var target = shape
    target.insert(1, at: axis < 0 ? axis + rank + 1 : axis)
    return sameElements(target, "unsqueezed")
  }

  /// Without `axis`, if its size is 1; unchanged if not.
  public func squeezed(_ axis: Int) -> Tensor {
    let axis = resolved(axis, "squeezed")
    if shape[axis] != 1 { return self }
    var target = shape
    target.remove(at: axis)
    return sameElements(target, "squeezed")
  }

  /// Without all axes of size 1.
  public func squeezed() -> Tensor { sameElements(shape.filter { $0 != 1 }, "squeezed") }

  /// Repeated along new axes and axes of size 1, up to `shape`; -1 keeps a size.
  public func expanded(to shape: [Int]) -> Tensor {
    if shape == self.shape { return self }
    let added = shape.count - rank
    let target = shape.indices.map { axis in
      shape[axis] == -1 && axis >= added ? self.shape[axis - added] : shape[axis]
    }
    demand(Tensor.expandProblem(label, self.shape, target))
    let view = StridedView(
      offset: 0, shape: target, strides: Broadcasting.strides(of: self.shape, along: target))
    return reading(view, "expanded")
  }

  /// The axes in another order: axis i of the result is axis `axes[i]` of this tensor.
  public func permuted(_ axes: [Int]) -> Tensor {
    if axes.count != rank {
      broken("permuted: \(axes) names \(axes.count) axes, \(label) has \(rank)")
    }
    _ = resolved(axes, "permuted")
    let order = axes.map { $0 < 0 ? $0 + rank : $0 }
    let strides = StridedView.denseStrides(shape)
    let view = StridedView(
      offset: 0, shape: order.map { shape[$0] }, strides: order.map { strides[$0] })
    return reading(view, "permuted")
  }

  /// The axes in another order.
  public func permuted(_ axes: Int...) -> Tensor { permuted(axes) }

  /// Two axes exchanged; the last two if none are named.
  public func transposed(_ a: Int = -2, _ b: Int = -1) -> Tensor {
    if rank < 2 { broken("transposed: \(label) has fewer than two axes") }
    let (a, b) = (resolved(a, "transposed"), resolved(b, "transposed"))
    var view = StridedView(dense: shape)
    view.shape.swapAt(a, b)
    view.strides.swapAt(a, b)
    return reading(view, "transposed")
  }

  /// The transposed matrix: the last two axes exchanged.
  public var T: Tensor { transposed() }

  /// In reverse order along an axis.
  public func flipped(_ axis: Int) -> Tensor {
    let axis = resolved(axis, "flipped")
    var view = StridedView(dense: shape)
    view.offset = Swift.max(shape[axis] - 1, 0) * view.strides[axis]
    view.strides[axis] = -view.strides[axis]
    return reading(view, "flipped")
  }

  /// The same memory in another shape.
  func sameElements(_ target: [Int], _ name: StaticString) -> Tensor {
    var result = Tensor(storage: sharableStorage, shape: target)
    if isRecorded(self) {
      result.node = Node(name, count: count, node) { node in
        if let gradient = node.gradient { node.first?.receive(gradient) }
      }
    }
    return result
  }

  /// `shape` with its -1 replaced; nil if there is no such size.
  package static func inferred(_ shape: [Int], count: Int) -> [Int]? {
    guard let open = shape.firstIndex(of: -1) else { return shape }
    let others = shape.enumerated().reduce(1) { $1.offset == open ? $0 : $0 * $1.element }
    if others <= 0 || count % others != 0 { return nil }
    var target = shape
    target[open] = count / others
    return target
  }

  package static func reshapeProblem(
    _ label: @autoclosure () -> String, _ count: Int, _ shape: [Int], _ target: [Int]?
  ) -> String? {
    if let target, !target.contains(where: { $0 < 0 }), target.reduce(1, *) == count { return nil }
    if shape.filter({ $0 < 0 }).count > 1 {
      return "reshaped: \(label()) → \(shape): only one size can be -1"
    }
    return "reshaped: \(label()) → \(shape): \(count) elements do not fit that shape"
  }

  package static func expandProblem(
    _ label: @autoclosure () -> String, _ shape: [Int], _ target: [Int]
  ) -> String? {
    let added = target.count - shape.count
    if added < 0 { return "expanded: \(label()) → \(target): axes cannot be dropped" }
    for axis in shape.indices where shape[axis] != 1 && shape[axis] != target[axis + added] {
      return "expanded: \(label()) → \(target): axis \(axis) has size \(shape[axis]), and only a "
        + "size of 1 can be repeated"
    }
    return nil
  }
}
