/// What is wrong with the targets of a class loss, and what was probably meant.
package enum ClassTargets {
  /// Nil if there is one target for each row of scores.
  package static func shapeProblem(
    _ name: String, scores: Tensor, targetShape: [Int]
  ) -> String? {
    if scores.rank == 0 { return "\(name): \(scores.label) has no class axis" }
    let shape = scores.shape
    let axis = shape.count == 1 ? 0 : 1
    let expected = shape.removing(at: axis)
    if targetShape == expected || (shape.count == 1 && targetShape == [1]) { return nil }
    let start = "\(name): scores \(scores.label) and targets \(targetShape): "
    if targetShape == shape {
      return start
        + "targets are class numbers, one for each row of scores, not a number for each class: "
        + "targets.argmax(axis: \(axis))"
    }
    if let other = classAxis(shape, targetShape) {
      return start + "the classes are axis 1 of the scores: " + reorder(other, rank: shape.count)
    }
    if let one = targetShape.indices.first(where: {
      targetShape[$0] == 1 && targetShape.removing(at: $0) == expected
    }) {
      return start + "targets of shape \(expected) are needed: targets.squeezed(\(one))"
    }
    if shape.count > 2, targetShape == [shape.dropLast().reduce(1, *)] {
      return start + "one row of scores for each target is needed: "
        + "scores.reshaped(-1, \(shape[shape.count - 1]))"
    }
    return start + "targets of shape \(expected) are needed, one for each row of scores, whose "
      + "classes are axis \(axis)"
  }

  /// The axis of the scores that would have to hold the classes for the targets to fit: the last one,
  /// if several would do.
  private static func classAxis(_ scores: [Int], _ targets: [Int]) -> Int? {
    scores.indices.last { scores.removing(at: $0) == targets }
  }

  /// The call that makes an axis axis 1.
  private static func reorder(_ axis: Int, rank: Int) -> String {
    if rank == 2 { return "transposed()" }
    var order = Array(0..<rank).removing(at: axis)
    order.insert(axis, at: 1)
    return "permuted(\(order.list))"
  }

  /// The class numbers of a tensor's elements.
  ///
  /// - Precondition: they are whole numbers.
  static func numbers(_ name: StaticString, _ targets: Tensor) -> [Int] {
    demand(fractionProblem("\(name)", targets))
    return targets.integers
  }

  package static func fractionProblem(_ name: String, _ targets: Tensor) -> String? {
    guard let place = targets.scalars.firstIndex(where: { Int(exactly: $0) == nil }) else {
      return nil
    }
    return
      "\(name): the target \(targets.base[place])\(position(place, targets.shape)) is no class "
      + "number; targets are whole numbers from 0"
  }

  /// Nil if each target is a class or is ignored.
  package static func rangeProblem(
    _ name: String, _ targets: [Int], shape: [Int], classes: Int, ignoreIndex: Int
  ) -> String? {
    guard
      let place = targets.firstIndex(where: {
        $0 != ignoreIndex && !(0..<max(classes, 0)).contains($0)
      })
    else { return nil }
    let target = targets[place]
    var message =
      "\(name): the target \(target)\(position(place, shape)) is outside 0..<\(classes)"
    let kept = targets.filter { $0 != ignoreIndex }
    if target == classes, kept.allSatisfy({ (1...classes).contains($0) }) {
      message += "; the classes are numbered from 0: targets - 1"
    } else if target < 0, kept.allSatisfy({ $0 == target || (0..<max(classes, 0)).contains($0) }) {
      message += "; if it stands for a missing target: ignoreIndex: \(target)"
    } else if target >= classes {
      message += "; the scores have \(classes) classes"
    }
    return message
  }

  /// " at [1, 3]": the place of an element.
  private static func position(_ place: Int, _ shape: [Int]) -> String {
    if shape.isEmpty { return "" }
    var (rest, index) = (place, [Int]())
    for size in shape.reversed() {
      index.insert(rest % size, at: 0)
      rest /= size
    }
    return " at \(index)"
  }
}
