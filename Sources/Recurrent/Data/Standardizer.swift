/// Brings each feature to mean 0 and deviation 1: z = (x − mean) / deviation.
///
/// Fit it on the training part alone: what the model may not know must not set its scale either.
/// A feature that does not vary is only shifted, never divided by 0.
public struct Standardizer: Sendable {
  /// Mean of each feature, in double.
  public let means: [Double]
  /// Deviation of each feature, in double; 1 for a feature that does not vary.
  public let deviations: [Double]

  /// Learns means and deviations of the features, which are the last axis.
  ///
  /// - Parameter correction: the variance is the sum of squares over the count less this; 1 is the
  ///   estimate from a sample, as in PyTorch, 0 the mean square, as in scikit-learn.
  /// - Precondition: at least one number of each feature.
  public init(fitting data: Tensor, correction: Int = 1) {
    guard let features = data.shape.last, data.count > 0 else {
      broken("Standardizer: \(data.label) has no numbers to learn from")
    }
    let rows = data.count / features
    var means = [Double](repeating: 0, count: features)
    var deviations = means
    for feature in 0..<features {
      let column = (0..<rows).map { Double(data.base[$0 * features + feature]) }
      let mean = column.reduce(0, +) / Double(rows)
      let squares = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      means[feature] = mean
      // Not squares == 0: a mean that was rounded leaves a trace of squares in equal numbers.
      let isConstant = column.allSatisfy { $0 == column[0] }
      deviations[feature] =
        isConstant ? 1 : (squares / Double(max(rows - correction, 1))).squareRoot()
    }
    self.means = means
    self.deviations = deviations
  }

  /// z = (x − mean) / deviation; the last axis holds the features.
  public func transform(_ x: Tensor) -> Tensor {
    mapped("transform", x, slope: { 1 / deviations[$0] }) {
      (Double($0) - means[$1]) / deviations[$1]
    }
  }

  /// x = z · deviation + mean: back to the data's own units.
  public func inverse(_ z: Tensor) -> Tensor {
    mapped("inverse", z, slope: { deviations[$0] }) { Double($0) * deviations[$1] + means[$1] }
  }

  /// Each number by its feature, computed in double, with its derivative for the tape.
  private func mapped(
    _ operation: StaticString, _ x: Tensor, slope: (Int) -> Double,
    _ value: (Float, Int) -> Double
  ) -> Tensor {
    let features = means.count
    if x.shape.last != features {
      broken(
        "Standardizer.\(operation): \(x.label): the standardizer was fitted to \(features) features"
      )
    }
    var result = Tensor(unfilled: x.shape)
    for index in 0..<x.count { result.base[index] = Float(value(x.base[index], index % features)) }
    if isRecorded(x) {
      let slopes = (0..<features).map { Float(slope($0)) }
      result.node = Node(operation, count: result.count, x.node) { node in
        guard let dx = node.first?.accumulator else { return }
        for index in 0..<node.count { dx[index] += node.dy[index] * slopes[index % features] }
      }
    }
    return result
  }
}
