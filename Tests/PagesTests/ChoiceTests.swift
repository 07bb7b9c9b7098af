import Figures
import Lessons
import Pages
import Runs
import Testing
import Weaving

/// What readers may choose, and what each page shows of it.
struct ChoiceTests {
  private let lesson = Sample.parse(
    """
    ---
    words: { rate: 学习率 }
    ---
    # Choices

    ```swift
    let rate = control("rate", 2, in: [1, 2, 4])
    ```

    ```swift {#fig-loss caption="The loss."}
    let twice = rate * 2  // → 4
    let same = 7 * 7
    plot(losses)
    ```
    """)

  private func value(_ line: Int, _ name: String, _ text: String) -> LineValue {
    LineValue(
      range: SourceRange(at: SourcePosition(line: line, column: 1)), name: name, type: "Int",
      text: text)
  }

  private func result(_ rate: Int) -> CellResult {
    let figure = Figure(
      .plot(Figure.Plot(.lines([Figure.Series("loss", y: [9, Double(rate)])]))))
    return CellResult(
      status: .passed, values: [value(11, "twice", "\(rate * 2)"), value(12, "same", "49")],
      output: [OutputChunk(.output, "done\n")], figures: [figure])
  }

  private func run(_ kind: CellControl.Kind = .list, last: CellResult? = nil) -> Run {
    let control = CellControl(
      name: "rate", kind: kind, values: ["1", "2", "4"], standard: 1,
      range: SourceRange(at: SourcePosition(line: 7, column: 12)))
    let first = CellResult(status: .passed, controls: [control])
    return Run(
      cells: [first, result(2)],
      alternatives: Alternatives(
        controls: [.init(cell: 0, control)], isCombined: true,
        outcomes: [
          .init(choices: [0], firstCell: 0, cells: [first, result(1)]),
          .init(choices: [2], firstCell: 0, cells: [first, last ?? result(4)]),
        ]))
  }

  @Test func aPageHasButtonsAndEachOutcomeOnce() throws {
    let page = try expectSound(HTMLPage(lesson, run()).text())
    let buttons = page.all("input")
    #expect(buttons.map { $0.attributes["type"] } == ["radio", "radio", "radio"])
    #expect(Set(buttons.map { $0.attributes["name"] }).count == 1)
    #expect(buttons.map { $0.attributes["checked"] } == [nil, "", nil])
    #expect(page.all("fieldset").count == 1)
    #expect(page.all("legend").map(\.text) == ["学习率"])
    #expect(page.all("label").map(\.text) == ["1", "2", "4"])
    // The code once; what is the same once; what differs once for each outcome.
    #expect(page.all(withClass: "row").count == 4)
    let values = page.all(withClass: "v")
    #expect(values.map { $0.text.filter { !$0.isWhitespace } } == ["4", "2", "8", "49"])
    #expect(values.map { $0.attributes["hidden"] } == [nil, "", "", nil])
    #expect(page.all(withClass: "output").count == 1)
    let figure = try #require(page.all("figure").first { $0.attributes["id"] == "fig-loss" })
    #expect(figure.attributes["hidden"] == nil && figure.all("svg").count == 3)
    #expect(figure.all(withClass: "alt").map { $0.attributes["hidden"] } == [nil, "", ""])
    for element in page.all where element.attributes["hidden"] != nil {
      let ids = element.all.compactMap { $0.attributes["id"] }
      #expect(ids.allSatisfy { !$0.hasPrefix("fig") && !$0.hasPrefix("L") })
    }
    let style = page.all("style").map(\.text).joined()
    for (button, outcome) in zip(buttons, [1, 0, 2]) {
      let id = try #require(button.attributes["id"])
      #expect(style.contains("body:has(#\(id):checked) .alt:not(.o\(outcome)) { display: none; }"))
    }
  }

  @Test func aPageWithoutChoicesKnowsNothingOfThem() {
    let plain = HTMLPage(lesson, Run(cells: run().cells)).text()
    #expect(!plain.contains(":checked") && !plain.contains("alt") && !plain.contains("fieldset"))
    let report = Report(lesson, run())
    let facts = Course().facts(of: lesson, at: lesson.path)
    #expect(HTMLPage(report.withoutChoices, facts).text() == plain)
  }

  @Test func aRangeLooksLikeAScale() throws {
    let control = CellControl(
      name: "steps", kind: .range, values: (1...5).map(String.init), standard: 0,
      range: SourceRange(at: SourcePosition(line: 7, column: 1)))
    let cell = CellResult(status: .passed, controls: [control])
    let run = Run(
      cells: [cell, result(2)],
      alternatives: Alternatives(
        controls: [.init(cell: 0, control)], isCombined: true,
        outcomes: (1..<5).map { .init(choices: [$0], firstCell: 1, cells: [result($0)]) }))
    let page = try expectSound(HTMLPage(lesson, run).text())
    #expect(page.all(withClass: "scale").count == 1 && page.all("input").count == 5)
  }

  @Test func anOutcomeThatFailsShowsItsFailure() throws {
    let problem = Diagnostic(
      file: lesson.path, range: SourceRange(at: SourcePosition(line: 12, column: 1)),
      rule: .trap, message: "it crashed")
    let failed = CellResult(
      status: .failed, values: [value(11, "twice", "8")], diagnostics: [problem])
    let page = try expectSound(HTMLPage(lesson, run(last: failed)).text())
    let status = try #require(page.all(withClass: "status").first)
    #expect(status.text == "failed" && status.attributes["hidden"] == "")
    let message = try #require(page.all(withClass: "lines").first)
    #expect(message.attributes["hidden"] == "" && message.text.contains("it crashed"))
    // The default stands, with nothing at the page's top.
    #expect(page.all(withClass: "failures").isEmpty)
    #expect(page.all(withClass: "cell").allSatisfy { $0.attributes["class"] == "cell passed" })
  }

  @Test func movedAloneSaysSo() throws {
    var run = run()
    run.alternatives?.isCombined = false
    let page = try expectSound(HTMLPage(lesson, run).text())
    #expect(page.all("fieldset").first?.text.contains("at their defaults") == true)
    #expect(page.all(withClass: "together").first?.attributes["hidden"] == "")
  }

  /// What the values after `// →` and the ends of curves are for each choice.
  @Test func whatStandsStillHasATable() throws {
    let markdown = MarkdownPage(lesson, run()).text()
    let rows = markdown.split(separator: "\n").map { $0.filter { !" *".contains($0) } }
    for row in ["|1|2|1|", "|2|4|2|", "|4|8|4|"] { #expect(rows.contains(row)) }
    let terminal = TerminalReport(lesson, run()).text()
    #expect(terminal.contains("With other choices of “学习率”"))
    let page = try expectSound(HTMLPage(lesson, run()).text())
    let table = try #require(page.all(withClass: "by-choice").first)
    #expect(table.attributes["hidden"] == "" && table.all("tr").count == 4)
    // Nothing differs, no table.
    var same = run()
    for index in 0..<2 { same.alternatives?.outcomes[index].cells[1] = result(2) }
    #expect(!MarkdownPage(lesson, same).text().contains("other choices"))
  }
}
