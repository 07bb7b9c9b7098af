/// How a series looks beside its colour: a dash and a mark, different for each.
struct SVGMark {
  let series: Int

  var className: String { "series-\(series % 6 + 1)" }

  var dash: String {
    let dashes = ["", "7 4", "2 3", "9 3 2 3", "12 4", "4 2 1 2"]
    let pattern = dashes[series % dashes.count]
    return pattern.isEmpty ? "" : " stroke-dasharray=\"\(pattern)\""
  }

  /// A mark around a point.
  func drawn(x: Double, y: Double) -> String {
    let radius = 3.6
    if series % 4 == 0 {
      return "<circle class=\"mark \(className)\" cx=\"\(SVG.number(x))\" "
        + "cy=\"\(SVG.number(y))\" r=\"\(SVG.number(radius))\"/>\n"
    }
    let corners: [(Double, Double)] =
      switch series % 4 {
      case 1: [(0, -4.6), (4.6, 0), (0, 4.6), (-4.6, 0)]
      case 2: [(0, -4.6), (4.4, 3.4), (-4.4, 3.4)]
      default: [(-3.4, -3.4), (3.4, -3.4), (3.4, 3.4), (-3.4, 3.4)]
      }
    let path = corners.map { SVG.point(x + $0.0, y + $0.1) }.joined(separator: "L")
    return "<path class=\"mark \(className)\" d=\"M\(path)Z\"/>\n"
  }

  /// An arrow at an edge, for an infinity beyond it.
  func arrow(x: Double, y: Double, upwards: Bool) -> String {
    let tip = upwards ? y + 1 : y - 1
    let foot = upwards ? y + 9 : y - 9
    let path = [(x, tip), (x + 4, foot), (x - 4, foot)].map { SVG.point($0, $1) }
    return "<path class=\"mark \(className)\" d=\"M\(path.joined(separator: "L"))Z\"/>\n"
  }
}
