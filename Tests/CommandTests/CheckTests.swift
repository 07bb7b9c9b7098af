import Foundation
import Testing

struct CheckTests {
  static let wrong = """
    # Wrong

    ```swift
    let four = 2 + 2  // → 5
    ```
    """

  @Test func aValueThatIsAnotherFailsWithBoth() throws {
    let scratch = try Course.make(["a": Self.wrong])
    let result = try Tool.run(["check"], in: scratch.folder)
    #expect(result.status == 1)
    #expect(result.error.contains("lessons/a.md:4:24: error:"), "\(result)")
    #expect(result.error.contains("5") && result.error.contains("4"))
    #expect(result.output.contains("lessons/a.md: FAILED: a check did not hold"))
    #expect(!scratch.exists("output"))
    // A page shows what came out; only `check` compares.
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
  }

  /// An index asks for all lessons in its folder; a lesson's own number goes before it.
  @Test func claimsOnFewSeedsAreWarnings() throws {
    let claim = """
      # Few

      ```swift
      let runs = overSeeds(3) { _ in 1.0 }
      check("One is less than two.", runs.median, <, 2)
      ```
      """
    let index = "---\nleastSeeds: 20\n---\n# Course"
    let scratch = try Course.make(["a": claim, "index": index])
    let result = try Tool.run(["check"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    #expect(
      result.error.contains(
        "lessons/a.md:5:1: warning: this claim rests on 3 seeds, and the course asks for 20"),
      "\(result)")
    #expect(try Tool.run(["check", "--strict"], in: scratch.folder).status == 1)
    try scratch.write("---\nleastSeeds: 3\n---\n" + claim, to: "lessons/a.md")
    #expect(try Tool.run(["check", "--strict"], in: scratch.folder).status == 0)
    try scratch.write("---\nleastSeeds: no\n---\n# Course", to: "lessons/index.md")
    #expect(try Tool.run(["check"], in: scratch.folder).error.contains("write `leastSeeds: 20`"))
  }

  @Test func updateWritesTheValueThatCameOut() throws {
    let scratch = try Course.make(["a": Self.wrong])
    let result = try Tool.run(["check", "--update"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    #expect(
      try scratch.text("lessons/a.md") == Self.wrong.replacing("→ 5", with: "→ 4") + "\n")
    #expect(try Tool.run(["check"], in: scratch.folder).status == 0)
  }

  @Test func updateLeavesALessonThatHoldsAlone() throws {
    let scratch = try Course.make(["a": Course.passing])
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    let path = scratch.url("lessons/a.md").path
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    #expect(try Tool.run(["check", "--update"], in: scratch.folder).status == 0)
    #expect(
      try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date == old)
  }

  @Test func pagesHaveToBeCurrent() throws {
    let scratch = try Course.make(["a": Course.passing])
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    #expect(try Tool.run(["check"], in: scratch.folder).status == 0)

    let page = try scratch.text("output/a.md")
    try scratch.write(page.replacing("five is 5", with: "five is 6"), to: "output/a.md")
    let stale = try Tool.run(["check"], in: scratch.folder)
    #expect(stale.status == 1)
    #expect(stale.error.contains("output/a.md:"), "\(stale)")
    #expect(stale.error.contains("this page is not what its lesson makes"))
    #expect(stale.error.contains("five is 6"))

    #expect(try Tool.run(["check", "--update"], in: scratch.folder).status == 0)
    #expect(try scratch.text("output/a.md") == page)

    for name in ["output/a.md", "output/index.md"] {
      let kept = try scratch.text(name)
      try FileManager.default.removeItem(at: scratch.url(name))
      let missing = try Tool.run(["check", "--json"], in: scratch.folder)
      #expect(missing.status == 1)
      #expect(missing.output.contains("this page is missing"), "\(missing)")
      try scratch.write(kept, to: name)
    }
    // HTML pages are made anew wherever they are needed.
    try FileManager.default.removeItem(at: scratch.url("output/a.html"))
    #expect(try Tool.run(["check"], in: scratch.folder).status == 0)
  }

  @Test(arguments: [
    ("[there](#nowhere)", "nothing in this lesson has the id `nowhere`"),
    ("[there](b.md)", "there is no file `b.md`"),
    ("[there](../secret.md)", "this link points outside the course"),
    ("![a picture](plot.png)", "there is no file `plot.png`"),
  ])
  func linksHaveToLeadSomewhere(_ text: String, _ message: String) throws {
    let scratch = try Course.make(["a": "# A\n\n\(text)"])
    let result = try Tool.run(["check"], in: scratch.folder)
    #expect(result.status == 1)
    #expect(result.error.contains("lessons/a.md:3:"), "\(result)")
    #expect(result.error.contains(message), "\(result)")
  }

  @Test func aFormulaInAFigureIsReportedWhereItStands() throws {
    let lesson = """
      # Formulas

      ```swift
      let name = "b"
      formula(#"x = \\frac{a}{\\foo}"#)
      group([formula("{" + name)])
      ```
      """
    let scratch = try Course.make(["a": lesson])
    for command in ["check", "build"] {
      let result = try Tool.run([command], in: scratch.folder)
      #expect(result.status == 1, "\(result)")
      #expect(
        result.error.contains("lessons/a.md:5:24: error: Undefined control sequence: \\foo"),
        "\(result)")
      // Put together by the cell: its first line is the nearest place.
      #expect(result.error.contains("lessons/a.md:4:1: error: Expected '}'"), "\(result)")
    }
  }

  @Test func aTranslationThatNoFigureAsksForIsAWarning() throws {
    let lesson = """
      ---
      title: 词
      lang: zh-Hans
      words:
        price in dollar: 美元价格
        price: 价格
        old: 旧
      ---

      # 词

      ```swift
      plot([1.0, 2], title: "price", xLabel: "epoch", yLabel: "price in dollars")
      ```
      """
    let scratch = try Course.make(["a": lesson])
    let result = try Tool.run(["check"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    #expect(
      result.error.contains(
        "lessons/a.md:5:3: warning: no figure of this lesson shows `price in dollar`"), "\(result)")
    #expect(result.error.contains("did you mean `price in dollars`?"), "\(result)")
    #expect(result.error.contains("lessons/a.md:7:3: warning:"), "\(result)")
    #expect(!result.error.contains("shows `price`"))
    #expect(try Tool.run(["check", "--strict"], in: scratch.folder).status == 1)
    // And those that are asked for are shown.
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    let page = try scratch.text("output/a.md")
    #expect(page.contains("**价格**") && page.contains("轮"), "\(page)")
  }

  @Test func linksBetweenLessonsResolveThoughOnlyOneIsChecked() throws {
    let scratch = try Course.make(["a": "# A\n\n[b](b.md#two-words)", "b": "# B\n\n## Two words"])
    let result = try Tool.run(["check", "lessons/a.md"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.hasPrefix("1 lesson unchanged\n1 lesson, 0 cells"), "\(result)")
  }

  @Test func aNewLessonPasses() throws {
    for language in ["en", "zh-Hans"] {
      let scratch = try Scratch()
      let titles = ["Two *passes*: <b>1 & 2</b> \"$x$\"", "C:\\temp # [no] `link`"]
      for title in titles {
        #expect(
          try Tool.run(["new", title, "--lang", language], in: scratch.folder).status == 0)
      }
      #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
      let result = try Tool.run(["check", "--strict"], in: scratch.folder)
      #expect(result.status == 0, "\(result)")
      let index = try scratch.text("output/index.html")
      #expect(index.contains("Two *passes*: &lt;b&gt;1 &amp; 2&lt;/b&gt;"), "\(index.suffix(2000))")
    }
  }
}
