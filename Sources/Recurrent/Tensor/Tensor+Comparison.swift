extension Tensor: Equatable {
  /// Whether both have one shape and the same numbers. (NaN is not equal to itself.)
  public static func == (x: Tensor, y: Tensor) -> Bool {
    x.shape == y.shape && (0..<x.count).allSatisfy { x.base[$0] == y.base[$0] }
  }

  /// Whether the shapes are equal and each element is within
  /// `absolute + relative * |other's element|`. NaN is close to NaN only with `equalNaN`.
  public func isClose(
    to other: Tensor, absolute: Float = 1e-8, relative: Float = 1e-5, equalNaN: Bool = false
  ) -> Bool {
    if shape != other.shape { return false }
    return (0..<count).allSatisfy { i in
      let (x, y) = (base[i], other.base[i])
      if x == y || (equalNaN && x.isNaN && y.isNaN) { return true }
      return (x - y).magnitude <= absolute + relative * y.magnitude
    }
  }

  /// Largest distance between two elements at one place; NaN if one of them is.
  ///
  /// - Precondition: equal shapes.
  public func maximumDifference(from other: Tensor) -> Float {
    if shape != other.shape {
      broken("maximumDifference: \(label) and \(other.label): the shapes differ")
    }
    var largest: Float = 0
    for i in 0..<count {
      let distance = base[i] == other.base[i] ? 0 : (base[i] - other.base[i]).magnitude
      if distance.isNaN { return .nan }
      largest = Swift.max(largest, distance)
    }
    return largest
  }

  /// Whether every element is a number, neither infinite nor NaN.
  public var isFinite: Bool { (0..<count).allSatisfy { base[$0].isFinite } }
}

/// Element-wise comparisons, with broadcasting: 1 where they hold, 0 elsewhere.
extension Tensor {
  /// 1 where x < y, 0 elsewhere, with broadcasting.
  public static func .< (x: Tensor, y: Tensor) -> Tensor { compare(".<", x, y) { $0 < $1 } }
  /// 1 where x <= y, 0 elsewhere, with broadcasting.
  public static func .<= (x: Tensor, y: Tensor) -> Tensor { compare(".<=", x, y) { $0 <= $1 } }
  /// 1 where x > y, 0 elsewhere, with broadcasting.
  public static func .> (x: Tensor, y: Tensor) -> Tensor { compare(".>", x, y) { $0 > $1 } }
  /// 1 where x >= y, 0 elsewhere, with broadcasting.
  public static func .>= (x: Tensor, y: Tensor) -> Tensor { compare(".>=", x, y) { $0 >= $1 } }
  /// 1 where x == y, 0 elsewhere, with broadcasting.
  public static func .== (x: Tensor, y: Tensor) -> Tensor { compare(".==", x, y) { $0 == $1 } }
  /// 1 where x != y, 0 elsewhere, with broadcasting.
  public static func .!= (x: Tensor, y: Tensor) -> Tensor { compare(".!=", x, y) { $0 != $1 } }

  /// Against one number, which meets every element.
  public static func .< (x: Tensor, y: Float) -> Tensor { x .< Tensor(y) }
  public static func .<= (x: Tensor, y: Float) -> Tensor { x .<= Tensor(y) }
  public static func .> (x: Tensor, y: Float) -> Tensor { x .> Tensor(y) }
  public static func .>= (x: Tensor, y: Float) -> Tensor { x .>= Tensor(y) }
  public static func .== (x: Tensor, y: Float) -> Tensor { x .== Tensor(y) }
  public static func .!= (x: Tensor, y: Float) -> Tensor { x .!= Tensor(y) }

  private static func compare(
    _ operation: String, _ x: Tensor, _ y: Tensor, _ holds: (Float, Float) -> Bool
  ) -> Tensor {
    demand(Broadcasting.problem(operation, x, y))
    let shape = Broadcasting.shape(x.shape, y.shape)
    let (a, b) = (x.detached.expanded(to: shape), y.detached.expanded(to: shape))
    let result = Tensor(unfilled: shape)
    for i in 0..<result.count { result.base[i] = holds(a.base[i], b.base[i]) ? 1 : 0 }
    return result
  }
}
