import Lessons
import Pages
import Runs
import Testing
import Weaving

private func listing(
  _ text: String, services: WeavingServices = WeavingServices(),
  _ change: (inout RunBuilder) -> Void
) -> CellListing {
  let lesson = Sample.parse(text)
  var results = RunBuilder(lesson)
  change(&results)
  return CellListing(
    cell: lesson.cells[0], result: results.run.cells[0], path: lesson.path, services: services)
}

@Test func columnsFollowTheCodeOutOfItsList() {
  let rows = listing("1. Text\n\n   ```swift\n   let 长 = a + b\n   ```\n") {
    $0.fail("let 长", at: "b", "no b", hint: nil, expected: false)
  }.rows
  #expect(rows.map(\.text) == ["let 长 = a + b"])
  #expect(rows.map(\.line) == [4])
  #expect(rows[0].messages.map(\.column) == [13])
  #expect(rows[0].messages.map(\.position) == [SourcePosition(line: 4, column: 16)])
}

@Test func aMistakeInTheFenceIsShownInTheCall() {
  let rows = listing("```swift train(epoks: 3) {.folded}\nloss\n```\n") {
    $0.fail("train(", at: "epoks", "no such argument", hint: "epochs", expected: false)
  }.rows
  #expect(rows.map(\.text) == ["train(epoks: 3) {", "  loss", "}"])
  #expect(rows.map(\.line) == [1, 2, 3])
  #expect(rows[0].messages.map(\.column) == [7])
  #expect(rows[0].messages.map(\.length) == [5])
}

@Test func anExpectationGivesWayToItsValueOnly() {
  let text = "```swift\nlet a = 1   // → 1\nlet b = 2   // → 2\nlet c = \"// → 3\" // → 3\n```\n"
  let rows = listing(text) {
    $0.value("let a", "Int", "1", name: "a")
    $0.value("let c", "String", "\"// → 3\"", name: "c")
  }.rows
  #expect(rows.map(\.text) == ["let a = 1", "let b = 2   // → 2", "let c = \"// → 3\""])
}

@Test func aHighlighterColoursTheCodeAndNeverChangesIt() {
  let text = "```swift\nlet a = \"<b>\"\n```\n"
  let answers = [
    "let a = \"<b>\"", "<span class=\"hljs-keyword\">let</span> a = 2", "<script>x</script>",
    "<span class=\"hljs-keyword\">let a = &quot;&lt;b&gt;&quot;",
    "let a = &quot;&lt;b&gt;&quot;</span>",
    "<span onclick=\"x\">let</span> a = &quot;&lt;b&gt;&quot;", "&bogus;",
  ]
  for answer in answers {
    let rows = listing(text, services: WeavingServices(highlight: { _, _ in answer })) { _ in }.rows
    #expect(rows.map(\.tokens) == [[Token(.plain, "let a = \"<b>\"")]], "\(answer)")
  }
  let good =
    "<span class=\"hljs-keyword\">let</span> a = <span class=\"hljs-string\">&quot;&lt;b&gt;&quot;</span>"
  let rows = listing(text, services: WeavingServices(highlight: { _, _ in good })) { _ in }.rows
  #expect(
    rows.map(\.tokens) == [
      [Token(.keyword, "let"), Token(.plain, " a = "), Token(.string, "\"<b>\"")]
    ])
}

@Test func aLineTellsEachValueOnce() {
  let notes = listing("```swift\nf(x); y = g(x)\n```\n") {
    $0.value("f(x)", "Int", "7", name: "x")
    $0.value("f(x)", "Int", "8", name: "x")
    $0.value("f(x)", "Void", "()")
    $0.value("f(x)", "Figure", "a figure")
    $0.value("f(x)", "[Figure]", "[a figure]")
    $0.value("f(x)", "String", "\"two\nlines\"", name: "y")
  }.rows[0].notes
  #expect(notes.map(\.text) == ["8", "\"two⏎lines\""])
  #expect(notes.map(\.name) == ["x", "y"])
}

@Test func aDirectivesBodyDoesNotTellWhatItsFigureShows() {
  func notes(_ body: String, _ change: @escaping (inout RunBuilder) -> Void) -> [String] {
    listing("```swift unroll(steps: 3) {#fig}\n\(body)\n```\n", change).rows
      .flatMap { $0.notes.map(\.text) }
  }
  let model: (inout RunBuilder) -> Void = {
    $0.value("let q", "Int", "4", name: "q")
    $0.value("GRU(", "GRU", "GRU([12, 4])")
  }
  #expect(notes("let q = 2 * 2\nGRU(q)", model) == ["4"])
  #expect(notes("let q = 2 * 2\nGRU(q)  // → GRU", model) == ["4", "GRU([12, 4])"])
  // A loop's values are a history, which the figure may not show.
  #expect(notes("loss(x)") { $0.value("loss", "Float", "0.1", count: 9) } == ["0.1"])
  #expect(notes("let q = 1 + 1") { $0.value("let q", "Int", "2", name: "q") } == ["2"])
}

@Test func whatTheCodeSaysStandsNotBesideIt() {
  let text = """
    ```swift
    let size = 4
    var sum: Float = 0
    let word = "abc"
    let same = size == 4
    let known = 4 // → 4
    optimizer.step()
    let start = 1, end = 2
    let (rows, columns) = (2, 5)
    let from = 1, to = size
    let pair = "a, b"
    let low = 4, high = same
    ```
    """
  let rows = listing(text) {
    $0.value("let size", "Int", "4", name: "size")
    $0.value("var sum", "Float", "0.0", name: "sum", count: 100)
    $0.value("let word", "String", "\"abc\"", name: "word")
    $0.value("let same", "Bool", "true", name: "same")
    $0.value("let known", "Int", "4", name: "known")
    $0.value("optimizer.step", "Adam", "Adam", count: 100)
    $0.value("let start", "Int", "1", name: "start")
    $0.value("let start", "Int", "2", name: "end")
    $0.value("let (rows", "(Int, Int)", "(2, 5)", name: "rows")
    $0.value("let from", "Int", "1", name: "from")
    $0.value("let from", "Int", "4", name: "to")
    $0.value("let pair", "String", "\"a, b\"", name: "pair")
    $0.value("let low", "Int", "4", name: "low")
    $0.value("let low", "Int", "4", name: "high")
  }.rows
  let notes = rows.map { $0.notes.map(\.text) }
  #expect(notes == [[], [], [], ["true"], ["4"], [], [], [], ["4"], [], ["4"]])
  #expect(rows[4].text == "let known = 4")
}

@Test func anExpectationMayStandWhereTheExpressionEnds() {
  let rows = listing("```swift\nlet x = [\n  1, 2,\n] // → [1, 2]\n```\n") {
    $0.value("let x", "[Int]", "[1, 2]", name: "x", lines: 3)
  }.rows
  #expect(rows.map { $0.notes.map(\.text) } == [[], [], ["[1, 2]"]])
  #expect(rows[2].text == "]")
}
