extension Figure {
  /// A number or a verdict that says in short what the figure shows.
  package struct Headline: Sendable, Hashable {
    package var name: Phrase
    package var text: String
  }

  /// The last value of each curve, each bar of a few, and whether a claim holds.
  package var headlines: [Headline] {
    switch content {
    case .plot(let plot): plot.headlines(title: title)
    case .check(let check): [Headline(name: check.claim, text: check.passed ? "✓" : "✗")]
    case .group(let group): group.figures.flatMap(\.headlines)
    case .table, .diagram, .formula, .text: []
    }
  }
}

extension Figure.Plot {
  /// More curves or bars than this have no short word.
  private static let most = 4

  fileprivate func headlines(title: Phrase?) -> [Figure.Headline] {
    switch marks {
    case .lines(let series) where series.count <= Self.most:
      return series.compactMap { series in
        series.y.last.map {
          Figure.Headline(name: name(of: series, title), text: NumberText.short($0))
        }
      }
    case .bars(let categories, let series)
    where series.count == 1 && categories.count <= Self.most:
      return zip(categories, series[0].y).map {
        Figure.Headline(name: $0, text: NumberText.short($1))
      }
    default: return []
    }
  }

  /// A single curve may be named by its axis or by the title alone.
  private func name(of series: Figure.Series, _ title: Phrase?) -> Phrase {
    series.name.isEmpty ? yAxis.label ?? title ?? "" : series.name
  }
}
