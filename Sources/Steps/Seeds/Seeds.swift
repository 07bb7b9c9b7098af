public import Figures

/// Runs the fence's body for each of `count` seeds and shows every run, the median and the
/// quartiles.
///
///     seeds(20, xLabel: "loss") { trained(RNN(inputSize: 2, hiddenSize: 22)) }
///
/// `overSeeds` runs the same and gives the values.
///
/// - Parameters:
///   - first: the first seed; the others follow it.
///   - xLabel: what the body's number is.
///   - logX: a logarithmic axis; what is not positive has no place on it.
public func seeds<Number: PlotNumber>(
  _ count: Int, from first: Int = 0, title: String? = nil, xLabel: String? = nil,
  logX: Bool = false, _ body: () throws -> Number
) rethrows -> Figure {
  try overSeeds(count, from: first) { _ in try body() }
    .figure(title: title, xLabel: xLabel, logX: logX)
}

/// The same for a body that gives several numbers, such as `["RNN": rnnLoss, "LSTM": lstmLoss]`:
/// one row for each.
public func seeds<Number: PlotNumber>(
  _ count: Int, from first: Int = 0, title: String? = nil, xLabel: String? = nil,
  logX: Bool = false, _ body: () throws -> KeyValuePairs<String, Number>
) rethrows -> Figure {
  spread(
    try overSeeds(count, from: first) { _ in try body() }, title: title, xLabel: xLabel, logX: logX)
}
