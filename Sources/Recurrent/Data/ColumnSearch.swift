/// Says what was probably meant by a column's name that is not there.
struct ColumnSearch {
  private let columns: [String]
  private let separator: Character

  init(_ columns: [String], _ separator: Character) {
    self.columns = columns
    self.separator = separator
  }

  func message(for name: String) -> String {
    var message = "there is no column “\(name)”"
    if let meant = nearest(name) { message += "; did you mean “\(meant)”?" }
    message += "; there are \(columns.joined(separator: ", "))"
    if columns.count == 1, let other = likelySeparator {
      message += "; if the fields are separated by it, write readCSV(…, separator: \(other))"
    }
    return message
  }

  /// Another separator that the only column's name holds, as it is written in code.
  var likelySeparator: String? {
    for other: Character in [";", "\t", "|", ",", " "] where other != separator {
      if columns[0].contains(other) { return TableOptions.literal(other) }
    }
    return nil
  }

  /// The column whose name differs least, if it differs little.
  private func nearest(_ name: String) -> String? {
    let wanted = Self.plain(name)
    if wanted.isEmpty { return nil }
    if let same = columns.first(where: { Self.plain($0) == wanted }) { return same }
    let limit = min(2, wanted.count / 3)
    let near = columns.map { (column: $0, distance: Self.distance(wanted, Self.plain($0))) }
      .filter { $0.distance <= limit }
    if let best = near.min(by: { $0.distance < $1.distance }) { return best.column }
    let containing = columns.filter {
      wanted.count > 2
        && (Self.plain($0).starts(with: wanted) || wanted.starts(with: Self.plain($0)))
    }
    return containing.count == 1 ? containing[0] : nil
  }

  /// Letters and digits alone, in small letters.
  private static func plain(_ name: String) -> [Character] {
    Array(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// How many characters are put in, left out, replaced or swapped with their neighbour.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var (before, last) = ([Int](), Array(0...b.count))
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
