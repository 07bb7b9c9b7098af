import CKernels

extension Tensor {
  /// Elements picked along an axis, each by its own index: for axis 1,
  /// `result[i, j, k] = self[i, indices[i, j, k], k]`.
  ///
  /// - Precondition: `indices` has this tensor's rank and is no larger on the other axes; each
  ///   index is in `0..<shape[axis]`.
  public func gathered(axis: Int, _ indices: Tensor) -> Tensor {
    let axis = resolved(axis, "gathered")
    demand(Tensor.gatherProblem(label, shape, indices.shape, axis))
    let strides = StridedView.denseStrides(shape)
    var sources = [Int](repeating: 0, count: indices.count)
    var place = [Int](repeating: 0, count: rank)
    for (flat, index) in indices.integers.enumerated() {
      demand(indexProblem("gathered", index, in: shape[axis], what: "index"))
      var source = 0
      for other in 0..<rank { source += (other == axis ? index : place[other]) * strides[other] }
      sources[flat] = source
      var last = rank - 1
      while last >= 0 {
        place[last] += 1
        if place[last] < indices.shape[last] { break }
        place[last] = 0
        last -= 1
      }
    }
    var result = Tensor(unfilled: indices.shape)
    for (flat, source) in sources.enumerated() { result.base[flat] = base[source] }
    if isRecorded(self) {
      result.node = Node("gathered", count: result.count, node) { [sources] node in
        guard let dx = node.first?.accumulator else { return }
        for (flat, source) in sources.enumerated() { dx[source] += node.dy[flat] }
      }
    }
    return result
  }

  /// The slices at `indices` along an axis, in that order, repeated if named twice.
  ///
  /// - Precondition: each index is in `0..<shape[axis]`.
  public func selecting(_ indices: [Int], axis: Int = 0) -> Tensor {
    let axis = resolved(axis, "selecting")
    for index in indices {
      demand(indexProblem("selecting", index, in: shape[axis], what: "index"))
    }
    let inner = shape[(axis + 1)...].reduce(1, *)
    let outer = shape[..<axis].reduce(1, *)
    let size = shape[axis]
    var target = shape
    target[axis] = indices.count
    var result = Tensor(unfilled: target)
    for o in 0..<outer {
      for (place, index) in indices.enumerated() {
        (result.base + (o * indices.count + place) * inner)
          .update(from: base + (o * size + index) * inner, count: inner)
      }
    }
    if isRecorded(self) {
      result.node = Node("selecting", count: result.count, node) { node in
        guard let dx = node.first?.accumulator else { return }
        for o in 0..<outer {
          for (place, index) in indices.enumerated() {
            let source = node.dy + (o * indices.count + place) * inner
            ck_accumulate(inner, source, dx + (o * size + index) * inner)
          }
        }
      }
    }
    return result
  }

  /// This tensor's elements where `mask` is not 0, `other`'s elsewhere, with broadcasting.
  public func `where`(_ mask: Tensor, else other: Tensor) -> Tensor {
    demand(Broadcasting.problem("where", self, other))
    let pair = Broadcasting.shape(shape, other.shape)
    demand(
      Broadcasting.mismatch(mask.shape, pair).map { "where: \(mask.label) and \(pair): \($0)" })
    let target = Broadcasting.shape(mask.shape, pair)
    return chosen(
      expanded(to: target), other.expanded(to: target), mask.detached.expanded(to: target))
  }

  /// This tensor's elements where `mask` is not 0, a number elsewhere.
  public func `where`(_ mask: Tensor, else other: Float) -> Tensor {
    self.where(mask, else: Tensor(other))
  }

  package static func gatherProblem(
    _ label: @autoclosure () -> String, _ shape: [Int], _ indices: [Int], _ axis: Int
  ) -> String? {
    func head() -> String { "gathered: \(label()) by \(indices)" }
    if shape.count != indices.count { return "\(head()): the ranks differ" }
    for other in shape.indices where other != axis && indices[other] > shape[other] {
      return "\(head()): axis \(other) has \(indices[other]) indices for \(shape[other]) places"
    }
    return nil
  }
}

/// x where the mask is not 0, y elsewhere; all of one shape.
private func chosen(_ x: Tensor, _ y: Tensor, _ mask: Tensor) -> Tensor {
  var result = Tensor(unfilled: x.shape)
  let takesX = mask.storage
  for i in 0..<result.count { result.base[i] = takesX.base[i] != 0 ? x.base[i] : y.base[i] }
  if isRecorded(x, y) {
    result.node = Node("where", count: result.count, x.node, y.node) { node in
      let (dx, dy) = (node.first?.accumulator, node.second?.accumulator)
      for i in 0..<node.count {
        if takesX.base[i] != 0 { dx?[i] += node.dy[i] } else { dy?[i] += node.dy[i] }
      }
    }
  }
  return result
}
