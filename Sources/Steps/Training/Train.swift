public import Figures
public import Recurrent

/// Trains: the fence's body is the loss, evaluated at each step. Shows the losses as a table and
/// as a plot.
///
///     train(epochs: 100, with: Adam(model, learningRate: 0.01)) { mseLoss(model(x), y) }
///
/// - Parameters:
///   - rows: how many evenly spaced rows the table may have.
///   - logarithmic: rows at 1, 2, 5, 10 …, and a logarithmic loss axis.
///   - timed: adds the steps a second, which differ from machine to machine.
public func train(
  epochs: Int, with optimizer: any Optimizer, rows: Int = 10, logarithmic: Bool = false,
  timed: Bool = false, title: String? = nil, _ loss: () throws -> Tensor
) rethrows -> Figure {
  try fit(epochs: epochs, with: optimizer, timed: timed, loss)
    .figure(rows: rows, logarithmic: logarithmic, title: title)
}

/// Trains with one step for each batch of every epoch; an epoch's loss is its batches' mean.
public func train<Batches: Sequence>(
  epochs: Int, with optimizer: any Optimizer, batches: Batches, rows: Int = 10,
  logarithmic: Bool = false, timed: Bool = false, title: String? = nil,
  _ loss: (Batches.Element) throws -> Tensor
) rethrows -> Figure {
  try fit(epochs: epochs, with: optimizer, batches: batches, timed: timed, loss)
    .figure(rows: rows, logarithmic: logarithmic, title: title)
}
