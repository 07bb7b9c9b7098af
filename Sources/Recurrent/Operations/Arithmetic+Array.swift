/// A tensor and a list of numbers, which stands for a tensor of one axis: `x + [1, 2, 3]`.
///
/// A list that could be anything else is that: two lists are joined by `+`, as everywhere in Swift.
extension Tensor {
  @_disfavoredOverload
  public static func + (x: Tensor, y: [Float]) -> Tensor { x + Tensor(y) }

  @_disfavoredOverload
  public static func + (x: [Float], y: Tensor) -> Tensor { Tensor(x) + y }

  @_disfavoredOverload
  public static func - (x: Tensor, y: [Float]) -> Tensor { x - Tensor(y) }

  @_disfavoredOverload
  public static func - (x: [Float], y: Tensor) -> Tensor { Tensor(x) - y }

  @_disfavoredOverload
  public static func * (x: Tensor, y: [Float]) -> Tensor { x * Tensor(y) }

  @_disfavoredOverload
  public static func * (x: [Float], y: Tensor) -> Tensor { Tensor(x) * y }

  @_disfavoredOverload
  public static func / (x: Tensor, y: [Float]) -> Tensor { x / Tensor(y) }

  @_disfavoredOverload
  public static func / (x: [Float], y: Tensor) -> Tensor { Tensor(x) / y }
}
