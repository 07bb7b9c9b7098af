import Figures
import Lessons
import Pages
import Runs
import Testing
import Weaving

@Test func pagesAreSound() throws {
  let pages = [
    HTMLPage(Sample.lesson, Sample.run, course: Sample.course, services: Sample.services).text(),
    HTMLPage(Sample.lesson, Sample.plottedRun, services: Sample.services).text(),
    HTMLPage(Sample.lesson, Run(cells: [])).text(),
    HTMLPage(Sample.chinese, Sample.chineseRun, course: Sample.course).text(),
    CourseIndex(Sample.course).html(),
    CourseIndex(Course()).html(),
  ]
  for page in pages { _ = try expectSound(page) }
}

@Test func valuesStandBesideTheirLines() throws {
  let page = try expectSound(
    HTMLPage(Sample.lesson, Sample.run, services: Sample.services).text())
  let rows = page.all(withClass: "row")
  func row(_ code: String) throws -> PageElement {
    try #require(rows.first { $0.all(withClass: "t").first?.text.contains(code) == true })
  }
  #expect(try row("let x =").all("samp").map(\.text) == ["[5, 4, 3]\n"])
  #expect(try row("h = cell(").all("samp").map(\.text) == ["[5, 8] ×4\n"])
  #expect(try row("let cell =").all("samp").isEmpty)
  let loss = try row("mseLoss(")
  #expect(loss.all("svg").first?.attributes["aria-label"]?.hasPrefix("100 values") == true)
  #expect(loss.text.contains("×100"))
  // The line's number is the lesson's.
  let line = try #require(Sample.lesson.lines.firstIndex { $0.contains("let x =") }) + 1
  #expect(try row("let x =").all(withClass: "n").first?.attributes["id"] == "L\(line)")
  // The expected value gives way to the real one.
  #expect(try row("h.mean().item").all(withClass: "t").first?.text == "h.mean().item\n")
}

@Test func referencesShowTheFiguresNumber() throws {
  let page = try expectSound(HTMLPage(Sample.lesson, Sample.run).text())
  let references = page.all(withClass: "reference")
  #expect(references.map(\.text) == ["Figure 3", "Equation 1"])
  #expect(references.map { $0.attributes["href"] } == ["#fig-unrolled", "#eq-cell"])
  let captions = page.all("figcaption").map(\.text)
  #expect(captions.first == "Figure 1 Four days of weather.")
  #expect(captions.count == 3)
}

@Test func noLineEndsBetweenAFormulaAndItsMarks() throws {
  let lesson = Sample.parse(
    "As $`a`$ in it ($`b`$, or *$`c`$*), so “$`d`$”. And $`e`$, $`f`$: $`g`$\n")
  let page = try expectSound(HTMLPage(lesson, Run(cells: [])).text())
  #expect(page.all(withClass: "joined").map(\.text) == ["(b,", "“d”.", "e,", "f:"])
  #expect(page.all("p").contains { $0.text == "As a in it (b, or c), so “d”. And e, f: g" })
}

@Test func linksBetweenLessonsLeadToTheirPages() throws {
  let page = try expectSound(
    HTMLPage(Sample.lesson, Sample.run, course: Sample.course).text())
  let links = page.all("main").flatMap { $0.all("a") }.compactMap { $0.attributes["href"] }
  #expect(links.contains("stacks.html#depth"))
  #expect(links.contains("../lessons/data/weather.csv"))
  #expect(!links.contains { $0.hasPrefix("javascript") })
  #expect(
    page.all("a").first { $0.attributes["rel"] == "prev" }?.attributes["href"] == "start.html")
  #expect(
    page.all("a").first { $0.attributes["rel"] == "next" }?.attributes["href"] == "stacks.html")
}

@Test func failuresStandAtTheirLine() throws {
  let page = try expectSound(HTMLPage(Sample.lesson, Sample.run).text())
  let failed = try #require(page.all(withClass: "failed").first { $0.name == "div" })
  let row = try #require(failed.all(withClass: "row").first { !$0.all("mark").isEmpty })
  #expect(row.all("mark").map(\.text) == ["缺失"])
  #expect(row.all(withClass: "words").first?.text == "error: cannot find '缺失' in scope")
  // Under 17 narrow characters and the two wide ones of the name.
  #expect(row.all(withClass: "caret").first?.text == "    \u{3000}\u{3000}               ^")
  let skipped = try #require(page.all(withClass: "not-run").first)
  #expect(skipped.text.contains("not run"))
  let intended = try #require(page.all(withClass: "expected").first)
  #expect(intended.all("mark").map(\.text) == ["x.matmul(cell.U)"])
}

@Test func hiddenCellsShowTheirResultsAlone() throws {
  let page = try expectSound(HTMLPage(Sample.lesson, Sample.run).text())
  #expect(page.text.contains("hidden code, shown result\n"))
  #expect(!page.all("code").contains { $0.text.contains("print(\"hidden") })
  #expect(page.all(withClass: "fold").first?.text.contains("seasons.map") == true)
}

@Test func rawHTMLIsTextUnlessTheLessonSaysOtherwise() throws {
  let body = "A <b>bold</b> word.\n\n<aside class=\"x\">Aside</aside>\n"
  let shown = HTMLPage(Sample.parse(body), Run(cells: [])).text()
  let page = try expectSound(shown)
  #expect(page.all("article").first?.text.contains("A <b>bold</b> word.") == true)
  #expect(page.all(withClass: "raw").map(\.text) == ["<aside class=\"x\">Aside</aside>\n"])

  let passed = HTMLPage(Sample.parse("---\nhtml: true\n---\n" + body), Run(cells: [])).text()
  #expect(passed.contains("A <b>bold</b> word."))
  #expect(passed.contains("<aside class=\"x\">Aside</aside>"))
}

@Test func aLessonThatDoesNotParseShowsWhy() throws {
  let lesson = Sample.parse("# Title\n\nText.\n\n```swift\nlet x = 1\n")
  #expect(!lesson.diagnostics.isEmpty)
  let page = try expectSound(HTMLPage(lesson, Run(cells: [])).text())
  #expect(page.all(withClass: "t").map(\.text) == ["let x = 1\n"])
  for diagnostic in lesson.diagnostics {
    #expect(page.text.contains(diagnostic.message))
    #expect(MarkdownPage(lesson, Run(cells: [])).text().contains("**error**"))
    #expect(TerminalReport(lesson, Run(cells: [])).text().contains(diagnostic.message))
  }
}

@Test func emptyCellsAreNoTrouble() throws {
  let lesson = Sample.parse("```swift\n```\n\n```swift answer()\n```\n\n```swift\n\n```\n")
  var results = RunBuilder(lesson)
  results.run.cells[0].output = [OutputChunk(.output, "")]
  let page = try expectSound(HTMLPage(lesson, results.run).text())
  #expect(page.all(withClass: "t").map(\.text) == ["answer() {\n", "}\n", "\n"])
  #expect(MarkdownPage(lesson, results.run).text().contains("answer() {\n}"))
  #expect(!TerminalReport(lesson, results.run).text().isEmpty)
}

@Test func headingsNeverSkipALevel() throws {
  let lesson = Sample.parse("# One\n\n#### Deep\n\n# Two\n\n###### Deeper\n\n> ## Quoted\n")
  let page = try expectSound(HTMLPage(lesson, Run(cells: [])).text())
  let levels = page.all.filter { ["h1", "h2", "h3", "h4", "h5", "h6"].contains($0.name) }
  #expect(levels.map(\.name) == ["h1", "h2", "h2", "h3", "h3"])
}

@Test func interfaceSpeaksTheLessonsLanguage() throws {
  let chinese = try expectSound(
    HTMLPage(Sample.chinese, Sample.chineseRun, course: Sample.course).text())
  #expect(chinese.all("html").first?.attributes["lang"] == "zh-Hans")
  #expect(chinese.text.contains("目录"))
  #expect(!chinese.text.contains("Contents"))
  // Words of ours that are not in the lesson's language say so.
  var german = Sample.parse(
    "# Zelle\n\n## Eins\n\n## Zwei\n\n[Bild](#fig-a)\n\n```csv table {#fig-a}\na\n1\n```\n")
  german.frontMatter.lang = "de"
  let page = try expectSound(HTMLPage(german, Run(cells: [])).text())
  #expect(page.all("summary").map { $0.attributes["lang"] } == ["en"])
  for name in ["reference", "number"] {
    let words = page.all(withClass: name)
    #expect(words.map(\.text) == ["Figure 1"], "\(name)")
    #expect(words.map { $0.attributes["lang"] } == ["en"], "\(name)")
  }
}

@Test func emphasisHasDotsUnderChineseAlone() throws {
  func classes(_ lang: String) throws -> [String?] {
    var lesson = Sample.parse("# 题\n\n*隐藏状态* *The Star* *状态 h* *$`h_t`$ 与它* *第三步*\n")
    lesson.frontMatter.lang = lang
    return try expectSound(HTMLPage(lesson, Run(cells: [])).text()).all("em")
      .map { $0.attributes["class"] }
  }
  #expect(try classes("zh-Hans") == ["dotted", nil, "mixed", "mixed", "dotted"])
  #expect(try classes("en") == [nil, nil, nil, nil, nil])
}

@Test func theSameInputsGiveTheSameBytes() {
  func reports() -> [String] {
    [
      HTMLPage(Sample.lesson, Sample.run, course: Sample.course, services: Sample.services).text(),
      MarkdownPage(Sample.lesson, Sample.run, course: Sample.course).text(),
      TerminalReport(Sample.lesson, Sample.run).text(),
    ]
  }
  #expect(reports() == reports())
  // The order of the entries is the course's, not the caller's.
  let turned = Course(
    title: Sample.course.title, entries: Sample.course.entries.reversed(),
    assetBase: Sample.course.assetBase)
  #expect(CourseIndex(turned).html() == CourseIndex(Sample.course).html())
  #expect(CourseIndex(turned).markdown() == CourseIndex(Sample.course).markdown())
}
