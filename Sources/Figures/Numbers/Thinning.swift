/// Which points of a long series to keep, so that no extreme is lost.
enum Thinning {
  /// Ascending indices, at most `limit`: in each of equal stretches the first, the least, the
  /// greatest and the first value that is not finite. The last of all is kept too.
  static func keptIndices(of values: [Double], limit: Int) -> [Int] {
    contract(limit >= 8, "Thinning: a limit of \(limit) leaves no room for extremes")
    guard values.count > limit else { return Array(values.indices) }
    let stretches = (limit - 1) / 4
    var kept: [Int] = []
    kept.reserveCapacity(limit)
    for stretch in 0..<stretches {
      let start = values.count * stretch / stretches
      let end = values.count * (stretch + 1) / stretches
      var chosen = [start]
      var least: Int?
      var greatest: Int?
      var strange: Int?
      for index in start..<end {
        let value = values[index]
        guard value.isFinite else {
          strange = strange ?? index
          continue
        }
        if least.map({ value < values[$0] }) ?? true { least = index }
        if greatest.map({ value > values[$0] }) ?? true { greatest = index }
      }
      for case .some(let index) in [least, greatest, strange] where !chosen.contains(index) {
        chosen.append(index)
      }
      kept += chosen.sorted()
    }
    if kept.last != values.count - 1 { kept.append(values.count - 1) }
    return kept
  }
}
