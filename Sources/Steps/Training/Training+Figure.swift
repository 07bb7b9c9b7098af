public import Figures

extension Training {
  /// The losses as a table and as a plot.
  public var figure: Figure { figure() }

  /// - Parameters:
  ///   - rows: how many evenly spaced rows the table may have.
  ///   - logarithmic: rows at 1, 2, 5, 10 …, and a logarithmic loss axis.
  public func figure(rows: Int = 10, logarithmic: Bool = false, title: String? = nil) -> Figure {
    var figures: [Figure] = []
    if let stop { figures.append(note(message(stop))) }
    figures.append(table(rows: rows, logarithmic: logarithmic))
    if losses.count > 1 {
      figures.append(plot(losses, xLabel: "epoch", yLabel: "loss", logY: logarithmic))
    }
    if let stepsPerSecond {
      let words: Phrase =
        "\(NumberText.short(stepsPerSecond, digits: 3)) steps a second on this machine."
      figures.append(note(words))
    }
    return Figure(.group(.init(figures)), title: title.map { Phrase($0) })
  }

  private func message(_ stop: Stop) -> Phrase {
    let place: Phrase =
      stop.batch.map { "epoch \(stop.epoch), batch \($0)" } ?? "epoch \(stop.epoch)"
    let value: Phrase = stop.loss.isNaN ? "NaN" : stop.loss < 0 ? "minus infinity" : "infinite"
    let advice: Phrase =
      stop.epoch == 1
      ? "It was so at the first epoch: look for NaN or very large numbers in the data."
      : "The steps were too large: try a smaller learning rate, or clip the gradients."
    return .sentences(["Stopped at \(place) of \(epochs): the loss became \(value).", advice])
  }

  private func table(rows: Int, logarithmic: Bool) -> Figure {
    let best = bestEpoch
    let chosen = EpochRows.chosen(
      count: losses.count, best: best, most: rows, logarithmic: logarithmic)
    let cells = chosen.map { epoch -> [any TableCell] in
      var notes: [Phrase] = []
      if epoch == 1 { notes.append("first") }
      if epoch == losses.count { notes.append(stop == nil ? "last" : "stopped") }
      if epoch == best, losses.count > 1 { notes.append("best") }
      return [epoch, losses[epoch - 1], Phrase.list(notes)]
    }
    let emphasised = Set(chosen.indices.filter { chosen[$0] == best })
    return Figure(
      .table(
        Figure.Table(header: ["epoch", "loss", ""], cells: cells, emphasised: emphasised)))
  }
}
