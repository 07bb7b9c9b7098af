public import Figures

/// What a body gave for each of several seeds.
public struct SeedRuns: Sendable, Hashable {
  /// The seeds, ascending.
  public let seeds: [Int]
  /// One value for each seed, in the order of `seeds`.
  public let values: [Double]

  /// The number of runs.
  public var count: Int { values.count }
  /// The least value.
  public var least: Double { summary.least }
  /// The 0.25 quantile, between two values interpolated as in `torch.quantile`.
  public var lowerQuartile: Double { summary.lower }
  /// Half of the runs lie below.
  public var median: Double { summary.median }
  /// The 0.75 quantile.
  public var upperQuartile: Double { summary.upper }
  /// The greatest value.
  public var greatest: Double { summary.greatest }

  /// How many runs gave a value for which `condition` holds.
  public func count(where condition: (Double) -> Bool) -> Int { values.count(where: condition) }

  /// The values with every run, their median and their quartiles.
  public func figure(title: String? = nil, xLabel: String? = nil, logX: Bool = false) -> Figure {
    spread(["": self], title: title, xLabel: xLabel, logX: logX)
  }

  private var summary: Figure.Summary {
    // A run that is not finite would make every quantile NaN, and hide the others.
    guard let summary = Figure.Summary(of: values.filter(\.isFinite)) else {
      fatalError("overSeeds: none of the \(values.count) values is finite")
    }
    return summary
  }
}

extension SeedRuns: PlotData {
  public var plotCurves: [[Double]] { [values] }
}
