/// Something with parameters to train: a model, or a plain list.
public protocol ParameterSource {
  /// The parameters, in a fixed order.
  func parameters() -> [Tensor]
}

extension Array: ParameterSource where Element == Tensor {
  /// The tensors of the list, in its order.
  public func parameters() -> [Tensor] { self }
}
