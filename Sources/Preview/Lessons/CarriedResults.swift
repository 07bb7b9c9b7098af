internal import Engine
package import Lessons
package import Runs

/// The results of a lesson's cells, taken along when its text changes: a cell whose code is the same
/// shows what it showed, until it is known whether that still holds.
package struct CarriedResults {
  /// Of each cell; `notRun` for one that is new.
  package let results: [CellResult]
  /// The cells whose results may be others now.
  package let pending: Set<Int>

  package init(from old: Lesson, _ oldResults: [CellResult], to new: Lesson) {
    let origins = Self.origins(from: old, to: new)
    var results: [CellResult] = []
    var firstChange = new.cells.count
    for (index, cell) in new.cells.enumerated() {
      guard let origin = origins[index], oldResults.indices.contains(origin) else {
        results.append(CellResult(status: .notRun))
        firstChange = min(firstChange, index)
        continue
      }
      results.append(
        oldResults[origin].moved(by: cell.firstLine - old.cells[origin].firstLine, in: new.path))
    }
    // A cell that was taken away is a change too.
    let kept = origins.compactMap(\.self)
    let gap = zip(kept, 0...).first { $0 != $1 }?.1 ?? kept.count
    if old.cells.count != kept.count { firstChange = min(firstChange, gap) }
    if old.frontMatter != new.frontMatter { firstChange = 0 }
    self.results = results
    pending = Set(new.cells.indices.dropFirst(firstChange))
  }

  /// For each new cell the old one that it is: from both ends, and between them by the code.
  private static func origins(from old: Lesson, to new: Lesson) -> [Int?] {
    func isSame(_ a: Int, _ b: Int) -> Bool {
      let (one, other) = (old.cells[a], new.cells[b])
      return one.code == other.code && one.directive?.call == other.directive?.call
        && one.attributes == other.attributes
    }
    var origins = [Int?](repeating: nil, count: new.cells.count)
    let most = min(old.cells.count, new.cells.count)
    var head = 0
    while head < most, isSame(head, head) {
      origins[head] = head
      head += 1
    }
    var tail = 0
    while tail < most - head, isSame(old.cells.count - 1 - tail, new.cells.count - 1 - tail) {
      origins[new.cells.count - 1 - tail] = old.cells.count - 1 - tail
      tail += 1
    }
    var next = head
    for index in head..<(new.cells.count - tail) {
      let rest = next..<(old.cells.count - tail)
      guard let origin = rest.first(where: { isSame($0, index) }) else { continue }
      origins[index] = origin
      next = origin + 1
    }
    return origins
  }
}

extension CellResult {
  /// The same where the cell stands some lines further down.
  fileprivate func moved(by lines: Int, in path: String) -> CellResult {
    guard lines != 0 else { return self }
    var result = self
    for index in result.values.indices { result.values[index].range.move(by: lines) }
    for index in result.diagnostics.indices where result.diagnostics[index].file == path {
      result.diagnostics[index].range.move(by: lines)
      result.diagnostics[index].caller? += lines
    }
    return result
  }
}

extension SourceRange {
  fileprivate mutating func move(by lines: Int) {
    start.line = max(1, start.line + lines)
    end.line = max(1, end.line + lines)
  }
}
