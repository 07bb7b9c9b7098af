/// What may stand in a subscript, one for each axis: a whole number (negative: from the end), a
/// range, a `stride(from:to:by:)`, `.all`, `.rest` (all axes not named) or `.newAxis`.
public protocol TensorIndex {
  /// The part of an axis that this chooses.
  var axisIndex: AxisIndex { get }
}

/// A part of one axis.
public enum AxisIndex: TensorIndex, Equatable, Sendable {
  /// One place; the axis is dropped.
  case place(Int)
  /// From a place up to another (left out), by steps; nil is the axis's end on that side, negative
  /// numbers count from the end, and what lies outside is cut off, as in Python.
  case slice(from: Int?, to: Int?, by: Int)
  /// All axes that the others leave over.
  case others
  /// An axis of size 1 that was not there.
  case added

  public var axisIndex: AxisIndex { self }
}

extension TensorIndex where Self == AxisIndex {
  /// The whole axis.
  public static var all: AxisIndex { .slice(from: nil, to: nil, by: 1) }

  /// All axes that are not named.
  public static var rest: AxisIndex { .others }

  /// A new axis of size 1.
  public static var newAxis: AxisIndex { .added }

  /// Every `step`-th place of the axis, from the first on.
  public static func every(_ step: Int) -> AxisIndex { .slice(from: nil, to: nil, by: step) }
}

extension Int: TensorIndex {
  public var axisIndex: AxisIndex { .place(self) }
}

extension Range: TensorIndex where Bound == Int {
  public var axisIndex: AxisIndex { .slice(from: lowerBound, to: upperBound, by: 1) }
}

extension ClosedRange: TensorIndex where Bound == Int {
  public var axisIndex: AxisIndex {
    .slice(from: lowerBound, to: upperBound == -1 ? nil : upperBound + 1, by: 1)
  }
}

extension PartialRangeFrom: TensorIndex where Bound == Int {
  public var axisIndex: AxisIndex { .slice(from: lowerBound, to: nil, by: 1) }
}

extension PartialRangeUpTo: TensorIndex where Bound == Int {
  public var axisIndex: AxisIndex { .slice(from: nil, to: upperBound, by: 1) }
}

extension PartialRangeThrough: TensorIndex where Bound == Int {
  public var axisIndex: AxisIndex {
    .slice(from: nil, to: upperBound == -1 ? nil : upperBound + 1, by: 1)
  }
}

extension StrideTo: TensorIndex where Element == Int {
  public var axisIndex: AxisIndex { AxisIndex(Array(self)) }
}

extension StrideThrough: TensorIndex where Element == Int {
  public var axisIndex: AxisIndex { AxisIndex(Array(self)) }
}

extension AxisIndex {
  /// Places that are equally far apart.
  fileprivate init(_ places: [Int]) {
    guard let first = places.first else {
      self = .slice(from: 0, to: 0, by: 1)
      return
    }
    let step = places.count > 1 ? places[1] - places[0] : 1
    if step < 1 { broken("subscript: the step \(step) is not positive; use flipped(_:)") }
    self = .slice(from: first, to: first + (places.count - 1) * step + 1, by: step)
  }
}
