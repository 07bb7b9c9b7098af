/// The names of the series above a plot, in as many rows as they need.
struct SVGLegend {
  private let entries: [(name: String, x: Double, row: Int)]
  private let sample: (Int, Double, Double) -> String
  let height: Double

  /// - Parameter sample: draws the sign of a series, 26 wide, from a point on its left.
  init(_ names: [Phrase], _ words: FigureWords, sample: @escaping (Int, Double, Double) -> String) {
    self.sample = sample
    var entries: [(String, Double, Int)] = []
    var x = 4.0
    var row = 0
    for (index, name) in names.enumerated() {
      let name = TextLine.clean(words(name.isEmpty ? "series \(index + 1)" : name))
      let text = SVG.shortened(name, to: SVGFrame.width - 50, size: SVG.fontSize)
      let size = 32 + SVG.width(of: text)
      if x + size > SVGFrame.width - 4, x > 4 {
        x = 4
        row += 1
      }
      entries.append((text, x, row))
      x += size + 16
    }
    self.entries = entries
    height = entries.isEmpty ? 0 : Double(row + 1) * 18 + 4
  }

  var drawn: String {
    entries.enumerated().map { index, entry in
      let y = 12 + Double(entry.row) * 18
      return sample(index, entry.x, y)
        + SVG.text(entry.name, x: entry.x + 32, y: y + SVG.ascent, room: SVGFrame.width)
    }.joined()
  }
}
