extension Diagnostic {
  /// More would bury the first ones, which are the ones to mend first.
  static let most = 200

  /// By line and column, and no more than a reader can use.
  static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let sorted = diagnostics.enumerated().sorted {
      ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset)
    }
    .map(\.element)
    guard sorted.count > most else { return sorted }
    // An error that comes late still counts: a lesson with errors does not run.
    var kept = Array(sorted.prefix(most))
    if !kept.contains(where: { $0.severity == .error }),
      let error = sorted.first(where: { $0.severity == .error })
    {
      kept[most - 1] = error
    }
    let last = kept[most - 1]
    kept.append(
      Diagnostic(
        file: last.file, range: last.range, rule: .tooMany,
        message: "\(sorted.count - most) more problems are not shown"))
    return kept
  }
}
