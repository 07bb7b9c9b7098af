/// A number where a tensor is expected: `x[0, 1] = 3`, `mseLoss(y, 0)`.
extension Tensor: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Float) { self.init(value) }
  public init(integerLiteral value: Int) { self.init(Float(value)) }
}
