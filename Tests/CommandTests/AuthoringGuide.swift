import Foundation
import Testing

/// `docs/authoring.md`, with what it quotes and what it tells its readers to write.
///
///     <!-- quote lesson fig-a -->   the cell `{#fig-a}` of the lesson, in a fence
///     <!-- quote output fig-a -->   what the lesson's report shows for it
///     <!-- end -->
///     <!-- file: lessons/a.md -->   a file, in the fence that follows
struct AuthoringGuide {
  struct Quote {
    var source: String
    var id: String
    var text: Substring
  }

  static let url = Tool.repository.appending(path: "docs/authoring.md")

  var text: String

  init() throws {
    text = try String(contentsOf: Self.url, encoding: .utf8)
  }

  var quotes: [Quote] {
    text.matches(
      of: /<!-- quote (lesson|output) ([\w-]+) -->\n\n(.*?)\n\n<!-- end -->/.dotMatchesNewlines()
    )
    .map { Quote(source: String($0.1), id: String($0.2), text: $0.3) }
  }

  var files: [(path: String, text: String)] {
    text.matches(of: /<!-- file: ([\w.\/-]+) -->\n(`{3,})\w+\n(.*?\n)\2\n/.dotMatchesNewlines())
      .map { (path: String($0.1), text: String($0.3)) }
  }

  /// The quotes, taken anew.
  func updated(lesson: String, report: String) throws -> String {
    var updated = text
    for quote in quotes.reversed() {
      let current =
        try quote.source == "lesson"
        ? "````markdown\n" + Self.cell(quote.id, in: lesson) + "\n````"
        : Self.result(quote.id, in: report)
      updated.replaceSubrange(quote.text.startIndex..<quote.text.endIndex, with: current)
    }
    return updated
  }

  /// The fence `{#id …}`, from its first line to its last.
  private static func cell(_ id: String, in lesson: String) throws -> String {
    let lines = lesson.components(separatedBy: "\n")
    let start = try #require(
      lines.firstIndex { $0.hasPrefix("```swift") && $0.contains("{#\(id)") }, "no cell \(id)")
    let end = try #require(lines[(start + 1)...].firstIndex(of: "```"))
    return lines[start...end].joined(separator: "\n")
  }

  /// What stands below the anchor: down to the figure's number, or one claim.
  private static func result(_ id: String, in report: String) throws -> String {
    let lines = report.components(separatedBy: "\n")
    let anchor = try #require(lines.firstIndex(of: "<a id=\"\(id)\"></a>"), "no figure \(id)")
    let start = anchor + 2
    // A claim is one line, without a number.
    let isClaim = lines[start].hasPrefix("✓ ")
    let end = try #require(
      isClaim ? start : lines[start...].firstIndex { $0.hasPrefix("**Figure ") })
    return lines[start...end].joined(separator: "\n")
  }
}
