import Lessons
import Pages
import Runs
import Testing
import Weaving

/// Which names in code lead to the page of the library.
struct CodeNamesTests {
  private static let library = """
    ---
    title: The library
    lang: en
    order: 93
    part: Reference
    ---
    # The library

    ## Tensors {#tensors}

    ### `Tensor` · `zeros` {#Tensor}

    Numbers in a grid.

    ### `.reshaped` · `.flattened` {#reshaped}

    ### `.max` {#max}

    ### `softmax` {#softmax}

    ### `train` {#train}

    """

  private func page(_ body: String, at path: String = "en/02-cell.md") throws -> PageElement {
    let others = [
      "en/index.md": "---\ntitle: Course\nlang: en\norder: 0\n---\n# Course\n",
      "en/glossary.md":
        "---\ntitle: Glossary\nlang: en\norder: 91\npart: Reference\n---\n# Glossary\n",
      "en/library.md": Self.library,
    ]
    let lesson = Sample.parse(
      others[path] ?? "---\ntitle: One cell\nlang: en\norder: 2\n---\n# One cell\n\n\(body)\n",
      path: path)
    let all =
      others.filter { $0.key != path }.map { Sample.parse($0.value, path: $0.key) } + [lesson]
    var course = Course(
      entries: all.map { CourseEntry(path: $0.path, lesson: $0, run: SampleSite.passing($0)) })
    for lesson in all where lesson.path.hasSuffix("library.md") {
      course.names[lesson.path] = Library(lesson).names
    }
    return try expectSound(
      HTMLPage(lesson, SampleSite.passing(lesson), course: course, services: Sample.services).text()
    )
  }

  /// The texts and targets of the links in code.
  private func links(_ body: String) throws -> [String] {
    try page(body).all(withClass: "t").flatMap { $0.all("a") }
      .map { "\($0.text) \($0.attributes["href"] ?? "")" }
  }

  private func cell(_ code: String) -> String { "```swift\n\(code)\n```" }

  @Test func aNameLeadsToItsEntry() throws {
    #expect(
      try links(cell("let x = softmax(Tensor([1, 2]))")) == [
        "softmax library.html#softmax", "Tensor library.html#Tensor",
      ])
  }

  @Test func theCodeStaysAsItWas() throws {
    let code = "let a = zeros(2).reshaped(1, 2)"
    let rows = try page(cell(code)).all(withClass: "t")
    #expect(rows.map(\.text) == [code + "\n"])
  }

  @Test func aMemberIsOneAfterADotAlone() throws {
    #expect(
      try links(cell("let a = x.reshaped(2)\nlet b = reshaped(x)")) == [
        "reshaped library.html#reshaped"
      ])
    #expect(try links(cell("let a = x.softmax()")) == [])
    // Whose it is, nobody knows.
    #expect(try links(cell("let a = x.max()")) == [])
    #expect(try links(cell("for i in 0..<zeros(2) { i }")) == ["zeros library.html#Tensor"])
  }

  @Test func anArrowInTextIsNeverBroken() throws {
    let code = try #require(try page("`f(a) -> b`").all("code").first)
    #expect(code.text == "f(a) -> b")
    #expect(code.all(withClass: "joined").map(\.text) == ["->"])
  }

  @Test func aDirectiveIsAName() throws {
    #expect(
      try links("```swift train(epochs: 2)\nloss()\n```") == ["train library.html#train"])
  }

  @Test(arguments: [
    "let softmax = 1\nsoftmax", "func softmax(_ a: Int) -> Int { a }\nsoftmax(1)",
    "func f(softmax: Int) -> Int { softmax }", "func f(_ softmax: Int) -> Int { softmax }",
    "let f = { softmax in softmax }", "let f = { (a: Int, softmax: Int) in softmax }",
    "let (a, softmax) = f()\nsoftmax", "for softmax in a { softmax }", "enum A { case b, softmax }",
    "struct A { init(softmax: Int) { softmax } }", "if let softmax { softmax }",
    "f(softmax: 1)", "// softmax", "let a = \"softmax\"", "let a = `softmax`",
    "let a = [1: 2]\nlet b = softmaxed",
  ])
  func whatIsTheLessonsOwnIsNoName(_ code: String) throws {
    #expect(try links(cell(code)) == [])
  }

  @Test func whatALaterCellDeclaresIsItsOwnToo() throws {
    #expect(try links(cell("softmax(1)") + "\n\n" + cell("func softmax(_ a: Int) {}")) == [])
  }

  @Test func theFirstUseInASectionLeadsThere() throws {
    let use = cell("softmax(a)\nsoftmax(b)")
    let found = try links("\(use)\n\n\(use)\n\n## Next\n\n\(use)")
    #expect(found == Array(repeating: "softmax library.html#softmax", count: 2))
  }

  @Test func theLibrarysOwnPageAndPaperLeadNowhere() throws {
    #expect(try page("", at: "en/library.md").all(withClass: "t").flatMap { $0.all("a") }.isEmpty)
    #expect(!SampleSite.print(0).contains("library.html"))
  }

  @Test func theLibraryStandsInTheLineAtTheTop() throws {
    let places = try page("").all(withClass: "places").flatMap { $0.all("a") }
    #expect(places.map(\.text) == ["Glossary", "Library", "Search"])
  }

  @Test func withoutALibraryNothingIsLinked() throws {
    let lesson = Sample.parse("# A\n\n\(cell("softmax(Tensor(1))"))\n", path: "a.md")
    let html = HTMLPage(lesson, SampleSite.passing(lesson), services: Sample.services).text()
    #expect(!html.contains("library"))
  }

  @Test func theSearchKnowsTheNamesInCode() throws {
    let body = """
      ## One {#one}

      A text on softmax.

      ```swift
      let first = softmax(zeros(2)) // comment
      let text = "unseen"
      ```

      ## Two {#two}

      ```swift exercise
      let start = ones(2)
      ```

      ```swift solution
      let done = secret(1)
      ```
      """
    let lesson = Sample.parse("# A\n\n\(body)\n", path: "index.md")
    let course = Course(
      entries: [CourseEntry(path: "index.md", lesson: lesson, run: SampleSite.passing(lesson))])
    let html = SearchPage(
      try #require(course.editions.first), course: course,
      reports: [
        Report(lesson, SampleSite.passing(lesson), course: course, services: Sample.services)
      ]
    ).html()
    #expect(html.contains(#"["one","One","A text on softmax.","zeros"]"#))
    #expect(html.contains(#","ones"]"#))
    #expect(!html.contains("secret") && !html.contains("unseen"))
  }
}
