/// Which rows of a padded batch are still running at each step.
///
/// Rows are sorted by length, longest first, so that the running ones are the first `active[t]`.
struct SequenceLengths {
  /// Length of each row, in sorted order.
  let sorted: [Int]
  /// Row of the caller's batch at each sorted place.
  let order: [Int]
  /// Number of running rows at each step.
  let active: [Int]

  init(_ lengths: [Int], steps: Int) {
    order = lengths.indices.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
    let sorted = order.map { lengths[$0] }
    self.sorted = sorted
    active = (0..<steps).map { step in
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] > step { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// Sorted place of each row of the caller's batch.
  var places: [Int] {
    var places = order
    for (place, row) in order.enumerated() { places[row] = place }
    return places
  }

  static func problem(_ layer: String, _ lengths: [Int], batch: Int, steps: Int, total: Int?)
    -> String?
  {
    if lengths.count != batch {
      return "\(layer): \(lengths.count) lengths for a batch of \(batch)"
    }
    if let row = lengths.firstIndex(where: { $0 < 1 || $0 > steps }) {
      return "\(layer): length \(lengths[row]) of row \(row) is outside 1...\(steps)"
    }
    if let total, let longest = lengths.max(), total < longest {
      return "\(layer): totalLength \(total) is less than the longest length, \(longest)"
    }
    return nil
  }
}
