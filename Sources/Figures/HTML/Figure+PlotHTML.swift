extension Figure {
  /// The drawing alone, for a plot or a diagram; nil for figures that are not pictures.
  package func svg(idPrefix: String, words: FigureWords = .english) -> String? {
    let id = HTML.identifier(idPrefix)
    switch content {
    case .plot(let plot): return plot.svg(id: id, title: title, words)
    case .diagram(let diagram): return diagram.svg(id: id, title: title, words)
    default: return nil
    }
  }
}

extension Figure.Plot {
  func svg(id: String, title: Phrase?, _ words: FigureWords) -> String {
    let said = PlotWords(plot: self, title: title)
    let (heading, sentences) = (words(said.heading), words(said.sentences))
    switch marks {
    case .lines(let series):
      return SVGLinePlot(model: PlotModel(self, series: series), joined: true, words: words)
        .svg(id: id, title: heading, description: sentences)
    case .points(let series):
      return SVGLinePlot(model: PlotModel(self, series: series), joined: false, words: words)
        .svg(id: id, title: heading, description: sentences)
    case .bars(let categories, let series):
      return SVGBars(plot: self, categories: categories, series: series, words: words)
        .svg(id: id, title: heading, description: sentences)
    case .histogram(let histogram):
      return SVGHistogram(plot: self, histogram: histogram, words: words)
        .svg(id: id, title: heading, description: sentences)
    case .spread(let categories, let values):
      return SVGSpread(plot: self, categories: categories, values: values, words: words)
        .svg(id: id, title: heading, description: sentences)
    case .heatMap(let map):
      return SVGHeatMap(plot: self, map: map, words: words)
        .svg(id: id, title: heading, description: sentences)
    }
  }

  /// The drawing, what it leaves out, and behind a click its numbers and its text form.
  func html(id: String, title: Phrase?, _ words: FigureWords) -> String {
    let data = dataTable
    let note = data.note.map { "<p>\(HTML.text(words($0)))</p>\n" } ?? ""
    let style = TextStyle().worded(words)
    return svg(id: id, title: title, words)
      + notes.map { "<p class=\"figure-note\">\(HTML.text(words($0)))</p>\n" }
      .joined() + Figure.details(words("Data"), note + data.table.html(words))
      + Figure.details(words("As text"), Figure.textForm(textLines(style), words))
  }

  /// Sentences about values that are not drawn.
  var notes: [Phrase] {
    switch marks {
    case .lines(let series), .points(let series): PlotModel(self, series: series).notes
    case .histogram(let histogram):
      TextHistogram(plot: self, histogram: histogram, style: TextStyle()).notes
    case .spread(_, let values): SpreadNotes(self, values).notes
    case .bars, .heatMap: []
    }
  }
}

extension Figure {
  static func details(_ summary: String, _ inside: String) -> String {
    "<details class=\"figure-details\"><summary>\(HTML.text(summary))</summary>\n\(inside)</details>\n"
  }

  static func textForm(_ lines: [String], _ words: FigureWords) -> String {
    let text = HTML.text(lines.joined(separator: "\n"))
    let label = HTML.attribute(words("The drawing in characters"))
    return "<pre class=\"figure-text\" role=\"img\" tabindex=\"0\" aria-label=\"\(label)\">"
      + "\(text)</pre>\n"
  }
}
