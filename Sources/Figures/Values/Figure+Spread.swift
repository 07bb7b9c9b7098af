extension Figure {
  /// What many runs of one thing gave, one value for each run.
  public struct Spread: Sendable, Hashable, Codable {
    /// In the order of the runs. A value that is NaN or infinite has no place in the drawing.
    @ExactNumbers public var values: [Double]

    /// The values of the runs, in their order.
    public init(_ values: [Double]) { self.values = values }

    /// Median, quartiles and extremes of the finite values; nil if there are none.
    public var summary: Summary? { Summary(of: values.filter(\.isFinite)) }
  }

  /// Five numbers that say how values lie.
  public struct Summary: Sendable, Hashable {
    /// The smallest value.
    public let least: Double
    /// A quarter of the values lies below: the 0.25 quantile.
    public let lower: Double
    /// Half of the values lies below.
    public let median: Double
    /// Three quarters of the values lie below: the 0.75 quantile.
    public let upper: Double
    /// The largest value.
    public let greatest: Double

    /// Quantiles between two values are interpolated, as in `numpy.quantile` and `torch.quantile`
    /// (type 7 of Hyndman and Fan 1996). Nil for no values.
    public init?(of values: [Double]) {
      guard !values.isEmpty else { return nil }
      let sorted = values.sorted()
      func quantile(_ part: Double) -> Double {
        let place = part * Double(sorted.count - 1)
        let below = Int(place)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
      }
      least = sorted[0]
      lower = quantile(0.25)
      median = quantile(0.5)
      upper = quantile(0.75)
      greatest = sorted[sorted.count - 1]
    }
  }
}
