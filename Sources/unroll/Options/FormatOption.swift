import ArgumentParser
import Book
import Lessons
import Notebook
import Pages
import Weaving

/// In which forms pages are made.
struct FormatOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The formats of the pages, with commas between: \(OutputFormat.list) (default: html,markdown).",
      valueName: "formats"),
    completion: .list(OutputFormat.allCases.map(\.rawValue)))
  var format: String?

  private var names: [String] {
    (format ?? "html,markdown").split(separator: ",", omittingEmptySubsequences: false)
      .map { String($0.drop { $0 == " " }) }
  }

  func validate() throws {
    for name in names where OutputFormat(rawValue: name) == nil {
      let hint = Suggestion.closest(to: name, among: OutputFormat.allCases.map(\.rawValue))
      throw ValidationError(
        "--format: there is no format `\(name)`; "
          + (hint.map { "did you mean `\($0)`?" } ?? "the formats are \(OutputFormat.list)"))
    }
  }

  /// Each once, in an order that does not depend on how they were named.
  func formats(_ solutions: SolutionDisplay) -> [any PageFormat] {
    OutputFormat.allCases.filter { names.contains($0.rawValue) }.map { $0.format(solutions) }
  }
}

/// The formats that pages can have.
enum OutputFormat: String, CaseIterable {
  case html, markdown, ipynb, epub

  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  func format(_ solutions: SolutionDisplay) -> any PageFormat {
    switch self {
    case .html: HTMLFormat(solutions: solutions)
    case .markdown: MarkdownFormat(solutions: solutions)
    case .ipynb: NotebookFormat(solutions: solutions)
    case .epub: BookFormat(modified: Terminal.variable("SOURCE_DATE_EPOCH").flatMap { Int($0) })
    }
  }
}
