import Figures
import Lessons
import Pages
import Runs
import Testing
import Weaving

/// What came out of a cell, as each kind of page has it.
struct ResultTests {
  private let lesson = Sample.parse(
    """
    # Order

    ```swift {#fig-two caption="Two of them."}
    let x = 1
    ```
    """)

  private func figure(_ word: String) -> Figure { Figure(.text(.init(Phrase(word)))) }

  private var run: Run {
    Run(cells: [
      CellResult(
        status: .passed,
        output: [
          OutputChunk(.output, "one\n"), OutputChunk(.error, "two\n"),
          OutputChunk(.output, "four\n", figuresBefore: 1),
          OutputChunk(.output, "six\n", figuresBefore: 2),
        ], figures: [figure("three"), figure("five")])
    ])
  }

  private func isInOrder(_ text: String, _ words: [String]) -> Bool {
    var rest = text[...]
    for word in words {
      guard let range = rest.firstRange(of: word) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  @Test func standsInItsOrder() throws {
    let html = HTMLPage(lesson, run).text()
    let page = try expectSound(html)
    let words = ["one", "Standard error", "two", "three", "four", "five", "Two of them.", "six"]
    let article = html[(html.firstRange(of: "<article>")?.lowerBound ?? html.startIndex)...]
    #expect(isInOrder(String(article), words), "\(article)")
    #expect(page.all("figure").count == 1)
    #expect(page.all(withClass: "stderr").map(\.text) == ["Standard error\ntwo\n"])
    let markdown = MarkdownPage(lesson, run).text()
    #expect(isInOrder(markdown, words), "\(markdown)")
    #expect(markdown.contains("*Standard error*\n\n```text\ntwo\n```"), "\(markdown)")
    let terminal = TerminalReport(lesson, run).text()
    #expect(isInOrder(terminal, words), "\(terminal)")
  }

  /// The middle of a long text is left out, wherever figures stand in it; no figure is.
  @Test func noFigureIsLeftOutWithTheTextAroundIt() throws {
    let long = (1...400).map { "line \($0)\n" }.joined()
    let run = Run(cells: [
      CellResult(
        status: .passed,
        output: [OutputChunk(.output, long), OutputChunk(.output, long, figuresBefore: 1)],
        figures: [figure("three")])
    ])
    let cell = try #require(
      Report(lesson, run).body.flattened.compactMap { block -> Report.Cell? in
        if case .cell(let cell) = block.content { cell } else { nil }
      }.first)
    let figures = cell.parts.filter(\.isFigure)
    #expect(figures.count == 1)
    let lines = cell.parts.map { part in
      if case .printed(let text) = part { text.lines.count } else { 0 }
    }
    #expect(lines.reduce(0, +) == PrintedText.mostLines + 1)
  }

  @Test func aFailureIsSaidAtTheTopOfThePage() throws {
    let lesson = Sample.parse("# A\n\nText.\n\n```swift\nlet a = 1\nlet b = 2\n```\n")
    let problem = Diagnostic(
      file: lesson.path,
      range: SourceRange(
        SourcePosition(line: 7, column: 5), SourcePosition(line: 7, column: 6)),
      rule: .trap, message: "overflow")
    let other = Diagnostic(
      file: lesson.path, range: SourceRange(at: SourcePosition(line: 3, column: 1)),
      rule: .missingFile, message: "there is no file")
    let run = Run(cells: [CellResult(status: .failed, diagnostics: [problem])])
    let page = try expectSound(HTMLPage(lesson, run, findings: [other]).text())
    let top = try #require(page.all(withClass: "failures").first)
    #expect(top.text == "✗ 2 problems on this page: line 3, line 7")
    let targets = top.all("a").compactMap { $0.attributes["href"]?.dropFirst() }
    #expect(targets == ["problem-3", "problem-7"])
    let ids = (page.all("div") + page.all("span")).compactMap { $0.attributes["id"] }
    for target in targets { #expect(ids.contains(String(target))) }
    let markdown = MarkdownPage(lesson, run).text()
    let said = "> **✗ 1 problem on this page**: [line 7](#problem-7)"
    #expect(markdown.contains(said), "\(markdown)")
    #expect(markdown.contains("<a id=\"problem-7\"></a>"))
    let fine = HTMLPage(lesson, Run(cells: [CellResult(status: .passed)])).text()
    #expect(!fine.contains("class=\"notice error failures\""))
  }

  @Test func aShortenedValueOpensInFull() throws {
    let lesson = Sample.parse("# A\n\n```swift\nlet a = f()\nlet b = g()\n```\n")
    func value(_ line: Int, _ text: String, _ detail: ValueDetail?) -> LineValue {
      LineValue(
        range: SourceRange(at: SourcePosition(line: line, column: 5)), name: "a", type: "Tensor",
        text: text, detail: detail)
    }
    let long = String(repeating: "value ", count: 15)
    let run = Run(cells: [
      CellResult(
        status: .passed,
        values: [
          value(4, "[2, 3]", ValueDetail(trace: "T[2, 3]\t-1\t0.5\t2\t1\t6\t-1, nan, 2")),
          value(5, long, nil),
        ])
    ])
    let page = try expectSound(HTMLPage(lesson, run).text())
    let known = page.all(withClass: "known")
    #expect(
      known.first?.text == """
        Tensor [2, 3], 32-bit floats
        minimum -1, mean 0.5, maximum 2
        1 NaN
        begins with -1, nan, 2, …
        """)
    #expect(known.last?.text == long)
    let buttons = page.all("button")
    #expect(buttons.map { $0.attributes["popovertarget"] } == known.map { $0.attributes["id"] })
    #expect(buttons.first?.text == "[2, 3]")
    #expect(buttons.last?.text.hasSuffix("…") == true)
  }
}
