extension Figure {
  /// A named row of points.
  public struct Series: Sendable, Hashable, Codable {
    /// More points than this are thinned when the series is made.
    public static let mostPoints = 2_000

    /// As the legend shows it; empty: `series 1`, `series 2` …
    public var name: Phrase
    /// In the order in which lines join the points, as many as `y`.
    @ExactNumbers public var x: [Double]
    /// May have NaN and infinities, which are not drawn.
    @ExactNumbers public var y: [Double]
    /// How many points there were before thinning.
    public var count: Int
    /// How many of these were NaN or infinite.
    public var notFinite: Int

    /// - Parameters:
    ///   - x: one for each of `y`; nil for 1, 2, 3 …
    ///   - firstX: where a missing `x` starts.
    public init(_ name: String = "", x: [Double]? = nil, y: [Double], firstX: Double = 1) {
      contract(
        x == nil || x?.count == y.count,
        "Series \(name): \(x?.count ?? 0) x values and \(y.count) y values")
      let x = x ?? y.indices.map { firstX + Double($0) }
      self.name = Phrase(name)
      self.count = y.count
      self.notFinite = y.count { !$0.isFinite }
      let kept = Thinning.keptIndices(of: y, limit: Series.mostPoints)
      self.x = kept.map { x[$0] }
      self.y = kept.map { y[$0] }
    }

    /// Unthinned, for values that stand for categories.
    package init(_ name: String, categories y: [Double]) {
      self.name = Phrase(name)
      self.count = y.count
      self.notFinite = y.count { !$0.isFinite }
      self.x = y.indices.map { Double($0 + 1) }
      self.y = y
    }
  }
}
