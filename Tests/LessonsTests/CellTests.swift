import Lessons
import Testing

@Test func readsDirectivesAndAttributes() throws {
  let lesson = parse(
    #"""
    ```swift unroll(steps: 4, name: "}) {\(f(")"))", [1: {2}]) {#fig-unroll .hidden .folded caption="Four \"steps\", one"}
    RNN(inputSize: 3)
    ```
    ```swift shapes {seconds=1.5 memory=512MB fails="inner sizes"}
    ```
    ```swift {.fails .optimized .untraced caption='it\'s' }
    ```
    ```swift plot(a ) 
    ```
    """#)
  #expect(lesson.diagnostics.isEmpty)
  try #require(lesson.cells.count == 4)
  let cells = lesson.cells
  #expect(
    cells[0].directive
      == Directive(
        call: #"unroll(steps: 4, name: "}) {\(f(")"))", [1: {2}])"#, name: "unroll",
        position: SourcePosition(line: 1, column: 10)))
  var attributes = Attributes()
  attributes.id = "fig-unroll"
  attributes.hidden = true
  attributes.folded = true
  attributes.caption = #"Four "steps", one"#
  #expect(cells[0].attributes == attributes)
  #expect(cells[1].directive?.call == "shapes")
  #expect(cells[1].attributes.seconds == 1.5)
  #expect(cells[1].attributes.memory == 512 << 20)
  #expect(cells[1].attributes.fails == "inner sizes")
  #expect(cells[2].directive == nil)
  #expect(cells[2].attributes.fails == "")
  #expect(cells[2].attributes.caption == "it's")
  #expect(cells[2].attributes.optimized && cells[2].attributes.untraced)
  #expect(cells[3].directive?.call == "plot(a )")
  #expect(cells.map(\.firstLine) == [2, 5, 7, 9])
  #expect(cells.map(\.closingLine) == [3, 5, 7, 9])
}

@Test func showsListingsWithoutRunningThem() {
  let lesson = parse(
    "```swift unroll(4) {.listing #a}\nx\n```\n\n```js {1,3} more\n```\n\n```\nbare\n```\n\n```csv\na,b\n```\n"
  )
  #expect(lesson.cells.isEmpty)
  #expect(lesson.diagnostics.isEmpty)
  var attributes = Attributes()
  attributes.id = "a"
  attributes.listing = true
  #expect(lesson.blocks[0].kind == .listing(code: "x", language: "swift", attributes: attributes))
  #expect(lesson.blocks[2].kind == .listing(code: "bare", language: nil, attributes: Attributes()))
  #expect(lesson.blocks[3].kind == .listing(code: "a,b", language: "csv", attributes: Attributes()))
}

/// Every character of a cell's code stands in the lesson at the same line and column.
@Test(arguments: [
  "- item\n\n  ```swift\n  let 双 = 1\n\n    let b = \"👩‍👩‍👧\" // → 2\n  ```\n",
  "> ```swift\n> let a = 1\n>let b = 2 // → 2\n> ```\n",
  "1. > - ```swift\n   >   双 // → 3\n   >   ```\n",
  "  ```swift\n  let a = 1\n let b = 2\n      let c = 3 // → 4\n  ```\n",
  "-\t```swift\n\tlet tab = 1\n\t\tlet two = 2 // → 2\n\t```\n",
  "- ~~~swift\n\tlet tab = 1 // → 1\n\t\tlet two = 2\n  ~~~\n",
  "> 双👩‍👩‍👧\n> ~~~swift\n> let a = 1 // → 1\n> ~~~\n",
  "---\ntitle: a\n---\n```swift\nlet a = 1 // → 1\n```",
])
func cellColumnsAreTheLessonsOwn(_ text: String) throws {
  let lesson = parse(text)
  #expect(lesson.diagnostics.isEmpty, "\(lesson.diagnostics)")
  try #require(lesson.cells.count == 1)
  let cell = lesson.cells[0]
  let code = cell.code.split(separator: "\n", omittingEmptySubsequences: false)
  #expect(code.count == cell.closingLine - cell.firstLine)
  for (index, line) in code.enumerated() {
    let original = Array(lesson.lines[cell.firstLine - 1 + index])
    for (column, character) in line.enumerated() where character != " " && character != "\t" {
      #expect(original[column] == character)
    }
  }
  let expectation = try #require(cell.expectations.first)
  let line = Array(lesson.lines[expectation.position.line - 1])
  #expect(String(line[(expectation.position.column - 1)...]) == expectation.text)
}

@Test(arguments: [
  ("let out = rnn(x)     // → [5, 3, 8]", ["[5, 3, 8]"]),
  ("x //→0.25 ± 1e-3  ", ["0.25 ± 1e-3"]),
  ("let s = \"// → no\"", []),
  ("let s = \"\\(f(\"// → no\"))\" // → yes", ["yes"]),
  ("let s = #\"\\\" // → no \"# // → yes", ["yes"]),
  ("let s = \"\"\"\n  // → no\n  \"\"\" // → yes", ["yes"]),
  ("let s = \"\"\"\n  \\(a /* \" */) // → no\n  \"\"\" // → yes", ["yes"]),
  ("/* // → no /* nested */ // → no */ 1 // → yes", ["yes"]),
  ("// a comment // → no", []),
  ("/// → no", []),
  ("let r = /\"/ // → yes", ["yes"]),
  ("let r = #/ // → no /# // → yes", ["yes"]),
  ("let q = a / b // → 2\nlet r = c / d // → 3", ["2", "3"]),
  ("let open = \"no end\nlet x = 1 // → 1", ["1"]),
  ("let s = ##\"\"# // → no\"## // → yes", ["yes"]),
  ("let s = #\"\"\"# // → yes", ["yes"]),
  ("x // -> no", []),
])
func findsExpectedValuesInCommentsOnly(code: String, expected: [String]) {
  let lesson = parse("```swift\n\(code)\n```\n")
  #expect(lesson.cells[0].expectations.map(\.text) == expected)
}

/// The statement's line and column for the one expected value of each cell, which starts in line 2.
@Test(arguments: [
  ("x // → 1", 2, 1),
  ("x; y; z // → 1", 2, 6),
  ("let 双 = 1; y // → 1", 2, 11),
  ("f { a; b } // → 1", 2, 1),
  ("let s = \"a; b\" // → 1", 2, 1),
  ("let y = f(\n  x,\n  [1, 2]\n).output // → 1", 2, 1),
  ("a\nlet y = xs.map { v in\n  v + 1\n} // → 1", 3, 1),
  ("let y = f {\n  v // → 1\n}", 3, 1),
  ("let y = x\n  .a(1)\n  .b { c in\n    c\n  }\n  .d // → 1", 2, 1),
  ("a; let y = f(\n  x) // → 1", 2, 3),
  ("f(\n  x); y // → 1", 3, 6),
  (")) } // → 1", 2, 1),
])
func findsTheStatementOfAnExpectedValue(code: String, line: Int, column: Int) throws {
  let lesson = parse("```swift\n\(code)\n```\n")
  let found = try #require(lesson.cells[0].expectations.first)
  #expect(found.statement == SourcePosition(line: line, column: column))
}

@Test func readsTables() {
  let lesson = parse(
    "```csv table {#t caption=Prices}\na, b\n\n\"x, \"\"y\"\"\",\"two\nlines\"\n 1 ,2\n```\n")
  var attributes = Attributes()
  attributes.id = "t"
  attributes.caption = "Prices"
  #expect(lesson.diagnostics.isEmpty)
  #expect(
    lesson.blocks.map(\.kind) == [
      .table(
        Table(
          header: [[.text("a")], [.text("b")]],
          rows: [[[.text("x, \"y\"")], [.text("two\nlines")]], [[.text("1")], [.text("2")]]],
          attributes: attributes, isFence: true))
    ])
}
