/// A number as a person wrote it: its digits say how exact it is meant to be.
struct WrittenNumber {
  let value: Double
  /// The digits after the point; nil for a whole number, for one with an exponent, and for `nan`.
  let decimals: Int?
  /// Half of the last digit's worth; 0 for a whole number, which is exact.
  let halfUnit: Double

  init?(_ text: String) {
    let isSpecial = ["nan", "inf", "-inf"].contains(text)
    let isDecimal = text.allSatisfy { "0123456789.eE+-".contains($0) }
    guard isSpecial || isDecimal, text.contains(where: \.isNumber) || isSpecial,
      let value = Double(text)
    else { return nil }
    self.value = value
    guard !isSpecial else {
      decimals = nil
      halfUnit = 0
      return
    }
    let parts = text.lowercased().split(separator: "e")
    let point = parts[0].firstIndex(of: ".")
    let fraction = point.map { parts[0].distance(from: $0, to: parts[0].endIndex) - 1 } ?? 0
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    decimals = point != nil && parts.count == 1 ? fraction : nil
    // Through text, as 10⁻⁴ by division would be off by a bit.
    halfUnit = point == nil && parts.count == 1 ? 0 : Double("5e\(exponent - fraction - 1)") ?? 0
  }

  /// Nil where the decimals would show only zeros, or more digits than a double has.
  static func text(_ number: Double, decimals: Int) -> String? {
    guard (1...15).contains(decimals), let scale = Double("1e\(decimals)") else { return nil }
    let scaled = (abs(number) * scale).rounded()
    guard scaled.isFinite, scaled < 9e15, scaled > 0 || number == 0 else { return nil }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (number < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
