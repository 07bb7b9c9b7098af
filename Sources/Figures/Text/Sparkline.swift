/// `values` as one line of at most `width` columns: ▁▂▃▄▅▆▇█, the least lowest.
///
/// Longer series are thinned so that the least and the greatest stay. NaN is ×, an infinity an arrow;
/// a constant lies in the middle.
package func sparkline(_ values: [Double], width: Int = 16, ascii: Bool = false) -> String {
  guard width > 0, !values.isEmpty else { return "" }
  let levels: [Character] = ascii ? ["_", ".", "-", "=", "*", "^"] : TextBars.upward
  let finite = values.filter(\.isFinite)
  let least = finite.min() ?? 0
  let greatest = finite.max() ?? 0
  let middle = least / 2 + greatest / 2
  let places = min(width, values.count)
  return String(
    (0..<places).map { place -> Character in
      let stretch = values[place * values.count / places..<(place + 1) * values.count / places]
      // What is not a number must not vanish behind one that is.
      if stretch.contains(where: \.isNaN) { return ascii ? "x" : "×" }
      if let value = stretch.first(where: \.isInfinite) {
        return ascii ? (value > 0 ? "+" : "v") : (value > 0 ? "↑" : "↓")
      }
      let value = stretch.max { ($0 - middle).magnitude < ($1 - middle).magnitude } ?? middle
      guard least < greatest else { return levels[(levels.count - 1) / 2] }
      let unit = (value / 2 - least / 2) / (greatest / 2 - least / 2)
      return levels[min(levels.count - 1, Int(unit * Double(levels.count)))]
    })
}
