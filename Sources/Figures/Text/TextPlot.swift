extension Figure.Plot {
  func textLines(_ style: TextStyle) -> [String] {
    switch marks {
    case .lines(let series):
      TextLinePlot(model: PlotModel(self, series: series), joined: true, style: style).lines
    case .points(let series):
      TextLinePlot(model: PlotModel(self, series: series), joined: false, style: style).lines
    case .bars(let categories, let series):
      TextBars(plot: self, categories: categories, series: series, style: style).lines
    case .histogram(let histogram):
      TextHistogram(plot: self, histogram: histogram, style: style).lines
    case .spread(let categories, let values):
      TextSpread(plot: self, categories: categories, values: values, style: style).lines
    case .heatMap(let map):
      TextHeatMap(plot: self, map: map, style: style).lines
    }
  }
}
