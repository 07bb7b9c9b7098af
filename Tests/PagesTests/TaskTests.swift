import Figures
import Lessons
import Pages
import Runs
import Testing
import Weaving

private let tasks = Sample.parse(
  """
  # Tasks

  See [that](#ex-two), [its answer](#answer), [the curve](#fig-own) and [the last](#fig-last).

  ```swift {#fig-first}
  first()
  ```

  ```swift exercise
  begin()
  ```

  ```swift solution {#answer caption="In short"}
  answer()
  ```

  > ```swift exercise {#ex-two caption="Make *two* <b>"}
  > two
  > ```

  ```swift solution {#fig-own caption="Own."}
  own()
  ```

  ```swift exercise {.listing}
  shown
  ```

  ```swift {#fig-last}
  last()
  ```
  """)

private var run: Run {
  var builder = RunBuilder(tasks)
  for line in ["first()", "begin()", "answer()", "own()", "last()"] {
    builder.figures(line, [plot([1, 2, 3])])
  }
  return builder.run
}

@Test func exercisesLookLikeSomethingToDoAndSolutionsAreFolded() throws {
  let page = try expectSound(HTMLPage(tasks, run, services: Sample.services).text())
  let exercises = page.all(withClass: "exercise")
  #expect(
    exercises.map { $0.all(withClass: "task")[0].text } == [
      "Exercise 1", "Exercise 2 Make *two* <b>", "Exercise 3",
    ])
  #expect(exercises.map { $0.attributes["id"] } == ["exercise-1", "ex-two", "exercise-3"])
  let solutions = page.all(withClass: "solution")
  #expect(
    solutions.map { $0.all("summary")[0].text } == [
      "Solution to exercise 1 In short", "Solution to exercise 2",
    ])
  #expect(solutions.map { $0.attributes["id"] } == ["answer", nil])
  #expect(solutions.allSatisfy { $0.attributes["open"] == nil })
  #expect(solutions[0].all(withClass: "n").map { $0.attributes["id"] } == ["L14"])
  #expect(solutions[1].all("figure").map { $0.attributes["id"] } == ["fig-own"])
  let shown = try expectSound(HTMLPage(tasks, run, solutions: .shown).text())
  #expect(shown.all(withClass: "solution").allSatisfy { $0.attributes["open"] != nil })
}

/// The lesson without its solutions has the same numbers.
@Test func figuresOfSolutionsHaveNumbersOfTheirOwn() throws {
  let page = try expectSound(HTMLPage(tasks, run).text())
  #expect(
    page.all("figcaption").map(\.text) == [
      "Figure 1", "Figure 2", "Figure S1", "Figure S2 Own.", "Figure 3",
    ])
  #expect(page.all(withClass: "reference").map(\.text) == ["Exercise 2", "Figure S2", "Figure 3"])
  #expect(page.all("a").contains { $0.text == "its answer" })
  let rest = tasks.withoutSolutions
  var left = RunBuilder(rest)
  for line in ["first()", "begin()", "last()"] { left.figures(line, [plot([1, 2, 3])]) }
  let without = try PageReader.read(HTMLPage(rest, left.run).text())
  #expect(without.all("figcaption").map(\.text) == ["Figure 1", "Figure 2", "Figure 3"])
}

@Test func aSolutionThatFailsIsOpen() throws {
  var failing = run
  failing.cells[2].status = .failed
  let page = try expectSound(HTMLPage(tasks, failing).text())
  #expect(page.all(withClass: "solution").map { $0.attributes["open"] != nil } == [true, false])
  #expect(TerminalReport(tasks, failing).text().contains("│ answer"))
}

@Test func markdownQuotesExercisesAndFoldsSolutions() {
  let text = MarkdownPage(tasks, run).text()
  #expect(
    text.contains("<a id=\"exercise-1\"></a>\n\n> **Exercise 1**\n>\n> ```swift\n> begin()\n> ```"))
  #expect(text.contains("> > **Exercise 2** · Make \\*two\\* \\<b>\n> >\n> > ```swift\n> > two\n"))
  #expect(
    text.contains("<details><summary>Solution to exercise 1 · In short</summary>\n\n```swift\n"))
  #expect(text.contains("**Figure S2** · Own.\n\n</details>"))
  #expect(text.contains("[Exercise 2](#ex-two), [its answer](#answer), [Figure S2](#fig-own)"))
  #expect(MarkdownPage(tasks, run, solutions: .shown).text().contains("<details open>"))
}

@Test func theTerminalShowsSolutionsWhenAsked() {
  let folded = TerminalReport(tasks, run).text()
  #expect(folded.contains("✎ Exercise 2 · Make *two* <b>"))
  #expect(folded.contains("Solution to exercise 1 · In short: the author’s; `--solutions"))
  #expect(!folded.contains("│ answer"))
  let shown = TerminalReport(tasks, run, solutions: .shown).text()
  #expect(shown.contains("Solution to exercise 1 · In short\n\n14 │ answer"))
  #expect(!shown.contains("--solutions"))
}

@Test func tasksSpeakTheLessonsLanguage() {
  let lesson = Sample.parse(
    "---\nlang: zh-Hans\n---\n```swift exercise\na\n```\n\n```swift solution\nb\n```\n")
  let results = RunBuilder(lesson).run
  #expect(HTMLPage(lesson, results).text().contains("练习 1"))
  #expect(MarkdownPage(lesson, results).text().contains("<summary>练习 1 参考答案</summary>"))
}

@Test func twinsAreFoundByTheirPaths() throws {
  func entry(_ path: String, _ lang: String, _ order: Int) -> CourseEntry {
    CourseEntry(path: path, title: path, lang: lang, order: order, status: .passed, cellCount: 1)
  }
  let course = Course(entries: [
    entry("en/a.md", "en", 1), entry("en/b.md", "en", 2), entry("zh/b.md", "zh-Hans", 1),
  ])
  let lesson = Sample.parse("# A\n")
  func alternates(_ path: String) throws -> [String?] {
    try PageReader.read(HTMLPage(lesson, Run(cells: []), path: path, course: course).text())
      .all("link").filter { $0.attributes["rel"] == "alternate" }.map { $0.attributes["href"] }
  }
  #expect(try alternates("en/b.md") == ["../zh/b.html"])
  #expect(try alternates("en/a.md").isEmpty)
}

@Test func whatThereIsToSeeIsFolded() throws {
  let lesson = Sample.parse(
    "- Change `q`. Where does it show?\n\n  ```seen\n  In the **shape**: $`2q`$.\n  ```\n")
  let run = RunBuilder(lesson).run
  let page = try expectSound(HTMLPage(lesson, run, services: Sample.services).text())
  let fold = try #require(page.all("li").first?.all("details").first)
  #expect(fold.attributes["open"] == nil)
  #expect(fold.all("summary").first?.text == "What you will see")
  #expect(fold.all("strong").first?.text == "shape" && fold.text.contains("2q"))
}
