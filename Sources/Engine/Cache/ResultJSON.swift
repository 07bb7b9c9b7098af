internal import Foundation

/// The JSON of results and figures, with sorted keys and names for infinity and NaN. The runtime library writes its figures in the same way.
enum ResultJSON {
  static func encode(_ value: some Encodable) -> Data? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try? encoder.encode(value)
  }

  /// Nil where the JSON is not such a value.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from json: some Sequence<UInt8>
  ) -> Value? {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try? decoder.decode(type, from: Data(json))
  }
}
