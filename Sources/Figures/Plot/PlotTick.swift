/// A round number on an axis.
struct PlotTick: Equatable {
  /// From 0 to 1.
  var position: Double
  var label: String

  /// Round numbers within the scale, ascending.
  ///
  /// - Parameters:
  ///   - most: how many there may be; at least 2.
  ///   - integers: no tick between two integers.
  static func ticks(
    on scale: PlotScale, most: Int, integers: Bool = false, ascii: Bool
  ) -> [PlotTick] {
    let most = max(2, most)
    guard scale.isLog else {
      return linear(on: scale, most: most, integers: integers, ascii: ascii)
    }
    let powers = decades(on: scale, most: most)
    if powers.count >= 2 { return labelled(powers, on: scale, ascii: ascii) }
    return withinDecades(on: scale, most: most, ascii: ascii)
  }

  // MARK: Linear

  private static func linear(
    on scale: PlotScale, most: Int, integers: Bool, ascii: Bool
  ) -> [PlotTick] {
    labelled(
      multiples(from: scale.low, to: scale.high, most: most, integers: integers), on: scale,
      ascii: ascii)
  }

  /// The multiples of the finest of 1, 2, 5 × 10ⁿ of which at most `most` lie in the interval.
  private static func multiples(
    from low: Double, to high: Double, most: Int, integers: Bool
  ) -> [Decimal] {
    guard var power = Decimal((high / 2 - low / 2) / Double(most) * 2)?.order else { return [] }
    if integers { power = max(power, 0) }
    for _ in 0..<4 {
      for factor in [1, 2, 5] {
        let step = Decimal(factor, power: power).value
        guard step > 0, step.isFinite else { continue }
        // An end that is a multiple but for rounding counts as one.
        let slack = 1e-9
        let first = (low / step - slack).rounded(.up)
        let last = (high / step + slack).rounded(.down)
        guard first.magnitude < 1e17, last.magnitude < 1e17, last - first < Double(most) else {
          continue
        }
        guard last >= first else { return [] }
        return (0...Int(last - first)).map { Decimal((Int(first) + $0) * factor, power: power) }
      }
      power += 1
    }
    return []
  }

  private static func labelled(
    _ values: [Decimal], on scale: PlotScale, ascii: Bool
  ) -> [PlotTick] {
    let labels = scale.isLog ? powers(values, ascii: ascii) : texts(values, ascii: ascii)
    return zip(values, labels).compactMap { value, label in
      scale.unit(value.value).map { PlotTick(position: $0, label: label) }
    }
  }

  /// One form for all: as many places, and a power of ten where the numbers would be long.
  private static func texts(_ values: [Decimal], ascii: Bool) -> [String] {
    let order = values.filter { !$0.digits.isEmpty }.map(\.order).max() ?? 0
    let needsPower = order >= 7 || order < -4
    let shifted = values.map { value -> Decimal in
      var copy = value
      if needsPower, !copy.digits.isEmpty { copy.exponent -= order }
      return copy
    }
    let places = shifted.map(\.places).max() ?? 0
    return shifted.map { value in
      if needsPower, value.digits.isEmpty { return "0" }
      return value.plain(places: places) + (needsPower ? Decimal.power(order, ascii: ascii) : "")
    }
  }

  // MARK: Logarithmic

  /// Powers of ten, each `stride`-th where there are too many.
  private static func decades(on scale: PlotScale, most: Int) -> [Decimal] {
    let first = Int((scale.low - 1e-9).rounded(.up))
    let last = Int((scale.high + 1e-9).rounded(.down))
    guard last >= first else { return [] }
    var step = 1
    while (last - first) / step + 1 > most {
      step = step == 1 ? 2 : step == 2 ? 5 : step == 5 ? 10 : step * 2
    }
    // Multiples of the step, so that 10⁰ is among them where it is on the axis.
    let start = step == 1 ? first : Int((Double(first) / Double(step)).rounded(.up)) * step
    return stride(from: start, through: last, by: step).map { Decimal(1, power: $0) }
  }

  /// For an axis of less than two decades: 1, 2, 5, and if these are too few, even steps.
  private static func withinDecades(
    on scale: PlotScale, most: Int, ascii: Bool
  ) -> [PlotTick] {
    let powers = Int(scale.low.rounded(.down))...Int(scale.high.rounded(.down))
    let inside = powers.flatMap { power in [1, 2, 5].map { Decimal($0, power: power) } }
      .filter { value in
        let place = Logarithm.base10(value.value)
        return scale.low - 1e-9 <= place && place <= scale.high + 1e-9
      }
    if inside.count >= 2, inside.count <= most {
      return labelled(inside, on: scale, ascii: ascii)
    }
    let low = tenToThe(scale.low)
    let high = tenToThe(scale.high)
    let even = multiples(from: low, to: high, most: most, integers: false)
      .filter { !$0.isNegative && !$0.digits.isEmpty }
    return labelled(even, on: scale, ascii: ascii)
  }

  /// All plain, or if one of them would be long, all as powers of ten.
  private static func powers(_ values: [Decimal], ascii: Bool) -> [String] {
    let isPlain = values.allSatisfy { (-3..<5).contains($0.order) }
    return values.map { isPlain ? $0.plain() : power($0, ascii: ascii) }
  }

  private static func power(_ value: Decimal, ascii: Bool) -> String {
    if value.order == 0 { return value.plain() }
    if value.digits == [1], !ascii { return "10" + Decimal.superscript(value.order) }
    return value.scientific(ascii: ascii)
  }

  /// 10 to a power that need not be whole, by bisection of the logarithm.
  private static func tenToThe(_ power: Double) -> Double {
    let whole = Int(power.rounded(.down))
    var low = max(Decimal(1, power: whole).value, .leastNonzeroMagnitude)
    var high = min(Decimal(1, power: whole + 1).value, .greatestFiniteMagnitude)
    for _ in 0..<60 {
      let middle = low / 2 + high / 2
      guard middle > 0 else { break }
      if Logarithm.base10(middle) < power { low = middle } else { high = middle }
    }
    return high
  }
}
