/// Lines and points in braille dots or ASCII signs.
///
/// Several series are told apart by a mark that each repeats along its line; colour comes on top.
struct TextLinePlot {
  let model: PlotModel
  let joined: Bool
  let style: TextStyle

  static let unicodeMarks: [Character] = ["●", "◆", "▲", "■", "○", "◇", "△", "□"]
  static let asciiMarks: [Character] = ["*", "o", "+", "x", "#", "@", "%", "&"]

  static func mark(_ series: Int, ascii: Bool) -> Character {
    let marks = ascii ? asciiMarks : unicodeMarks
    return marks[series % marks.count]
  }

  private var isAlone: Bool { model.series.count == 1 }

  var lines: [String] {
    let frame = TextFrame(
      yScale: model.yScale, integers: model.yIsWhole && !model.yScale.isLog, style: style)
    var canvas = CharacterCanvas(columns: frame.columns, rows: frame.rows, ascii: style.isASCII)
    drawZero(on: &canvas)
    let tracks = model.series.indices.map { draw($0, on: &canvas) }
    if joined, !isAlone { spreadMarks(tracks, on: &canvas) }
    let box = frame.lines(
      canvas: canvas, xTicks: { model.xTicks($0, ascii: style.isASCII) },
      xLabel: model.plot.xAxis.label, yLabel: model.plot.yAxis.label)
    return TextLegend(model.series.map(\.name), style: style).lines + box
      + model.notes.flatMap { TextLine.wrapped(style.written($0), width: style.width) }
  }

  /// A faint line where values change their sign.
  private func drawZero(on canvas: inout CharacterCanvas) {
    guard !model.yScale.isLog, model.yScale.low < 0, model.yScale.high > 0,
      let zero = model.yScale.unit(0)
    else { return }
    let row = TextFrame.row(zero, rows: canvas.rows)
    for column in 0..<canvas.columns {
      canvas.set(style.isASCII ? "." : "┄", column: column, row: row, paint: .faint)
    }
  }

  /// A cell that a series' line passes.
  private struct Stop {
    var column: Int
    var row: Int
  }

  private func draw(_ index: Int, on canvas: inout CharacterCanvas) -> [Stop] {
    let series = model.series[index]
    let glyph = TextLinePlot.mark(index, ascii: style.isASCII)
    let paint = Paint.series(index)
    // Many points of one series read better as dots.
    let dotted = !joined && isAlone && series.x.count > 120
    var track: [Stop] = []
    func stop(_ column: Int, _ row: Int) -> Stop {
      Stop(column: column / canvas.dotsAcross, row: row / canvas.dotsDown)
    }
    func put(_ column: Int, _ row: Int) {
      let here = stop(column, row)
      canvas.clearFaint(column: here.column, row: here.row)
      canvas.setDot(column: column, row: row, glyph: glyph, paint: paint)
      if track.last?.column != here.column || track.last?.row != here.row { track.append(here) }
    }
    var previous: (column: Int, row: Int)?
    var isIsolated = false
    func closeIsolated() {
      guard isIsolated, let last = track.last else { return }
      canvas.set(glyph, column: last.column, row: last.row, paint: paint)
    }
    for (x, y) in zip(series.x, series.y) {
      guard let across = model.xScale.unit(x) else {
        closeIsolated()
        (previous, isIsolated) = (nil, false)
        continue
      }
      guard let up = model.yScale.unit(y) else {
        closeIsolated()
        (previous, isIsolated) = (nil, false)
        if y.isInfinite { arrow(y, across, on: &canvas, paint: paint) }
        continue
      }
      let here = canvas.dot(across, up)
      if !joined {
        put(here.column, here.row)
        let cell = stop(here.column, here.row)
        if !dotted { canvas.set(glyph, column: cell.column, row: cell.row, paint: paint) }
        continue
      }
      if let from = previous {
        DotLine(from: from, to: here).visit(put)
        isIsolated = false
      } else {
        put(here.column, here.row)
        isIsolated = true
      }
      previous = here
    }
    if joined { closeIsolated() }
    return track
  }

  /// An infinity stands at the edge that it lies beyond.
  private func arrow(
    _ value: Double, _ across: Double, on canvas: inout CharacterCanvas, paint: Paint
  ) {
    let column = canvas.dot(across, 0).column / canvas.dotsAcross
    let glyphs: (Character, Character) = style.isASCII ? ("^", "v") : ("↑", "↓")
    canvas.set(
      value > 0 ? glyphs.0 : glyphs.1, column: column, row: value > 0 ? 0 : canvas.rows - 1,
      paint: paint)
  }

  /// Puts each series' mark at several places of its line, none on another's.
  private func spreadMarks(_ tracks: [[Stop]], on canvas: inout CharacterCanvas) {
    let distance = max(6, canvas.columns / 5)
    for (index, track) in tracks.enumerated() {
      let glyph = TextLinePlot.mark(index, ascii: style.isASCII)
      let offset = distance * (2 * index + 1) / (2 * tracks.count)
      let wished = stride(from: offset, to: canvas.columns, by: distance)
      var isMarked = false
      for column in wished {
        guard
          let stop = track.first(where: {
            $0.column == column
              && (style.isASCII || canvas.isFree(column: $0.column, row: $0.row))
          })
        else { continue }
        canvas.set(glyph, column: stop.column, row: stop.row, paint: .series(index))
        isMarked = true
      }
      // A short line, or one that others cover: any free place of it will do.
      if !isMarked,
        let stop = track.first(where: {
          style.isASCII || canvas.isFree(column: $0.column, row: $0.row)
        }) ?? track.first
      {
        canvas.set(glyph, column: stop.column, row: stop.row, paint: .series(index))
      }
    }
  }
}
