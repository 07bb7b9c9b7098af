extension Figure {
  /// Data over two axes.
  public struct Plot: Sendable, Hashable, Codable {
    /// What is drawn between the axes.
    public enum Marks: Sendable, Hashable, Codable {
      /// Points joined in their order.
      case lines([Series])
      /// Points that are not joined.
      case points([Series])
      /// One group for each category, one bar in it for each series: `series[s].y[category]`.
      case bars(categories: [Phrase], series: [Series])
      /// One bar for each bin.
      case histogram(Histogram)
      /// One row for each category: all its values, their median and their quartiles.
      case spread(categories: [Phrase], values: [Spread])
      /// One shaded field for each element of a matrix.
      case heatMap(HeatMap)
    }

    /// The data.
    public var marks: Marks
    /// The horizontal axis.
    public var xAxis: Axis
    /// The vertical axis.
    public var yAxis: Axis

    /// A plot of `marks`. The axes cover the data.
    public init(_ marks: Marks, xAxis: Axis = Axis(), yAxis: Axis = Axis()) {
      self.marks = marks
      self.xAxis = xAxis
      self.yAxis = yAxis
    }
  }

  /// The name of an axis, and how numbers lie on it.
  public struct Axis: Sendable, Hashable, Codable {
    /// How numbers lie on an axis.
    public enum Scale: String, Sendable, Codable {
      /// Equal steps are equally long.
      case linear
      /// Base 10. What is not positive has no place on it, and the figure says so.
      case log
    }

    /// Stands beside the axis; nil leaves it unnamed.
    public var label: Phrase?
    /// Linear or logarithmic.
    public var scale: Scale

    /// An axis, by default linear and unnamed.
    public init(_ label: Phrase? = nil, scale: Scale = .linear) {
      self.label = label
      self.scale = scale
    }

    /// An axis whose name has nothing filled in.
    public init(_ label: String?, scale: Scale = .linear) {
      self.init(Phrase(label), scale: scale)
    }
  }

  /// Counts of values in equal bins.
  public struct Histogram: Sendable, Hashable, Codable {
    /// Bin `i` holds what lies in `edges[i]..<edges[i + 1]`, the last its upper edge too.
    @ExactNumbers public var edges: [Double]
    /// One for each bin.
    public var counts: [Int]
    /// Values that are NaN or infinite, in no bin.
    public var leftOut: Int

    /// Counts that were made already. `histogram(_:bins:)` makes them of values.
    ///
    /// - Precondition: one edge more than counts.
    public init(edges: [Double], counts: [Int], leftOut: Int = 0) {
      contract(
        edges.count == counts.count + 1, "Histogram: \(counts.count) counts need one more edge")
      self.edges = edges
      self.counts = counts
      self.leftOut = leftOut
    }
  }

  /// A matrix, drawn as shades.
  public struct HeatMap: Sendable, Hashable, Codable {
    /// Row by row.
    @ExactNumbers public var values: [Double]
    /// How many values a row has.
    public var columns: Int
    /// Names beside the rows; empty for the plain indices.
    public var rowLabels: [Phrase]
    /// Names below the columns; empty for the plain indices.
    public var columnLabels: [Phrase]

    /// How many rows `values` fills.
    public var rows: Int { columns == 0 ? 0 : values.count / columns }

    /// A matrix whose `values` lie row by row.
    ///
    /// - Precondition: `values` fills whole rows of `columns`.
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
