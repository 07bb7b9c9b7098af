import Foundation
import Lessons
import Notebook
import Runs
import Testing
import Weaving

@Suite struct NotebookFormatTests {
  private let notebook = ReadNotebook(Sample.full)

  @Test func keepsTheRulesOfItsFormat() {
    #expect(Sample.lesson.diagnostics.filter { $0.severity == .error }.isEmpty)
    #expect(NotebookChecker(Sample.full).faults == [])
    #expect(NotebookChecker(Sample.notebook(Sample.lesson.withoutSolutions)).faults == [])
    #expect(NotebookChecker(Sample.notebook(solutions: .shown)).faults == [])
  }

  @Test func itsPagesOfTheCourseKeepThemToo() throws {
    let page = try #require(NotebookFormat().pages(of: Sample.course).first)
    #expect(page.path == "index.ipynb")
    #expect(NotebookChecker(page.bytes).faults == [])
    let prose = ReadNotebook(page.bytes).prose
    #expect(prose.contains("[A course](en/index.ipynb)"))
    #expect(prose.contains("[课程](zh/index.ipynb)"))
  }

  @Test func writesTheSameBytesEachTime() {
    #expect(Sample.notebook(Sample.lesson, Sample.run) == Sample.full)
  }

  @Test func namesItsKernelAndLanguage() throws {
    let info = try #require(notebook.metadata["language_info"] as? [String: String])
    #expect(info["name"] == "swift")
    #expect(info["file_extension"] == ".swift")
    #expect((notebook.metadata["kernelspec"] as? [String: String])?["language"] == "swift")
    #expect(notebook.metadata["title"] as? String == "The cell: by hand")
  }

  // MARK: Prose

  @Test func setsFormulasAsNotebooksDo() {
    let prose = notebook.prose
    #expect(prose.contains("A state $h_t$ of *two* numbers, $x_t$ and $a_{ij}$ too."))
    #expect(prose.contains("$$\nh_t = \\tanh(U x_t\n  + W h_{t-1}) \\tag{1}\n$$"))
  }

  @Test func keepsDollarsFromBeingFormulas() {
    let dollar = "<span>&#36;</span>"
    #expect(notebook.prose.contains("costs \(dollar)5 or \(dollar)6, `$7` in code"))
    #expect(notebook.prose.contains("<span>&#92;</span>(nothing<span>&#92;</span>) is a formula"))
    #expect(notebook.prose.contains("\n| Monday  |   \(dollar)5 |\n| Tuesday |   \(dollar)6 |\n"))
    #expect(notebook.prose.contains("https://example.org/a$b"))
  }

  @Test func linksToNotebooks() {
    let prose = notebook.prose
    #expect(prose.contains("[Figure 2](#fig-loss)"))
    #expect(prose.contains("[what follows](03-next.ipynb#depth)"))
    #expect(prose.contains("[the data](../../lessons/en/data/weather.csv)"))
    // No notebook is a search.
    #expect(prose.contains("search,") && !prose.contains("search.html"))
  }

  @Test func givesEachCellTheTargetsOfItsLinks() throws {
    let cell = try #require(notebook.cells.first { $0.source.contains("[a label][far]") })
    #expect(cell.source.hasSuffix("[far]: 03-next.ipynb \"Next\""))
  }

  @Test func keepsPicturesInTheirCell() throws {
    let cell = try #require(notebook.cells.first { $0.source.contains("brown") })
    #expect(cell.source.contains("![A brown picture](attachment:brown.png)"))
    let pictures = try #require(cell.json["attachments"] as? [String: [String: String]])
    #expect(pictures == ["brown.png": ["image/png": "iVBORw0KGgo="]])
  }

  @Test func leadsToHeadingsByTheLessonsIDs() {
    #expect(notebook.prose.contains("# The cell, by hand<a id=\"the-cell-by-hand\"></a>"))
    #expect(notebook.prose.contains("## Hidden state <a id=\"hidden\"></a>"))
  }

  @Test func showsTagsThatDoNotPassAsText() {
    #expect(notebook.prose.contains("A \\<b>tag\\</b> is text."))
  }

  @Test func saysWhereItIsInTheCourse() {
    let prose = notebook.prose
    #expect(prose.contains("*One step, and what it costs.*"))
    #expect(prose.contains("The cell · Lesson 2 · 1 min · Needs: [Start &amp; go](01-start.ipynb)"))
    #expect(prose.contains("← [Start &amp; go](01-start.ipynb)"))
    #expect(prose.contains("[中文](../zh/index.ipynb)"))
    #expect(prose.contains("[Next](03-next.ipynb) →"))
  }

  @Test func takesWhatFollowsACellOutOfTheList() throws {
    let index = try #require(notebook.cells.firstIndex { $0.json["id"] as? String == "cell-3" })
    #expect(notebook.cells[index - 1].source.hasSuffix("- An item with a cell:"))
    #expect(notebook.cells[index].source == "let inside = 3")
    #expect(notebook.cells[index + 1].source == "and text after it\n- and an item.")
  }

  @Test func showsErrorsOfTheLessonInTheirPlace() {
    let line = Sample.lesson.lines.firstIndex { $0.contains("Do it again") }! + 1
    let error = Diagnostic(
      file: Sample.lesson.path, range: SourceRange(at: SourcePosition(line: line, column: 4)),
      rule: "dead-link", message: "there is no `x*y`", hint: "write it", excerpt: "Do it again.")
    let notebook = ReadNotebook(Sample.notebook(Sample.lesson, Sample.run, findings: [error]))
    #expect(
      notebook.prose.contains(
        """
        Do it again.

        > **error** · `en/02-cell.md:\(line):4`
        >
        > there is no \\`x\\*y\\`
        >
        > ```text
        > Do it again.
        >    ^
        > ```
        >
        > write it
        """))
  }

  // MARK: Cells

  @Test func setsValuesBesideTheirLines() {
    #expect(
      notebook.code(1).source == """
        let x = [1.0, 2.0]
        let y = x.map { $0 * 2 }  // → [2.0, 4.0]
        let z = y                 // → [2.0, 4.0]
        let text = \"""
          two lines
          \"""                     // → "two lines"
        print("printed")
        """)
    #expect(notebook.code(2).source.contains("let rate = 0.5  // → 0.9 … 0.1 "))
    #expect(notebook.code(2).source.hasPrefix("train(epochs: 3) {\n  let rate"))
  }

  @Test func keepsWhatACellPrinted() {
    let streams = notebook.code(1).outputs.map { [$0["name"] as? String ?? "", text($0["text"])] }
    #expect(streams == [["stdout", "printed\n"], ["stderr", "to the side\n"]])
  }

  @Test func drawsFiguresInEachFormThatViewersTake() throws {
    let cell = notebook.code(2)
    let html = cell.forms("text/html").joined()
    #expect(html.contains("<img alt=\"Line plot: The &quot;loss&quot;. loss over epoch."))
    #expect(html.contains("src=\"data:image/svg+xml;base64,"))
    #expect(html.contains("<details class=\"figure-details\">"))
    #expect(html.contains("<td class=\"right\">$5</td>"))
    #expect(html.contains("<strong>Figure 2</strong> · The loss."))
    #expect(cell.forms("text/html").allSatisfy { $0.hasPrefix("<div class=\"tex2jax_ignore") })
    let svg = try #require(cell.forms("image/svg+xml").first)
    #expect(
      svg.contains("fill=\"#ffffff\"") && !svg.contains("var(") && !svg.contains("100%\" role"))
    #expect(
      cell.forms("text/latex") == ["$$\nW x = \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}\n$$"])
    #expect(cell.forms("text/plain").count == 5)
    #expect(cell.forms("text/plain").contains { $0.contains("✓ All is \"well\"") })
  }

  @Test func showsFailuresAsErrors() throws {
    let cell = notebook.code(5)
    #expect(cell.tags == ["raises-exception"])
    let error = try #require(cell.outputs.first)
    #expect(error["output_type"] as? String == "error")
    #expect(error["ename"] as? String == "fails, as intended")
    #expect(error["evalue"] as? String == "index out of range")
    let line = Sample.lesson.lines.firstIndex { $0 == "x[7]" }! + 1
    #expect(
      error["traceback"] as? [String] == [
        "en/02-cell.md:\(line):1: fails, as intended: index out of range", "x[7]", "^",
        "hint: count from 0",
      ])
    let warning = text(notebook.code(6).outputs.first?["text"])
    #expect(warning.contains("warning: never used"))
  }

  @Test func saysWhatDidNotRun() {
    var run = Sample.run
    run.cells[5] = CellResult(status: .notRun)
    let cell = ReadNotebook(Sample.notebook(Sample.lesson, run)).code(6)
    #expect(cell.json["execution_count"] is NSNull)
    let said = text(cell.outputs.first?["text"])
    #expect(said == "Not run: an earlier cell failed.\n")
  }

  @Test func hidesWhatTheAuthorHides() {
    #expect(notebook.code(3).jupyter == ["source_hidden": true])
    #expect(notebook.code(3).tags == ["hide-input"])
    #expect(notebook.code(4).jupyter == ["source_hidden": true])
    #expect(notebook.code(1).jupyter == [:])
  }

  @Test func foldsSolutions() {
    #expect(notebook.prose.contains("**Exercise 1** · Again &amp; again"))
    #expect(notebook.prose.contains("**Solution to exercise 1**"))
    #expect(notebook.code(7).tags == ["exercise"])
    #expect(notebook.code(8).tags == ["solution", "hide-cell"])
    #expect(notebook.code(8).jupyter == ["source_hidden": true, "outputs_hidden": true])
    let shown = ReadNotebook(Sample.notebook(solutions: .shown))
    #expect(shown.code(8).tags == ["solution"])
    #expect(shown.code(8).jupyter == [:])
  }

  @Test func foldsAListingAsMarkdownCan() {
    let open = "<summary>Solution to exercise 1 · In &#36; &amp; words</summary>"
    let inside = "\n\n```swift\nlet other = true\n```\n\n</details>"
    #expect(notebook.prose.contains("<details>\(open)\(inside)"))
    let shown = ReadNotebook(Sample.notebook(solutions: .shown))
    #expect(shown.prose.contains("<details open>\(open)\(inside)"))
  }

  @Test func opensASolutionThatFailed() {
    var run = Sample.run
    run.cells[7].status = .failed
    let cell = ReadNotebook(Sample.notebook(Sample.lesson, run)).code(8)
    #expect(cell.tags == ["solution"] && cell.jupyter == [:])
  }

  @Test func leavesNothingOfASolutionThatIsHidden() {
    let rest = Sample.lesson.withoutSolutions
    let text = String(decoding: Sample.notebook(rest), as: UTF8.self)
    #expect(!text.contains("olution"))
    #expect(!text.contains("It is one."))
  }

  @Test func keepsTheAttributesOfItsCells() throws {
    #expect(notebook.code(2).own["directive"] as? String == "train(epochs: 3)")
    #expect(notebook.code(2).own["id"] as? String == "fig-loss")
    #expect(notebook.code(3).own["container"] as? String == "  ")
    #expect(notebook.code(4).own["seconds"] as? Double == 120)
    #expect(notebook.code(5).own["fails"] as? String == "out of range")
    #expect(notebook.code(6).own["optimized"] as? Bool == true)
    #expect(notebook.code(8).own["role"] as? String == "solution")
  }
}
