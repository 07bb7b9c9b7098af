extension Figure {
  /// Data over two axes.
  public struct Plot: Sendable, Hashable, Codable {
    public enum Marks: Sendable, Hashable, Codable {
      /// Points joined in their order.
      case lines([Series])
      case points([Series])
      /// One group for each category, one bar in it for each series: `series[s].y[category]`.
      case bars(categories: [Phrase], series: [Series])
      case histogram(Histogram)
      case heatMap(HeatMap)
    }

    public var marks: Marks
    public var xAxis: Axis
    public var yAxis: Axis

    public init(_ marks: Marks, xAxis: Axis = Axis(), yAxis: Axis = Axis()) {
      self.marks = marks
      self.xAxis = xAxis
      self.yAxis = yAxis
    }
  }

  public struct Axis: Sendable, Hashable, Codable {
    public enum Scale: String, Sendable, Codable {
      case linear
      /// Base 10. What is not positive has no place on it, and the figure says so.
      case log
    }

    public var label: Phrase?
    public var scale: Scale

    public init(_ label: Phrase? = nil, scale: Scale = .linear) {
      self.label = label
      self.scale = scale
    }

    public init(_ label: String?, scale: Scale = .linear) {
      self.init(Phrase(label), scale: scale)
    }
  }

  /// Counts of values in equal bins.
  public struct Histogram: Sendable, Hashable, Codable {
    /// Bin `i` holds what lies in `edges[i]..<edges[i + 1]`, the last its upper edge too.
    @ExactNumbers public var edges: [Double]
    public var counts: [Int]
    /// Values that are NaN or infinite, in no bin.
    public var leftOut: Int

    public init(edges: [Double], counts: [Int], leftOut: Int = 0) {
      contract(
        edges.count == counts.count + 1, "Histogram: \(counts.count) counts need one edge more")
      self.edges = edges
      self.counts = counts
      self.leftOut = leftOut
    }
  }

  /// A matrix, drawn as shades.
  public struct HeatMap: Sendable, Hashable, Codable {
    /// Row by row.
    @ExactNumbers public var values: [Double]
    public var columns: Int
    /// Names beside the rows and below the columns; empty for the plain indices.
    public var rowLabels: [Phrase]
    public var columnLabels: [Phrase]

    public var rows: Int { columns == 0 ? 0 : values.count / columns }

    public init(
      values: [Double], columns: Int, rowLabels: [String] = [], columnLabels: [String] = []
    ) {
      contract(
        columns == 0 ? values.isEmpty : values.count % columns == 0,
        "HeatMap: \(values.count) values do not fill rows of \(columns)")
      self.values = values
      self.columns = columns
      self.rowLabels = rowLabels.map { Phrase($0) }
      self.columnLabels = columnLabels.map { Phrase($0) }
    }

    package subscript(row: Int, column: Int) -> Double { values[row * columns + column] }
  }
}
