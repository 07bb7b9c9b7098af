internal import Figures
internal import Lessons
internal import Runs
internal import TextWidth
internal import Weaving

extension NotebookPage {
  mutating func write(
    _ cell: Report.Cell, at lines: ClosedRange<Int>, task: Report.Task? = nil
  ) {
    if let id = cell.id { addOwn(Array(anchor(id).prefix(1))) }
    flush()
    let firstLine = report.source.lines[lines.lowerBound - 1]
    let container = firstLine.prefix { $0 != "`" && $0 != "~" }
    let own = lesson.cells.indices.contains(cell.number - 1) ? lesson.cells[cell.number - 1] : nil
    let rows = cell.listing.annotatedLines()
    var mine = own.map { CellMark($0).json } ?? ["role": .string(Role.lesson.rawValue)]
    if let own, case let changes = changes(rows, own).changes, !changes.isEmpty {
      mine["written"] = Restoration(changes: changes).json
    }
    if !container.isEmpty { mine["container"] = .string(String(container)) }
    mine["blank"] = blankLines(before: lines.lowerBound)
    var metadata: [String: JSON] = ["unroll": .object(mine)]
    fold(cell, task, &metadata)
    let outputs = CellOutputs(cell, report: report, words: words, style: style).all
    cells.append(
      NotebookCell(
        id: "cell-\(cell.number)",
        kind: .code(outputs: outputs, count: cell.status == .notRun ? nil : cell.number),
        source: rows.joined(separator: "\n"), metadata: metadata))
    lastLine = lines.upperBound
    indent = indentation(container, at: lines)
  }

  private func indentation(
    _ container: Substring, at lines: ClosedRange<Int>
  ) -> (count: Int, through: Int)? {
    guard !container.isEmpty, !container.contains(">"),
      let outer = report.body.first(where: { $0.lines.contains(lines.lowerBound) })
    else { return nil }
    return (container.count, outer.lines.upperBound)
  }

  /// What Jupyter, Jupyter Book and nbclient do with the cell: hide its code, let it fail.
  private func fold(
    _ cell: Report.Cell, _ task: Report.Task?, _ metadata: inout [String: JSON]
  ) {
    var tags: [JSON] = []
    var hidden: [String: JSON] = [:]
    if let task, task.role != .lesson { tags.append(.string(task.role.rawValue)) }
    if let task, !task.isOpen(solutions) {
      tags.append("hide-cell")
      hidden = ["source_hidden": true, "outputs_hidden": true]
    } else if cell.hidesCode || cell.foldsCode {
      tags.append("hide-input")
      hidden = ["source_hidden": true]
    }
    if cell.status == .failedAsExpected { tags.append("raises-exception") }
    if !hidden.isEmpty { metadata["jupyter"] = .object(hidden) }
    if !tags.isEmpty { metadata["tags"] = .array(tags) }
  }

  // MARK: Code

  private func changes(_ rows: [String], _ cell: Cell) -> Restoration {
    let written = CellMark.rows(of: cell)
    guard rows.count == written.count else { return Restoration() }
    return Restoration(
      // A value that stands as the author foretold it is the author's: it is kept as no change.
      changes: zip(rows, written).filter { $0 != $1 || $0.contains("// → ") }
        .map { .init(shown: [$0], written: [$1]) })
  }
}
