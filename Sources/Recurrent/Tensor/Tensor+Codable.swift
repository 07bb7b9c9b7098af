/// Coded as its shape and its elements in row-major order.
extension Tensor: Codable {
  private enum CodingKeys: String, CodingKey {
    case shape, scalars
  }

  /// - Throws: `DecodingError` if the elements do not fill the shape.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let shape = try container.decode([Int].self, forKey: .shape)
    let scalars = try container.decode([Float].self, forKey: .scalars)
    if let problem = Tensor.countMismatch(scalars.count, shape) {
      throw DecodingError.dataCorruptedError(
        forKey: .scalars, in: container, debugDescription: problem)
    }
    self.init(scalars, shape: shape)
  }

  /// Writes the numbers; the graph is left out.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(shape, forKey: .shape)
    try container.encode(scalars, forKey: .scalars)
  }
}
