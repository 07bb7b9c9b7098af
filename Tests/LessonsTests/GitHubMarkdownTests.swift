import Lessons
import Testing

/// The blocks that only GitHub's Markdown has, and where their problems are.
struct GitHubMarkdownTests {
  private func found(_ text: String) -> Table? {
    parse(text).allBlocks.lazy.compactMap { block in
      if case .table(let table) = block.kind { table } else { nil }
    }.first
  }

  private func words(_ cells: [Table.Cell]) -> [String] { cells.map(\.plainText) }

  // MARK: Tables

  @Test(arguments: [
    "| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n-|-\n1 | 2", "a|b\n:--|--:\n1|2\n",
    "> | a | b |\n> |---|---|\n> | 1 | 2 |", "- | a | b |\n  |---|---|\n  | 1 | 2 |",
    "1. item\n\n   | a | b |\n   |---|---|\n   | 1 | 2 |", "text\n| a | b |\n|---|---|\n| 1 | 2 |",
    "> - | a | b |\n>   |---|---|\n>   | 1 | 2 |",
    "[^n]: | a | b |\n    |---|---|\n    | 1 | 2 |\n\nx[^n]",
  ])
  func tablesStandAnywhere(_ text: String) throws {
    let table = try #require(found(text))
    #expect(words(table.header) == ["a", "b"])
    #expect(table.rows.map(words) == [["1", "2"]])
    #expect(parse(text).diagnostics == [])
  }

  @Test func readsAlignment() throws {
    #expect(
      found("|a|b|c|d|\n|---|:--|:-:|--:|\n|1|2|3|4|")?.alignments
        == [nil, .left, .center, .right])
  }

  @Test func cellsHoldWhateverAParagraphDoes() throws {
    let table = try #require(
      found(
        "| *a* `b` | c\\|d |\n|---|---|\n| `e\\|f` $\\bar{a}_{n}$ | # g # |\n| - h | [i](#a) ~~j~~ |"
      ))
    #expect(table.header[0] == [.emphasis([.text("a")]), .text(" "), .code("b")])
    #expect(words(table.header)[1] == "c|d")
    #expect(table.rows[0][0].first == .code("e|f"))
    #expect(words(table.rows[0]) == ["e|f \\bar{a}_{n}", "# g #"])
    #expect(words(table.rows[1]) == ["- h", "i j"])
    #expect(table.rows[1][1].last == .strikethrough([.text("j")]))
  }

  @Test func marksDoNotReachFromCellToCell() throws {
    let table = try #require(found("|a|b|\n|---|---|\n| *x | y* |\n| $x | y$ |"))
    #expect(table.rows.map(words) == [["*x", "y*"], ["$x", "y$"]])
  }

  @Test func emptyCellsAreCells() throws {
    let table = try #require(found("| | b |\n|---|---|\n| | 2 |\n| 1 | |"))
    #expect(words(table.header) == ["", "b"])
    #expect(table.rows.map(words) == [["", "2"], ["1", ""]])
  }

  @Test(arguments: [("| 1 |", "1 cell,"), ("| 1 | 2 | 3 |", "3 cells,")])
  func raggedRowsAreNamed(row: String, count: String) throws {
    let lesson = parse("> | a | b |\n> |---|---|\n> \(row)\n")
    let problem = try #require(lesson.diagnostics.first)
    #expect(problem.rule == .raggedTable && problem.message.contains(count))
    #expect(problem.range.start == SourcePosition(line: 3, column: 3))
    #expect(words(try #require(found("| a | b |\n|---|---|\n\(row)")).rows[0]).count == 2)
  }

  @Test func aRuleOfAnotherLengthMakesNoTable() {
    let lesson = parse("| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n")
    #expect(lesson.diagnostics.map(\.rule) == [.badTable])
    #expect(lesson.diagnostics.first?.range.start == SourcePosition(line: 2, column: 1))
  }

  @Test(arguments: ["a\n---", "a\n===\n", "- a\n- b", "a | b", "---|---", "a \\| b\nc | d"])
  func whatIsNoTableStaysWhatItIs(_ text: String) {
    #expect(found(text) == nil)
    #expect(parse(text).diagnostics == [])
  }

  @Test func tightListsStayTight() {
    guard
      case .list(_, let tight, let items) = parse("- x\n- | a |\n  |---|\n  | 1 |\n- y").blocks[0]
        .kind
    else {
      Issue.record("no list")
      return
    }
    #expect(tight && items.count == 3)
  }

  @Test func cellsOfCSVHoldFormulas() throws {
    let table = try #require(
      found("```csv table\nlayer, \"$a, b$\"\nGRU `x`, $`r \\odot h`$ and $5\n```"))
    #expect(table.header[1] == [.math(tex: "a, b", position: SourcePosition(line: 2, column: 10))])
    #expect(table.rows[0][0] == [.text("GRU `x`")])
    #expect(
      table.rows[0][1] == [
        .math(tex: "r \\odot h", position: SourcePosition(line: 3, column: 12)), .text(" and $5"),
      ])
  }

  // MARK: Formulas

  @Test(arguments: [
    ("The state $h_t$ and $\\bar{a}_{n} + \\bar{b}_{n}$.", ["h_t", "\\bar{a}_{n} + \\bar{b}_{n}"]),
    ("状态$h_t$是，$x$。", ["h_t", "x"]), ("**$x$** and _$y$_ ($z$), $w$-axis", ["x", "y", "z", "w"]),
    ("$5 and $6", []), ("from $5 to $6, or $7.", []), ("US$5 and CA$6", []), ("$5 and $x$", ["x"]),
    ("\\$x\\$ and \\$5", []), ("`$x$` and $y$", ["y"]), ("``a ` $x$`` $y$", ["y"]),
    ("[a](b$c$d) $y$", ["y"]), ("<a href=\"$x$\"> $y$", ["y"]), ("https://a.b/$x$ $y$", ["y"]),
    ("$a\\$b$", ["a\\$b"]), ("# $x$ {#a}", ["x"]), ("$\\{a\\}$", ["\\{a\\}"]),
    ("> a $x\n> y$ b", ["x\ny"]), ("$$\na = b\n$$", ["a = b"]), ("$$ a = b $$", ["a = b"]),
    ("$$ a\n= b\n+ c $$", ["a\n= b\n+ c"]), ("> $$\n> a\n> $$", ["a"]), ("- $$\n  a\n  $$", ["a"]),
    ("text\n$$\n# a\n- b\n$$\ntext", ["# a\n- b"]), ("```text\n$$\nx\n$$\n```", []),
    ("[^a]: $x$\n\n    $$\n    y\n    $$\n\nz[^a]", ["x", "y"]), ("$$x$$ and $$y$$", ["x", "y"]),
  ])
  func findsFormulas(text: String, formulas: [String]) {
    #expect(math(parse(text)).sorted() == formulas.sorted())
  }

  @Test(arguments: [
    "a $x\n> 1$ $`BAD`$", "> a $x +\n> BAD$", "$$\nx\nBAD\n$$", "$$ BAD $$", "> $$\n> 双 BAD\n> $$",
    "| a | b |\n|---|---|\n| `x` | 双 $BAD$ |", "- | $x$ | $`BAD`$ |\n  |---|---|\n",
    "[^a]: 双 $BAD$\n\nx[^a]", "> [!NOTE]\n> $x$ $BAD$", "`a\nb` $BAD$", "[r]: /u\n`a\nb` c\n$BAD$",
    "$$ x\n+ BAD $$", "```csv table\na, 双 $BAD$\n```",
  ])
  func badFormulasHaveTheirPlace(_ text: String) throws {
    let lesson = parse(text)
    let found = lesson.checkFormulas { tex, _ in
      tex.firstRange(of: "BAD").map {
        ("no", tex.distance(from: tex.startIndex, to: $0.lowerBound))
      }
    }
    try #require(found.count == 1)
    let place = found[0].range.start
    #expect(
      String(Array(lesson.lines[place.line - 1])[(place.column - 1)...].prefix(3)) == "BAD",
      "\(place)")
  }

  @Test(arguments: [
    ("a $ x_1 $ b", 3), ("the $n$th step", 5), ("x$\\alpha$ b", 2), ("\\(x_1\\) is", 1),
    ("a $$x$$ b", 3),
  ])
  func nearlyFormulasAreNamed(text: String, column: Int) throws {
    let problems = parse(text).diagnostics
    #expect(problems.map(\.rule) == [.unsupportedMarkdown])
    #expect(problems.first?.range.start == SourcePosition(line: 1, column: column))
  }

  @Test(arguments: ["$$\na\n\nb\n", "text\n$$\n", "> $$\n> a\n\n$$ b\n"])
  func aFormulaWithoutAnEndIsAnError(_ text: String) {
    #expect(parse(text).diagnostics.first?.rule == .unclosedFormula)
  }

  // MARK: Alerts, tasks, struck text, addresses

  @Test(arguments: Alert.allCases)
  func readsAlerts(_ alert: Alert) {
    let lesson = parse("> \(alert.mark)\n> One *two*\n>\n> three\n")
    #expect(lesson.diagnostics == [])
    #expect(
      lesson.blocks[0].kind
        == .alert(
          alert,
          [
            Block(.paragraph([.text("One "), .emphasis([.text("two")])]), lines: 2...2),
            Block(.paragraph([.text("three")]), lines: 4...4),
          ]))
    #expect(parse("> \(alert.mark.lowercased())\n>\n> x").blocks[0].kind.isAlert)
    #expect(parse("- > \(alert.mark)\n  > x").allBlocks.contains { $0.kind.isAlert })
  }

  @Test(arguments: [
    ("> [!NOTES]\n> x", "did you mean `[!NOTE]`?"), ("> [!INFO]\n> x", "the kinds are"),
    ("> [!NOTE] x", "next line"), ("> [!TIP]", "below"),
    ("> a\n>\n> b\n\n> [!WARNIN]\n> c", "WARNING"),
  ])
  func alertsThatAreNoneAreNamed(text: String, hint: String) {
    let problem = parse(text).diagnostics.first
    #expect(problem?.rule == .badAlert && problem?.hint?.contains(hint) == true)
  }

  @Test func escapedAndOtherBracketsAreQuotes() {
    #expect(parse("> \\[!NOTE]\n> x").diagnostics == [])
    #expect(!parse("> \\[!NOTE]\n> x").blocks[0].kind.isAlert)
  }

  @Test func readsTaskLists() {
    guard
      case .list(_, _, let items) = parse("- [x] done\n- [ ] *not* yet\n- \\[x] text\n- [x]y")
        .blocks[0].kind
    else {
      Issue.record("no list")
      return
    }
    let first = items.map { item -> [Inline] in
      if case .paragraph(let content) = item[0].kind { content } else { [] }
    }
    #expect(first[0] == [.checkbox(isChecked: true), .text("done")])
    #expect(first[1] == [.checkbox(isChecked: false), .emphasis([.text("not")]), .text(" yet")])
    #expect(first[2] == [.text("[x] text")] && first[3] == [.text("[x]y")])
  }

  @Test(arguments: [
    ("~~a~~", [Inline.strikethrough([.text("a")])]),
    (
      "a ~b *c*~ d",
      [.text("a "), .strikethrough([.text("b "), .emphasis([.text("c")])]), .text(" d")]
    ),
    ("~~a `~~` b~~", [.strikethrough([.text("a "), .code("~~"), .text(" b")])]),
    ("~~a *b~~ c*", [.text("~~a "), .emphasis([.text("b~~ c")])]), ("\\~~a~~", [.text("~~a~~")]),
    ("~5 and ~6", [.text("~5 and ~6")]), ("~~~~a", [.text("~~~~a")].filter { _ in false }),
  ])
  func readsStruckText(text: String, inlines: [Inline]) {
    guard case .paragraph(let content) = parse(text).blocks.first?.kind else { return }
    #expect(content == inlines)
  }

  @Test(arguments: [
    ("See https://a.b/c_d_(e).", "https://a.b/c_d_(e)"), ("(www.a.org)", "http://www.a.org"),
    ("见https://a.b。", "https://a.b"),
  ])
  func bareAddressesAreLinks(text: String, address: String) {
    #expect(parse(text).references.map(\.destination) == [address])
  }

  @Test(arguments: [
    "`https://a.b`", "<https://a.b>", "[https://a.b](https://a.b)", "xhttps://a.b", "https://",
  ])
  func otherAddressesAreAsTheyWere(_ text: String) {
    #expect(parse(text).references.count <= 1)
  }

  // MARK: Footnotes

  @Test func readsFootnotes() throws {
    let lesson = parse(
      "A[^b] and B[^a], again[^b].\n\n[^a]: Because.\n[^b]: One *x*.\n\n    Two $y$.\n\n    - c\n\nEnd.\n"
    )
    #expect(lesson.diagnostics == [])
    guard case .footnotes(let notes) = try #require(lesson.blocks.last).kind else {
      Issue.record("no footnotes")
      return
    }
    #expect(notes.map(\.label) == ["b", "a"] && notes.map(\.number) == [1, 2])
    #expect(notes.map(\.references) == [2, 1] && notes.map(\.blocks.count) == [3, 1])
    guard case .paragraph(let content) = lesson.blocks[0].kind else { return }
    #expect(content[1] == .footnote(FootnoteReference(number: 1, occurrence: 1)))
    #expect(content[5] == .footnote(FootnoteReference(number: 1, occurrence: 2)))
    #expect(lesson.references == [])
    #expect(lesson.blocks.count == 3)
  }

  @Test func problemsOfFootnotesAreAtTheirPlace() {
    let lesson = parse("A[^b] \\[^x] `[^y]`.\n\n[^a]: Because.\n\n> [^a]: Again.\n")
    #expect(lesson.diagnostics.map(\.rule) == [.missingFootnote, .unusedFootnote, .unusedFootnote])
    #expect(
      lesson.diagnostics.map(\.range.start) == [
        SourcePosition(line: 1, column: 2), SourcePosition(line: 3, column: 1),
        SourcePosition(line: 5, column: 3),
      ])
  }

  @Test func footnotesLeaveListsAlone() {
    let lesson = parse("- a\n- b\n\n[^n]: x\n\n* c[^n]\n* d\n\n```\n[^k]: y\n```\n")
    #expect(lesson.diagnostics == [])
    #expect(lesson.blocks.count == 4)
  }

  // MARK: What is not supported

  @Test(arguments: [
    ("a<br>b", "backslash"), ("<div>\nx\n</div>", "html: true"), ("Term\n: what it is", "list"),
    ("Well :tada: done", "sign"), ("::: note\nx\n:::", "[!NOTE]"), ("[TOC]", "delete"),
    ("a ==b== c", "**"), ("a^[note] b", "[^name]"), ("x <b>y</b>", "**"),
    ("![a](b c.png)", "<b c.png>"),
    ("![a][nowhere]", "[nowhere]"), ("![图](图.png", "![图](图.png)"), ("![图]（图.png）", "图.png"),
    ("[a](b c.csv)", "<b c.csv>"),
  ])
  func whatIsNotSupportedSaysWhatToWrite(text: String, hint: String) {
    let problems = parse(text).diagnostics
    #expect(problems.count == 1 && problems.first?.severity == .warning)
    #expect(problems.first?.hint?.contains(hint) == true)
  }

  @Test(arguments: [
    "at 10:30:00 and a:b:c", "a == b and c == d", "x[i][j] and [1][2]", "f[i](x y)",
    "a <!-- no --> b",
    "<!-- a\n\n```swift\nlet a = 1\n```\n\n-->", "`<br>`", "a < b and c > d",
    "1^[2]".replacing("[2]", with: "2"),
  ])
  func wordsAreNotMistaken(_ text: String) {
    #expect(parse(text).diagnostics == [])
  }
}

extension Block.Kind {
  fileprivate var isAlert: Bool { if case .alert = self { true } else { false } }
}
