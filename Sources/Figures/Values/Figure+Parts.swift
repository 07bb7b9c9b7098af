extension [Figure] {
  /// The indices of what is left to show when a figure that is part of a later one is shown there
  /// alone.
  ///
  /// A line that names a figure shows it; so does the line that puts it into a group, or hands on
  /// what a function has made.
  package var wholes: [Int] {
    indices.filter { index in
      !self[(index + 1)...].contains { $0.holds(self[index]) }
    }
  }
}

extension Figure {
  fileprivate func holds(_ other: Figure) -> Bool {
    if self == other { return true }
    guard case .group(let group) = content else { return false }
    return group.figures.contains { $0.holds(other) }
  }
}
