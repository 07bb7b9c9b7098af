import Foundation
import TestKit
import Testing

struct AuthoringGuideTests {
  /// With `RECORD_GOLDEN` set, takes the quotes anew.
  @Test func quotesWhatTheLessonShows() throws {
    let guide = try AuthoringGuide()
    func text(_ path: String) throws -> String {
      try String(contentsOf: Tool.repository.appending(path: path), encoding: .utf8)
    }
    let current = try guide.updated(
      lesson: text("lessons/en/every-figure.md"), report: text("output/en/every-figure.md"))
    guard current != guide.text else { return }
    if Golden.isRecording {
      try Data(current.utf8).write(to: AuthoringGuide.url)
      Issue.record("recorded docs/authoring.md: read it, then run again")
      return
    }
    Issue.record("\(Golden.difference(guide.text, current, in: "docs/authoring.md"))")
  }

  @Test(arguments: [
    "cellMath(", "unroll(steps: 3)", "thenWrite:", "bidirectional(", "stack(", "parameters",
    "shapes(", "train(", "plot(", "heatMap(", "scatter(", "histogram(", "bars(", "compare",
    "table(", "gradientFlow(", "check(",
  ])
  func showsEveryDirectiveWithItsResult(_ call: String) throws {
    let quotes = try AuthoringGuide().quotes
    let cells = quotes.filter { $0.source == "lesson" && $0.text.contains(call) }
    #expect(!cells.isEmpty)
    for cell in cells {
      #expect(quotes.contains { $0.source == "output" && $0.id == cell.id }, "\(cell.id)")
    }
  }

  /// What the guide tells its readers to write is written, and built.
  @Test func theCoursesOwnDirectiveWorksAsWritten() throws {
    let scratch = try Scratch()
    let files = try AuthoringGuide().files
    #expect(
      files.map(\.path) == ["lessons/Directives.swift", "lessons/pulse.md", "lessons/own-cell.md"])
    for file in files { try scratch.write(file.text, to: file.path) }
    let built = try Tool.run(["build"], in: scratch.folder)
    #expect(built.status == 0, "\(built)")
    let page = try scratch.text("output/pulse.md")
    #expect(page.contains("**Figure 1** · One pulse, and what is left of it."))
    #expect(page.contains("✓ After 12 steps less is left than at first."))
    #expect(page.contains("[Figure 1](#fig-pulse)"))
    // A cell of the lesson's own is drawn as the guide says.
    let own = try scratch.text("output/own-cell.md")
    #expect(own.contains("15 parameters, the same ones at every step"), "\(own)")
    #expect(own.contains("MyCell") && own.contains("norm of ∂L/∂hₜ"))
  }

  @Test func quotesTheMessagesThatAreGiven() throws {
    let scratch = try Scratch()
    try scratch.write(
      "# A\n\n```swift\nlet hidden = 2\nlet a = hidden + 1  // → 4\n```\n", to: "lessons/cell.md")
    let checked = try Tool.run(["check"], in: scratch.folder)
    #expect(checked.status == 1, "\(checked)")
    let message = checked.error.split(separator: "\n").drop { !$0.contains(": error: ") }.prefix(4)
    #expect(message.count == 4, "\(checked)")
    for line in message {
      #expect(try AuthoringGuide().text.contains("\n    \(line)\n"), "\(line)")
    }
  }

  @Test func aMistakeInADirectiveIsShownWhereItIs() throws {
    let scratch = try Scratch()
    for file in try AuthoringGuide().files {
      try scratch.write(
        file.text.replacingOccurrences(of: "network.inputSize)", with: "network.inputSzie)"),
        to: file.path)
    }
    let built = try Tool.run(["build"], in: scratch.folder)
    #expect(built.status == 1, "\(built)")
    let mistake = "lessons/Directives.swift:6:36: error: value of type 'Network' has no member"
    #expect(built.error.split(separator: "\n").contains { $0.hasPrefix(mistake) }, "\(built)")
  }
}
