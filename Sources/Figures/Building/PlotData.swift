/// A number that a figure takes: `Int`, `Double`, `Float`.
public protocol PlotNumber {
  /// The number as plots and tables take it.
  var plotNumber: Double { get }
}

extension Double: PlotNumber {
  public var plotNumber: Double { self }
}

extension Float: PlotNumber {
  /// The double of the same digits: 0.1, not 0.10000000149.
  public var plotNumber: Double { Double(description) ?? Double(self) }
}

extension Int: PlotNumber {
  public var plotNumber: Double { Double(self) }
}

/// What `plot` draws as curves: an array of numbers, a tensor.
public protocol PlotData {
  /// One array for each curve: a matrix has one for each row.
  var plotCurves: [[Double]] { get }
}

extension Array: PlotData where Element: PlotNumber {
  public var plotCurves: [[Double]] { [map(\.plotNumber)] }
}

extension ArraySlice: PlotData where Element: PlotNumber {
  public var plotCurves: [[Double]] { [map(\.plotNumber)] }
}
