import Recurrent

extension GoldenCase {
  /// The recorded tensor of this name as a tensor of ours.
  func values(_ name: String) throws -> Tensor {
    let golden = try tensor(name)
    return Tensor(golden.floats, shape: golden.shape)
  }
}
