internal import TextWidth

/// The same boxes and arrows as the text form, as SVG.
struct SVGDiagram {
  let diagram: Figure.Diagram
  let words: FigureWords

  // A terminal's column and line, in units of the drawing.
  private let across = 8.6
  private let down = 17.0
  private let edge = 8.0

  func svg(id: String, title: String) -> String {
    let layout = DiagramLayout(diagram) { TextLine.clean(words($0)) }
    // A small diagram is not blown up to the page's width.
    let natural = Double(layout.width) * across + 2 * edge
    let width = max(natural, SVGFrame.width)
    let shift = (width - natural) / 2
    var body = shift > 0 ? "<g transform=\"translate(\(SVG.number(shift)) 0)\">\n" : ""
    for arrow in layout.arrows { body += drawn(arrow) }
    for box in layout.boxes { body += drawn(box) }
    for arrow in layout.arrows where !arrow.label.isEmpty { body += label(arrow) }
    if shift > 0 { body += "</g>\n" }
    return SVG.document(
      width: width, height: Double(layout.height) * down + 2 * edge, id: id,
      // On a phone, a wide one scrolls rather than shrink.
      kind: natural > 400 ? "diagram wide" : "diagram",
      title: title, description: words(diagram.summary), body)
  }

  private func x(_ column: Int) -> Double { edge + Double(column) * across }
  private func y(_ line: Int) -> Double { edge + Double(line) * down }

  private func drawn(_ box: DiagramLayout.Box) -> String {
    let node = box.node
    let middle = x(box.left) + Double(box.width) * across / 2
    if node.role == .elision {
      return SVG.text(
        box.label, x: middle, y: y(box.middle) + down / 2 + SVG.ascent, anchor: .middle,
        room: 200)
    }
    let width = Double(box.width) * across
    let high = Double(box.height) * down - 8
    let top = y(box.top) + 4
    let corner =
      switch node.role {
      case .cell, .elision: 3.0
      case .join: 0.0
      case .input, .output, .state: 11.0
      }
    let dash = node.role == .state ? " stroke-dasharray=\"4 3\"" : ""
    let border = node.role == .cell ? " stroke-width=\"2\"" : ""
    var svg = SVG.rect(
      x(box.left), top, width, high,
      "rx=\"\(SVG.number(corner))\" class=\"box \(node.role.rawValue)\" fill=\"none\" "
        + "stroke=\"currentColor\"\(dash)\(border)")
    let hasDetail = box.detail != nil
    let first = hasDetail ? top + high / 2 - 3.5 : top + high / 2 + SVG.ascent
    svg += SVG.text(
      box.label, x: middle, y: first, anchor: .middle, room: width - 4,
      class: node.role == .cell ? "name" : "label")
    if let detail = box.detail {
      svg += SVG.text(
        detail, x: middle, y: first + 16, anchor: .middle, room: width - 4, size: 12,
        class: "detail")
    }
    return svg
  }

  /// The places at which a shaft starts and ends: on the borders of the boxes.
  private func drawn(_ arrow: DiagramLayout.Arrow) -> String {
    let head = 7.0
    let half = 4.0
    let from: (Double, Double)
    let tip: (Double, Double)
    let foot: [(Double, Double)]
    switch arrow.direction {
    case .up, .down:
      let place = x(arrow.track) + across / 2
      let sign = arrow.direction == .up ? -1.0 : 1.0
      let start = arrow.direction == .up ? y(arrow.start + 1) + 4 : y(arrow.start) - 4
      let end = arrow.direction == .up ? y(arrow.end) - 4 : y(arrow.end + 1) + 4
      from = (place, start)
      tip = (place, end)
      foot = [(place - half, end - sign * head), (place + half, end - sign * head)]
    case .left, .right:
      let place = edge + Double(arrow.doubledMiddle) / 2 * down
      let sign = arrow.direction == .left ? -1.0 : 1.0
      let start = arrow.direction == .left ? x(arrow.start + 1) : x(arrow.start)
      let end = arrow.direction == .left ? x(arrow.end) : x(arrow.end + 1)
      from = (start, place)
      tip = (end, place)
      foot = [(end - sign * head, place - half), (end - sign * head, place + half)]
    }
    let stop = ((foot[0].0 + foot[1].0) / 2, (foot[0].1 + foot[1].1) / 2)
    return SVG.line(from.0, from.1, stop.0, stop.1, "class=\"arrow\" stroke=\"currentColor\"")
      + "<path class=\"tip\" d=\"M\(SVG.point(tip.0, tip.1))L"
      + foot.map { SVG.point($0.0, $0.1) }.joined(separator: "L") + "Z\"/>\n"
  }

  private func label(_ arrow: DiagramLayout.Arrow) -> String {
    switch arrow.direction {
    case .up, .down:
      SVG.text(
        arrow.label, x: x(arrow.track) + across / 2 + 8,
        y: y(min(arrow.start, arrow.end)) + down + SVG.ascent, room: 300, size: 12,
        class: "detail")
    case .left, .right:
      SVG.text(
        arrow.label,
        x: x(arrow.labelColumn) + Double(TextWidth.columns(of: arrow.label)) * across / 2,
        y: edge + Double(arrow.doubledMiddle) / 2 * down - 6, anchor: .middle, room: 300, size: 12,
        class: "detail")
    }
  }
}

extension Figure.Diagram {
  func svg(id: String, title: Phrase?, _ words: FigureWords) -> String {
    SVGDiagram(diagram: self, words: words).svg(id: id, title: words(title ?? "Diagram"))
  }

  func html(id: String, title: Phrase?, _ words: FigureWords) -> String {
    let style = TextStyle(width: 200).worded(words)
    return
      "<div class=\"figure-diagram\" tabindex=\"0\">\n\(svg(id: id, title: title, words))</div>\n"
      + Figure.details(words("As text"), Figure.textForm(textLines(style), words))
  }
}
