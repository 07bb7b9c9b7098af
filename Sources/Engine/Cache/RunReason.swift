internal import Foundation
internal import Hashing
internal import Lessons

/// Says why a cell had to run: what has changed since the last run of its lesson.
struct RunReason {
  /// What went into each cell's key at the last run.
  struct Record: Codable {
    /// The lesson's own cells, and apart from them the exercises and solutions, which come and go.
    var cells: [[String: String]]
    var asides: [[String: String]]

    init(_ plan: [CellPlan]) {
      cells = plan.filter { $0.cell.role == .lesson }.map(\.parts)
      asides = plan.filter { $0.cell.role != .lesson }.map(\.parts)
    }

    /// What is recorded decides the key of each cell.
    static func key(of plan: [CellPlan]) -> String {
      Digest.hex(of: plan.map { "\($0.cell.role) \($0.runKey)" }.joined(separator: "\n").utf8)
    }

    fileprivate subscript(cell: CellPlan, in plan: [CellPlan]) -> [String: String]? {
      let isOwn = cell.cell.role == .lesson
      let kept = isOwn ? cells : asides
      let place =
        isOwn ? cell.number : plan[..<cell.index].count { $0.cell.role != .lesson }
      return kept.indices.contains(place) ? kept[place] : nil
    }
  }

  var before: Record?
  var plan: [CellPlan]
  var force: Bool

  /// - Parameter first: the first cell that runs, and makes all cells after it run.
  func text(of index: Int, first: Int) -> String {
    if force { return "--force" }
    guard let before else { return "first run" }
    guard let old = before[plan[index], in: plan] else { return "new cell" }
    let new = plan[index].parts
    var changes: [String] = []
    if old["text"] != new["text"] { changes.append("its text changed") }
    if old["fails"] != new["fails"] { changes.append("its expected failure changed") }
    for (name, subject) in [
      ("unroll", "Unroll's version"), ("toolchain", "the Swift toolchain"),
      ("library", "the runtime library"),
      ("limits", "its limits"), ("seed", "the seed"), ("directives", "Directives.swift"),
      ("sandbox", "the use of the sandbox"),
    ] where old[name] != new[name] {
      changes.append("\(subject) changed")
    }
    let files = Set(old.keys).union(new.keys).filter { $0.hasPrefix("data:") }.sorted()
    for file in files where old[file] != new[file] {
      changes.append("\(file.dropFirst("data:".count)) changed")
    }
    if changes.isEmpty, old["earlier"] != new["earlier"] {
      let first = plan[..<index].first { earlier in
        let old = before[earlier, in: plan]
        return earlier.cell.role == .lesson
          && (old?["text"] != earlier.parts["text"] || old?["fails"] != earlier.parts["fails"])
      }
      changes.append("cell \((first?.index ?? 0) + 1) changed")
    }
    if changes.isEmpty, index > first { return "cell \(first + 1) runs" }
    return changes.isEmpty ? "its result was not in the cache" : changes.joined(separator: ", ")
  }
}
