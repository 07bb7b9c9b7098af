internal import Figures
internal import Lessons
internal import Weaving

extension MarkdownPage {
  /// An exercise as a quote with its name above it, a solution folded: GitHub and most other viewers
  /// show both so; elsewhere they read as what they are.
  func framed(_ inside: [String], as task: Report.Task) -> [String] {
    let name = words.name(of: task)
    let title = task.title.map(printable)
    guard task.role == .exercise else {
      let names = [name] + [title].compactMap(\.self)
      let heading = names.map { HTML.text($0) }.joined(separator: " · ")
      let open = task.isOpen(solutions) ? "<details open>" : "<details>"
      return anchor(task.id) + ["\(open)<summary>\(heading)</summary>", ""] + inside
        + ["", "</details>"]
    }
    let heading = "**\(name)**" + (title.map { " · \(markdownText($0))" } ?? "")
    return anchor(task.id) + ([heading, ""] + inside).map { $0.isEmpty ? ">" : "> \($0)" }
  }
}
