/// "Did you mean …?"
package enum Suggestion {
  /// The candidate that is closest to a word, if it is close enough to be what was meant.
  package static func closest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().prefix(64))
    var best: (name: String, distance: Int)?
    for name in candidates {
      let candidate = Array(name.lowercased().prefix(64))
      let distance = distance(wanted, candidate)
      guard distance <= max(1, max(wanted.count, candidate.count) / 3),
        distance < best?.distance ?? .max
      else {
        continue
      }
      best = (name, distance)
    }
    return best?.name
  }

  static func hint(for word: String, among candidates: some Sequence<String>) -> String? {
    closest(to: word, among: candidates).map { "did you mean `\($0)`?" }
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  package static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
