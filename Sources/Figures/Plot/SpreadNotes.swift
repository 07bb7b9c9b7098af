/// How a spread is read, and sentences about values that are not drawn.
struct SpreadNotes {
  let plot: Figure.Plot
  let spreads: [Figure.Spread]

  init(_ plot: Figure.Plot, _ spreads: [Figure.Spread]) {
    self.plot = plot
    self.spreads = spreads
  }

  var notes: [Phrase] {
    let all = spreads.flatMap(\.values)
    let strange = all.count { !$0.isFinite }
    let hidden = plot.xAxis.scale == .log ? all.count { $0.isFinite && $0 <= 0 } : 0
    var notes: [Phrase] = [
      "Each circle is a run; half of them lie in the bar, and its line is the median."
    ]
    if strange > 0 { notes.append("\(Phrase.count(strange, "value")) not finite.") }
    if hidden > 0 {
      notes.append("\(Phrase.count(hidden, "value")) without a place on the log axis.")
    }
    return notes
  }
}
