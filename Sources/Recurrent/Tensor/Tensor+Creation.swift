extension Tensor {
  /// A single number, of shape `[]`.
  public init(_ value: Float) {
    self.init(storage: Storage(count: 1, repeating: value), shape: [])
  }

  /// A vector.
  public init(_ values: [Float]) {
    self.init(storage: Storage(values), shape: [values.count])
  }

  /// A matrix, row by row.
  ///
  /// - Precondition: all rows have one length.
  public init(_ rows: [[Float]]) {
    demand(Tensor.raggedness(rows.map(\.count)))
    self.init(storage: Storage(rows.flatMap { $0 }), shape: [rows.count, rows.first?.count ?? 0])
  }

  /// A tensor of rank 3, matrix by matrix.
  ///
  /// - Precondition: all matrices have one shape.
  public init(_ matrices: [[[Float]]]) {
    self = matrices.isEmpty ? zeros(0, 0, 0) : stacked(matrices.map { Tensor($0) })
  }

  /// Numbers in row-major order.
  ///
  /// - Precondition: as many values as `shape` has places.
  public init(_ values: [Float], shape: [Int]) {
    demand(Tensor.countMismatch(values.count, shape))
    self.init(storage: Storage(values), shape: shape)
  }

  /// Whole numbers as a vector: indices, class numbers, codes.
  public init(integers: [Int]) {
    self.init(integers.map { Float($0) })
  }

  package static func raggedness(_ lengths: [Int]) -> String? {
    guard let first = lengths.first, let row = lengths.firstIndex(where: { $0 != first }) else {
      return nil
    }
    return "Tensor: row \(row) has \(lengths[row]) numbers, row 0 has \(first)"
  }

  package static func countMismatch(_ count: Int, _ shape: [Int]) -> String? {
    if let problem = negativeSize("Tensor", shape) { return problem }
    let places = shape.reduce(1, *)
    if places == count { return nil }
    return "Tensor: \(count) numbers do not fill the shape \(shape), which has \(places) places"
  }

  static func negativeSize(_ operation: String, _ shape: [Int]) -> String? {
    guard let size = shape.first(where: { $0 < 0 }) else { return nil }
    return "\(operation): \(shape): sizes cannot be negative, but one is \(size)"
  }
}

/// Every element is `value`.
public func full(_ shape: [Int], _ value: Float) -> Tensor {
  demand(Tensor.negativeSize("full", shape))
  return Tensor(storage: Storage(count: shape.reduce(1, *), repeating: value), shape: shape)
}

/// Every element is 0.
public func zeros(_ shape: [Int]) -> Tensor { full(shape, 0) }

/// Every element is 0.
public func zeros(_ sizes: Int...) -> Tensor { full(sizes, 0) }

/// Every element is 1.
public func ones(_ shape: [Int]) -> Tensor { full(shape, 1) }

/// Every element is 1.
public func ones(_ sizes: Int...) -> Tensor { full(sizes, 1) }

/// Zeros in the shape of `other`.
public func zeros(like other: Tensor) -> Tensor { full(other.shape, 0) }

/// Ones in the shape of `other`.
public func ones(like other: Tensor) -> Tensor { full(other.shape, 1) }

/// 0, 1, … `count - 1`.
///
/// - Precondition: `count` is not negative.
public func arange(_ count: Int) -> Tensor {
  if count < 0 { broken("arange: \(count) numbers; there can be none, but not fewer") }
  return Tensor((0..<count).map { Float($0) })
}

/// From `start` up to `end` (left out), `step` apart: ⌈(end - start) / step⌉ numbers, counted in
/// double precision as PyTorch does; each is `start + i * step`, rounded once.
///
/// Where the quotient is just above a whole number by rounding, as from 1 to 1.3 by 0.1, the last
/// number is `end`: `linspace` has a count of its own.
///
/// - Precondition: `step` is not 0 and leads from `start` towards `end`.
public func arange(from start: Double, to end: Double, by step: Double = 1) -> Tensor {
  demand(arangeProblem(start, end, step))
  let count = Int(((end - start) / step).rounded(.up))
  return Tensor((0..<count).map { Float(start + Double($0) * step) })
}

/// The same from numbers in single precision.
@_disfavoredOverload
public func arange(from start: Float, to end: Float, by step: Float = 1) -> Tensor {
  arange(from: Double(start), to: Double(end), by: Double(step))
}

/// What keeps numbers from being counted, if anything.
package func arangeProblem(_ start: Double, _ end: Double, _ step: Double) -> String? {
  let call = "arange from \(start) to \(end) by \(step)"
  if step == 0 { return "\(call): the step is 0" }
  if !start.isFinite || !end.isFinite || !step.isFinite { return "\(call): one of them has no end" }
  if (end - start) / step < 0 { return "\(call): the step leads away from the end" }
  if (end - start) / step > 1e12 { return "\(call): there are too many numbers" }
  return nil
}

/// `count` numbers from `start` to `end`, both included, equally far apart.
public func linspace(from start: Float, to end: Float, count: Int) -> Tensor {
  guard count > 1 else { return Tensor(count == 1 ? [start] : []) }
  let step = (end - start) / Float(count - 1)
  // From both ends towards the middle, as PyTorch does: both ends are exact.
  return Tensor(
    (0..<count).map { i in
      i < count / 2 ? start + step * Float(i) : end - step * Float(count - 1 - i)
    })
}

/// The identity matrix, or its first `columns` columns.
public func eye(_ rows: Int, _ columns: Int? = nil) -> Tensor {
  let columns = columns ?? rows
  let result = zeros(rows, columns)
  for i in 0..<min(rows, columns) { result.base[i * columns + i] = 1 }
  return result
}

/// A row of `classes` numbers for each index: 1 at the index, 0 elsewhere.
///
/// - Precondition: each index is in `0..<classes`.
public func oneHot(_ indices: [Int], classes: Int) -> Tensor {
  let result = zeros(indices.count, classes)
  for (row, index) in indices.enumerated() {
    demand(indexProblem("oneHot", index, in: classes, what: "class"))
    result.base[row * classes + index] = 1
  }
  return result
}

/// One-hot rows for a tensor of whole numbers; the result has one axis more.
public func oneHot(_ indices: Tensor, classes: Int) -> Tensor {
  oneHot(indices.integers, classes: classes).reshaped(indices.shape + [classes])
}

/// What is wrong with an index into `size` things, if anything.
package func indexProblem(
  _ operation: @autoclosure () -> String, _ index: Int, in size: Int, what: String
) -> String? {
  if index >= 0 && index < size { return nil }
  if size == 0 { return "\(operation()): \(what) \(index) of an empty axis" }
  return "\(operation()): \(what) \(index) is outside 0..<\(size)"
}
