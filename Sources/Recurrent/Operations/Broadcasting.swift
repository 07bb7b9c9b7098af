import CKernels

/// How two shapes meet element by element: aligned at the last axis, a size of 1 repeated.
package enum Broadcasting {
  /// Rules of the meeting, or what is wrong with it.
  package static func problem(
    _ operation: @autoclosure () -> String, _ a: Tensor, _ b: Tensor
  ) -> String? {
    mismatch(a.shape, b.shape).map { "\(operation()): \(a.label) and \(b.label): \($0)" }
  }

  /// What keeps two shapes from meeting; nil if nothing does.
  package static func mismatch(_ a: [Int], _ b: [Int]) -> String? {
    for back in 1..<(1 + min(a.count, b.count)) {
      let (x, y) = (a[a.count - back], b[b.count - back])
      if x != y && x != 1 && y != 1 {
        return "the sizes \(x) and \(y) of axis -\(back) differ, and neither is 1"
      }
    }
    return nil
  }

  /// The shape of the result.
  ///
  /// - Precondition: `mismatch(a, b)` is nil.
  static func shape(_ a: [Int], _ b: [Int]) -> [Int] {
    let rank = max(a.count, b.count)
    return (0..<rank).map { axis in
      let (i, j) = (axis - rank + a.count, axis - rank + b.count)
      if i < 0 { return b[j] }
      if j < 0 { return a[i] }
      return a[i] == 1 ? b[j] : a[i]
    }
  }

  /// Strides that walk `shape`'s elements along `target`'s axes; 0 where one is repeated.
  static func strides(of shape: [Int], along target: [Int]) -> [Int] {
    var strides = [Int](repeating: 0, count: target.count)
    var step = 1
    for back in stride(from: 1, through: shape.count, by: 1) {
      let size = shape[shape.count - back]
      if size != 1 { strides[target.count - back] = step }
      step *= size
    }
    return strides
  }

  /// out = a op b over `shape`; a and b are read along their own shapes. `out` may be `a` if a has
  /// the whole shape.
  static func apply(
    _ operation: ck_operation, _ a: UnsafePointer<Float>, _ aShape: [Int],
    _ b: UnsafePointer<Float>, _ bShape: [Int], _ out: UnsafeMutablePointer<Float>, _ shape: [Int]
  ) {
    let count = shape.reduce(1, *)
    if count == 0 { return }
    // A row that is repeated down the rows, as a bias is, and one number, are planned without
    // any array.
    if aShape.count == shape.count, aShape == shape, let columns = suffix(bShape, of: shape) {
      ck_broadcast(operation, count / columns, columns, a, columns, 1, b, 0, 1, out, columns)
      return
    }
    var plan = AxisPlan(
      shape: shape, strides(of: aShape, along: shape), strides(of: bShape, along: shape))
    plan.forEachMatrix { rows, columns, x, y, result in
      ck_broadcast(
        operation, rows, columns, a + x.offset, x.row, x.column, b + y.offset, y.row, y.column,
        out + result, columns)
    }
  }

  /// Number of elements of `part` if, leading ones aside, it is the end of `shape`.
  private static func suffix(_ part: [Int], of shape: [Int]) -> Int? {
    var start = 0
    while start < part.count && part[start] == 1 { start += 1 }
    let length = part.count - start
    if length > shape.count { return nil }
    var columns = 1
    for back in stride(from: 1, through: length, by: 1) {
      if part[part.count - back] != shape[shape.count - back] { return nil }
      columns *= part[part.count - back]
    }
    return columns
  }

  /// Adds to `sum` (of `target`) what `values` (of `shape`) hold, summed over repeated axes.
  static func accumulate(
    _ values: UnsafePointer<Float>, _ shape: [Int], into sum: UnsafeMutablePointer<Float>,
    _ target: [Int]
  ) {
    let count = shape.reduce(1, *)
    if count == 0 { return }
    if let columns = suffix(target, of: shape) {
      if columns == count {
        ck_accumulate(count, values, sum)
      } else if columns == 1 {
        sum[0] += ck_sum(count, values)
      } else {
        ck_sum_columns(count / columns, columns, values, columns, sum, true)
      }
      return
    }
    let strides = strides(of: target, along: shape)
    let axes = shape.indices.filter { strides[$0] == 0 && shape[$0] != 1 }
    let summed = Reduction.sum(values, shape, over: axes)
    ck_accumulate(summed.count, summed.base, sum)
  }
}

/// Walks axes as a sequence of matrices: the last two axes, once neighbours that lie in one line
/// for both operands are merged.
struct AxisPlan {
  /// One operand's place in a matrix.
  struct Operand {
    var offset = 0
    var row = 0
    var column = 0
  }

  private var sizes: [Int] = []
  private var first: [Int] = []
  private var second: [Int] = []

  init(shape: [Int], _ a: [Int], _ b: [Int]) {
    for axis in shape.indices where shape[axis] != 1 {
      if let last = sizes.indices.last, first[last] == a[axis] * shape[axis],
        second[last] == b[axis] * shape[axis]
      {
        sizes[last] *= shape[axis]
        first[last] = a[axis]
        second[last] = b[axis]
      } else {
        sizes.append(shape[axis])
        first.append(a[axis])
        second.append(b[axis])
      }
    }
    while sizes.count < 2 {
      sizes.insert(1, at: 0)
      first.insert(0, at: 0)
      second.insert(0, at: 0)
    }
  }

  /// Calls `body` with rows, columns, both operands, and the result's offset (which is dense).
  mutating func forEachMatrix(_ body: (Int, Int, Operand, Operand, Int) -> Void) {
    let outer = sizes.count - 2
    let (rows, columns) = (sizes[outer], sizes[outer + 1])
    var x = Operand(offset: 0, row: first[outer], column: first[outer + 1])
    var y = Operand(offset: 0, row: second[outer], column: second[outer + 1])
    var index = [Int](repeating: 0, count: outer)
    var result = 0
    while true {
      body(rows, columns, x, y, result)
      result += rows * columns
      var axis = outer - 1
      while axis >= 0 {
        index[axis] += 1
        x.offset += first[axis]
        y.offset += second[axis]
        if index[axis] < sizes[axis] { break }
        x.offset -= first[axis] * sizes[axis]
        y.offset -= second[axis] * sizes[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
