internal import Figures
internal import Lessons
internal import Weaving

// What a notebook says of its course.
extension NotebookPage {
  mutating func writeHeader() {
    // A title that is only the file's name is none that the author wrote.
    guard report.titleBlock == nil, report.isNamed else { return }
    addOwn(["# \(NotebookText.markdown(report.title))"])
    writeSummary()
  }

  mutating func writeSummary() {
    if let summary = report.summary, !summary.isEmpty {
      addOwn(["*\(NotebookText.markdown(summary))*"])
    }
    if let place = courseText.place { addOwn([place]) }
  }

  /// The map of the lessons, under what introduces the course.
  mutating func writeMap() {
    for block in courseText.map { addOwn(block) }
    if facts.map != nil { flush() }
  }

  mutating func writeFooter() {
    if let footer = courseText.footer { addOwn(["---", "", footer]) }
  }

  private var courseText: CourseMarkdown {
    CourseMarkdown(facts, words: words, ending: Self.ending, text: { NotebookText.markdown($0) })
  }
}
