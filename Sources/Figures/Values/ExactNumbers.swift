/// Numbers that keep their bits: two NaN of the same bits are equal, and NaN and the infinities
/// can be coded where a format (JSON) has no number for them.
@propertyWrapper
public struct ExactNumbers: Sendable, Hashable, Codable {
  /// The numbers.
  public var wrappedValue: [Double]

  /// Numbers as they are.
  public init(wrappedValue: [Double]) {
    self.wrappedValue = wrappedValue
  }

  /// Whether both have the same bits in the same order.
  public static func == (one: ExactNumbers, other: ExactNumbers) -> Bool {
    one.wrappedValue.elementsEqual(other.wrappedValue) { $0.bitPattern == $1.bitPattern }
  }

  public func hash(into hasher: inout Hasher) {
    for value in wrappedValue { hasher.combine(value.bitPattern) }
  }

  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    var values: [Double] = []
    values.reserveCapacity(list.count ?? 0)
    while !list.isAtEnd {
      if let number = try? list.decode(Double.self) {
        values.append(number)
        continue
      }
      let word = try list.decode(String.self)
      guard let value = ExactNumbers.words.first(where: { $0.word == word })?.value else {
        throw DecodingError.dataCorruptedError(
          in: list, debugDescription: "\(word) is neither a number nor nan, inf or -inf")
      }
      values.append(value)
    }
    wrappedValue = values
  }

  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    for value in wrappedValue {
      switch value {
      case _ where value.isNaN: try list.encode("nan")
      case .infinity: try list.encode("inf")
      case -.infinity: try list.encode("-inf")
      default: try list.encode(value)
      }
    }
  }

  private static let words: [(word: String, value: Double)] = [
    ("nan", .nan), ("inf", .infinity), ("-inf", -.infinity),
  ]
}
