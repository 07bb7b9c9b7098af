extension Figure {
  /// The drawing alone, for a plot or a diagram; nil for what is no picture.
  package func svg(idPrefix: String) -> String? {
    let id = HTML.identifier(idPrefix)
    switch content {
    case .plot(let plot): return plot.svg(id: id, title: title)
    case .diagram(let diagram): return diagram.svg(id: id, title: title)
    default: return nil
    }
  }
}

extension Figure.Plot {
  func svg(id: String, title: String?) -> String {
    let words = PlotWords(plot: self, title: title)
    let (heading, sentences) = (words.heading, words.sentences)
    switch marks {
    case .lines(let series):
      return SVGLinePlot(model: PlotModel(self, series: series), joined: true)
        .svg(id: id, title: heading, description: sentences)
    case .points(let series):
      return SVGLinePlot(model: PlotModel(self, series: series), joined: false)
        .svg(id: id, title: heading, description: sentences)
    case .bars(let categories, let series):
      return SVGBars(plot: self, categories: categories, series: series)
        .svg(id: id, title: heading, description: sentences)
    case .histogram(let histogram):
      return SVGHistogram(plot: self, histogram: histogram)
        .svg(id: id, title: heading, description: sentences)
    case .heatMap(let map):
      return SVGHeatMap(plot: self, map: map)
        .svg(id: id, title: heading, description: sentences)
    }
  }

  /// The drawing, what it leaves out, and behind a click its numbers and its text form.
  func html(id: String, title: String?) -> String {
    let data = dataTable
    let note = data.note.map { "<p>\(HTML.text($0))</p>\n" } ?? ""
    return svg(id: id, title: title)
      + notes.map { "<p class=\"figure-note\">\(HTML.text($0))</p>\n" }
      .joined() + Figure.details("Data", note + data.table.html())
      + Figure.details("As text", Figure.textForm(textLines(TextStyle())))
  }

  /// Sentences about values that are not drawn.
  var notes: [String] {
    switch marks {
    case .lines(let series), .points(let series): PlotModel(self, series: series).notes
    case .histogram(let histogram):
      TextHistogram(plot: self, histogram: histogram, style: TextStyle()).notes
    case .bars, .heatMap: []
    }
  }
}

extension Figure {
  static func details(_ summary: String, _ inside: String) -> String {
    "<details class=\"figure-details\"><summary>\(HTML.text(summary))</summary>\n\(inside)</details>\n"
  }

  static func textForm(_ lines: [String]) -> String {
    let text = HTML.text(lines.joined(separator: "\n"))
    return "<pre class=\"figure-text\" role=\"img\" aria-label=\"The drawing in characters\">"
      + "\(text)</pre>\n"
  }
}
