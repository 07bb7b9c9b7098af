/// How numbers are written in figures: as in print, `1.5×10⁻⁷` and `∞`, and with equal digits down
/// a column.
///
/// The values beside a lesson's lines are code, `1.5e-7` and `inf`, which authors copy behind
/// `// →`: `unroll_number_text` in CellProtocol writes those, as Swift would.
package enum NumberText {
  /// `value` with at most `digits` significant digits: `0.2513`, `-1200`, `1.5×10⁻⁷`, `NaN`, `∞`.
  ///
  /// An integer keeps all its digits up to nine.
  package static func short(_ value: Double, digits: Int = 4, ascii: Bool = false) -> String {
    guard let decimal = Decimal(value) else { return notFinite(value, ascii: ascii) }
    if decimal.places == 0, decimal.order < 9 { return decimal.plain() }
    let rounded = decimal.rounded(toSignificant: digits)
    switch rounded.order {
    case -4..<7: return rounded.plain()
    default: return rounded.scientific(ascii: ascii)
    }
  }

  /// `value` with exactly `places` digits after the point, for columns of numbers.
  package static func fixed(_ value: Double, places: Int, ascii: Bool = false) -> String {
    guard let decimal = Decimal(value) else { return notFinite(value, ascii: ascii) }
    return decimal.rounded(toPlaces: places).plain(places: places)
  }

  static func notFinite(_ value: Double, ascii: Bool) -> String {
    if value.isNaN { return "NaN" }
    return (value < 0 ? "-" : "") + (ascii ? "inf" : "∞")
  }

  /// `1 value`, `3 values`.
  package static func count(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `100,000`.
  package static func grouped(_ count: Int) -> String {
    let digits = count.magnitude.description
    var text = count < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}

extension NumberText {
  /// Numbers for one column: with the same number of places where four digits of the greatest say
  /// enough of the least too, else each by itself.
  package static func column(_ values: [Double], ascii: Bool = false) -> [String] {
    let orders = values.compactMap(Decimal.init).filter { !$0.digits.isEmpty }.map(\.order)
    guard let most = orders.max(), let least = orders.min(), most < 7, least >= -4,
      most - least <= 3
    else { return values.map { short($0, ascii: ascii) } }
    let wanted =
      values.compactMap(Decimal.init).map {
        $0.rounded(toPlaces: max(0, 3 - least)).places
      }.max() ?? 0
    let places = min(wanted, max(0, 5 - most), max(0, 3 - least))
    return values.map { fixed($0, places: places, ascii: ascii) }
  }
}
