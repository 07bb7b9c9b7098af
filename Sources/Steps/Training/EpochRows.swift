/// Which epochs a loss table shows.
enum EpochRows {
  /// The first, the last, the best, and round ones between them.
  ///
  /// - Parameters:
  ///   - count: of the epochs.
  ///   - most: how many evenly spaced rows there may be.
  ///   - logarithmic: 1, 2, 5, 10, 20 … in place of even steps.
  static func chosen(count: Int, best: Int?, most: Int, logarithmic: Bool) -> [Int] {
    guard count > 0 else { return [] }
    var rows: Set<Int> = [1, count]
    if let best { rows.insert(best) }
    if count <= most {
      rows.formUnion(1...count)
    } else if logarithmic {
      var power = 1
      while power <= count {
        rows.formUnion([power, 2 * power, 5 * power].filter { $0 <= count })
        power *= 10
      }
    } else {
      let step = roundStep(atLeast: (count + most - 1) / most)
      rows.formUnion(stride(from: step, through: count, by: step))
    }
    return rows.sorted()
  }

  /// The least of 1, 2, 5, 10, 20, 50 … that is not below `least`.
  private static func roundStep(atLeast least: Int) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] where factor * power >= least { return factor * power }
      power *= 10
    }
  }
}
