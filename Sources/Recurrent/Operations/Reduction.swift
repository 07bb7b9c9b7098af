import CKernels

/// Sums of a block of memory along axes, without the tape.
enum Reduction {
  /// Sum over `axes` (ascending); what is left is dense, in order.
  static func sum(_ values: UnsafePointer<Float>, _ shape: [Int], over axes: [Int]) -> Storage {
    var left = shape
    var result: Storage?
    for run in runs(axes).reversed() {
      let outer = left[..<run.lowerBound].reduce(1, *)
      let size = left[run].reduce(1, *)
      let inner = left[run.upperBound...].reduce(1, *)
      result = sum(result.map { UnsafePointer($0.base) } ?? values, outer, size, inner)
      for axis in run { left[axis] = 1 }
    }
    if let result { return result }
    let copy = Storage(count: shape.reduce(1, *))
    copy.base.update(from: values, count: copy.count)
    return copy
  }

  /// `axes`, with neighbours joined: they are summed in one go.
  private static func runs(_ axes: [Int]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for axis in axes {
      if let last = runs.last, last.upperBound == axis {
        runs[runs.count - 1] = last.lowerBound..<(axis + 1)
      } else {
        runs.append(axis..<(axis + 1))
      }
    }
    return runs
  }

  /// Sum over the middle axis of `[outer, size, inner]`.
  private static func sum(
    _ values: UnsafePointer<Float>, _ outer: Int, _ size: Int, _ inner: Int
  ) -> Storage {
    let result = Storage(count: outer * inner)
    if size == 0 {
      result.base.update(repeating: 0, count: result.count)
    } else if inner == 1 {
      ck_sum_rows(outer, size, values, size, result.base, false)
    } else {
      for o in 0..<outer {
        ck_sum_columns(
          size, inner, values + o * size * inner, inner, result.base + o * inner, false)
      }
    }
    return result
  }
}
