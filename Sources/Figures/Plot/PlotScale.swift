/// From data to the unit interval.
struct PlotScale: Equatable {
  /// In the data's unit, or their decimal logarithms.
  let low: Double
  let high: Double
  let isLog: Bool

  /// A scale on which every value that can be drawn has a place.
  ///
  /// - Parameter includesZero: bars start there.
  init(_ values: some Sequence<Double>, scale: Figure.Axis.Scale, includesZero: Bool = false) {
    isLog = scale == .log
    var least = Double.infinity
    var greatest = -Double.infinity
    for value in values where value.isFinite && (scale == .linear || value > 0) {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    if least > greatest { (least, greatest) = scale == .log ? (1, 10) : (0, 1) }
    if scale == .log {
      let (bottom, top) = (Logarithm.base10(least), Logarithm.base10(greatest))
      let spread = top - bottom < 1e-9 ? 0.5 : 0
      (low, high) = (bottom - spread, top + spread)
      return
    }
    if includesZero {
      least = min(least, 0)
      greatest = max(greatest, 0)
    }
    (low, high) = PlotScale.widened(least, greatest)
  }

  /// Gives a constant some room, and keeps the interval from being finer than its numbers.
  private static func widened(_ least: Double, _ greatest: Double) -> (Double, Double) {
    let size = max(least.magnitude, greatest.magnitude)
    if size == 0 { return (-1, 1) }
    let limit = Double.greatestFiniteMagnitude
    if least == greatest {
      let room = max(size / 2, 1e-305)
      return (max(least - room, -limit), min(greatest + room, limit))
    }
    // In halves: the difference of two large numbers may be infinite.
    let half = greatest / 2 - least / 2
    let finest = max(size * 1e-13, 1e-305)
    guard half < finest else { return (least, greatest) }
    return (max(least - finest, -limit), min(greatest + finest, limit))
  }

  /// Where `value` lies, from 0 to 1; nil if it has no place.
  func unit(_ value: Double) -> Double? {
    guard value.isFinite, !isLog || value > 0 else { return nil }
    let place = isLog ? Logarithm.base10(value) : value
    let half = high / 2 - low / 2
    return min(1, max(0, (place / 2 - low / 2) / half))
  }
}
