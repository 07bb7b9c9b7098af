import CKernels

/// Tensors end to end along an axis; their other sizes are equal.
public func concatenated(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
  guard let first = tensors.first else { broken("concatenated: there are no tensors to join") }
  let axis = first.resolved(axis, "concatenated")
  demand(Joining.problem("concatenated", tensors, except: axis))
  var shape = first.shape
  shape[axis] = tensors.reduce(0) { $0 + $1.shape[axis] }
  return Joining.join(
    tensors, "concatenated", outer: shape[..<axis].reduce(1, *), shape: shape)
}

/// Tensors of one shape side by side along a new axis.
public func stacked(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
  guard let first = tensors.first else { broken("stacked: there are no tensors to join") }
  demand(Tensor.axisProblem("stacked", axis, rank: first.rank + 1, first.label))
  demand(Joining.problem("stacked", tensors, except: nil))
  let axis = axis < 0 ? axis + first.rank + 1 : axis
  var shape = first.shape
  shape.insert(tensors.count, at: axis)
  return Joining.join(tensors, "stacked", outer: shape[..<axis].reduce(1, *), shape: shape)
}

private enum Joining {
  static func problem(_ operation: String, _ tensors: [Tensor], except axis: Int?) -> String? {
    guard let first = tensors.first else { return nil }
    for (place, tensor) in tensors.enumerated() {
      var expected = first.shape
      if let axis, tensor.rank == first.rank { expected[axis] = tensor.shape[axis] }
      if tensor.shape != expected {
        let but = axis.map { ", axis \($0) aside" } ?? ""
        return "\(operation): tensor \(place) has shape \(tensor.shape), tensor 0 "
          + "\(first.shape); they must be equal\(but)"
      }
    }
    return nil
  }

  /// Interleaves the tensors' blocks: each tensor has `outer` of them.
  static func join(_ tensors: [Tensor], _ name: StaticString, outer: Int, shape: [Int]) -> Tensor {
    var result = Tensor(unfilled: shape)
    let blocks = tensors.map { outer == 0 ? 0 : $0.count / outer }
    let row = blocks.reduce(0, +)
    var start = 0
    for (tensor, block) in zip(tensors, blocks) {
      for o in 0..<outer {
        (result.base + o * row + start).update(from: tensor.base + o * block, count: block)
      }
      start += block
    }
    if isRecorded(tensors) {
      let nodes = tensors.map { $0.node?.active }
      result.node = Node(name, count: result.count, nil, others: nodes) { node in
        var start = 0
        for (input, block) in zip(node.others, blocks) {
          if let dx = input?.accumulator {
            for o in 0..<outer {
              ck_accumulate(block, node.dy + o * row + start, dx + o * block)
            }
          }
          start += block
        }
      }
    }
    return result
  }
}

extension Tensor {
  /// Pieces of the given sizes along an axis.
  ///
  /// - Precondition: the sizes add up to the axis's.
  public func split(_ sizes: [Int], axis: Int = 0) -> [Tensor] {
    let axis = resolved(axis, "split")
    if sizes.reduce(0, +) != shape[axis] || sizes.contains(where: { $0 < 0 }) {
      broken("split: the sizes \(sizes) do not add up to \(shape[axis]), axis \(axis) of \(label)")
    }
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return narrowed(axis, from: start, count: size, "split")
    }
  }

  /// Pieces of `size` along an axis; the last one may be smaller.
  public func split(every size: Int, axis: Int = 0) -> [Tensor] {
    if size <= 0 { broken("split: pieces of size \(size); it must be at least 1") }
    let length = shape[resolved(axis, "split")]
    return split(
      stride(from: 0, to: length, by: size).map { Swift.min(size, length - $0) }, axis: axis)
  }

  /// The slices along an axis, which is dropped: `for x in sequence.unstacked(axis: 1)`.
  public func unstacked(axis: Int = 0) -> [Tensor] {
    let axis = resolved(axis, "unstacked")
    return (0..<shape[axis]).map { selected(axis, $0, "unstacked") }
  }

  /// `count` places of an axis, from `start` on.
  func narrowed(_ axis: Int, from start: Int, count: Int, _ name: StaticString) -> Tensor {
    var view = StridedView(dense: shape)
    view.offset = start * view.strides[axis]
    view.shape[axis] = count
    return reading(view, name)
  }

  /// One place of an axis, which is dropped.
  func selected(_ axis: Int, _ index: Int, _ name: StaticString) -> Tensor {
    var view = StridedView(dense: shape)
    view.offset = index * view.strides[axis]
    view.shape.remove(at: axis)
    view.strides.remove(at: axis)
    return reading(view, name)
  }
}
