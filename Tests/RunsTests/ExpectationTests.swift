import Lessons
import Runs
import Testing

private func lesson(_ text: String) -> Lesson {
  Lesson.parse(Array(text.utf8), path: "lessons/a.md")
}

private func value(
  _ text: String, line: Int = 2, columns: Range<Int> = 1..<5, number: Double? = nil,
  type: String = "T"
) -> LineValue {
  LineValue(
    range: SourceRange(
      SourcePosition(line: line, column: columns.lowerBound),
      SourcePosition(line: line, column: columns.upperBound)), name: nil, type: type, text: text,
    number: number)
}

private func run(_ values: [LineValue], _ status: CellResult.Status = .passed) -> Run {
  Run(cells: [CellResult(status: status, values: values)])
}

@Test(
  arguments: [
    ("[5, 3, 8]", "[5, 3, 8]", nil, true),
    ("[5,3,8]", "[5, 3, 8]", nil, true),
    ("[5, 3, 8]", "[5, 3, 16]", nil, false),
    ("[5, 3]", "[5, 3, 8]", nil, false),
    ("0.2513 ± 1e-3", "0.2521", 0.2521, true),
    ("0.2513±0.001", "0.2521", 0.2521, true),
    ("0.2513 ± 1e-3", "0.2525", 0.2525, false),
    ("0.2513 ± 1e-3", "nan", .nan, false),
    ("0.25", "0.251342", 0.251342, true),
    ("0.2513", "0.251342", 0.251342, true),
    ("0.251342", "0.25134", 0.251342, true),
    ("0.251343", "0.25134", 0.251342, false),
    ("0.2514", "0.251342", 0.251342, false),
    ("-0.25", "0.251342", 0.251342, false),
    ("1e-12", "1e-12", 1.04e-12, true),
    ("1e-12", "2e-12", 2e-12, false),
    ("1.0e-12", "1.06e-12", 1.06e-12, false),
    ("3", "3", 3, true),
    ("3", "3.0", 3, true),
    ("3.0", "3", 3, true),
    ("3", "3.2", 3.2, false),
    ("4", "3", 3, false),
    ("9007199254740993", "9007199254740992", nil, false),
    ("nan", "nan", .nan, true),
    ("inf", "inf", .infinity, true),
    ("inf ± 1", "1e308", 1e308, false),
    ("0.3", "0.30000000000000004", 0.1 + 0.2, true),
    (#""hello 1.50""#, #""hello 1.5""#, nil, false),
    (#""hello""#, #""hello""#, nil, true),
    ("hello", #""hello""#, nil, true),
    ("hell", #""hello""#, nil, false),
    (#""a ± b""#, #""a ± b""#, nil, true),
    ("true", "true", nil, true),
    ("true", "false", nil, false),
    ("[0.1, 0.25] ± 1e-2", "[0.104, 0.249]", nil, true),
    ("[0.1, 0.25] ± 1e-3", "[0.104, 0.249]", nil, false),
    ("[0.10, 0.25]", "[0.104, 0.249]", nil, true),
    ("Point(x: 1.0, y: -2.5)", "Point(x: 1.0, y: -2.5)", nil, true),
    ("Point(x: 1.0, y: 2.5)", "Point(x: 1.0, y: -2.5)", nil, false),
    ("Point(x: 1, y: 2)", "Point(x: 1, z: 2)", nil, false),
    ("[\"a b\"]", "[\"a  b\"]", nil, false),
    ("[1e-5, 2]", "[1e-5, 2]", nil, true),
    ("nil", "nil", nil, true),
    ("", "1", 1, false),
  ] as [(String, String, Double?, Bool)])
func comparesAsWritten(expected: String, text: String, number: Double?, agrees: Bool) {
  let lesson = lesson("```swift\nx // → \(expected)\n```\n")
  let found = lesson.checkExpectations(against: run([value(text, number: number)]))
  #expect(found.isEmpty == agrees, "\(found)")
}

@Test func saysBothValuesAtTheExpectationsPlace() throws {
  let lesson = lesson("> ```swift\n> let 双 = \"👩‍👩‍👧\" // → [5, 3, 8]\n> ```\n")
  let found = lesson.checkExpectations(against: run([value("[5, 3, 16]")]))
  try #require(found.count == 1)
  #expect(found[0].rule == .unexpectedValue)
  #expect(found[0].message == "this line made `[5, 3, 16]`, not `[5, 3, 8]`")
  #expect(found[0].range.start == SourcePosition(line: 2, column: 20))
  #expect(found[0].range.end == SourcePosition(line: 2, column: 29))
  #expect(found[0].excerpt == lesson.lines[1])
}

/// The values are what the compiler's trace gives for such lines, in its order.
@Test(
  arguments: [
    ("let ys = xs.map { $0 * 2 } // → [2, 4]", [("[2, 4]", 5..<7), ("4", 19..<25)]),
    ("x = 3; y += f(1; 2) // → 4", [("3", 1..<2), ("4", 8..<9)]),
    ("xs.map { a; b } // → [1]", [("1", 10..<11), ("2", 13..<14), ("[1]", 1..<16)]),
    ("for x in xs { t += x } // → 6", [("6", 15..<16)]),
    ("f(x) // → 2", [("()", 1..<2), ("2", 1..<5)]),
    ("f(x) { a } // → 2", [("1", 1..<2), ("2", 1..<11)]),
    ("let s = \"; a\"; // → 1", [("1", 5..<6)]),
  ] as [(String, [(String, Range<Int>)])])
func takesTheValueOfTheLinesLastStatement(code: String, values: [(String, Range<Int>)]) {
  let lesson = lesson("> ```swift\n> \(code)\n> ```\n")
  let found = lesson.checkExpectations(
    against: run(values.map { value($0, columns: ($1.lowerBound + 2)..<($1.upperBound + 2)) }))
  #expect(found.isEmpty, "\(found)")
}

@Test func takesTheEndOfAnExpressionOfSeveralLines() {
  let lesson = lesson("```swift\nlet y = f(\n  x) // → 3\n```\n")
  let long = LineValue(
    range: SourceRange(SourcePosition(line: 2, column: 1), SourcePosition(line: 3, column: 5)),
    name: nil, type: "Int", text: "3", number: 3)
  #expect(lesson.checkExpectations(against: run([long])).isEmpty)
  // A variable's range is its name.
  let name = value("3", line: 2, columns: 5..<6, number: 3)
  let inner = value("1", line: 3, columns: 3..<4, number: 1)
  #expect(lesson.checkExpectations(against: run([name, inner])).isEmpty)
  #expect(!lesson.checkExpectations(against: run([inner])).isEmpty)
}

@Test func namesWhatCannotBeCompared() {
  let text = "```swift\nx // → 1 ± x\n```\n"
  #expect(lesson(text).checkExpectations(against: run([])).map(\.rule) == [.noValue])
  #expect(
    lesson(text).checkExpectations(against: run([value("1", number: 1)])).map(\.rule)
      == [.badTolerance])
  #expect(
    lesson(text).checkExpectations(against: run([value("1", line: 1, number: 1)])).map(\.rule)
      == [.noValue])
}

@Test(arguments: [CellResult.Status.failed, .notRun])
func failedCellsAreReportedOnce(_ status: CellResult.Status) {
  let lesson = lesson("```swift\nx // → 1\n```\n")
  #expect(lesson.checkExpectations(against: run([], status)).isEmpty)
  let bytes = Array("```swift\nx // → 1\n```\n".utf8)
  #expect(lesson.updatingExpectations(in: bytes, from: run([], status)) == bytes)
}

@Test(
  arguments: [
    ("0.25", "0.260134", 0.260134, "0.26"),
    ("0.2513 ± 1e-3", "0.260134", 0.260134, "0.2601 ± 1e-3"),
    ("0.2513  ±1e-3", "0.260134", 0.260134, "0.2601  ±1e-3"),
    ("-1.50", "2", 2, "2.00"),
    ("0.01", "1.5e-7", 1.5e-7, "1.5e-7"),
    ("3", "3.2", 3.2, "3.2"),
    ("[5, 3, 8]", "[5, 3, 16]", nil, "[5, 3, 16]"),
    ("双", "\"向 ± 👩‍👩‍👧\"", nil, "\"向 ± 👩‍👩‍👧\""),
    ("0.5", "nan", .nan, "nan"),
    ("", "0.5", 0.5, "0.5"),
    ("0.25", "0.251", 0.251, "0.25"),
  ] as [(String, String, Double?, String)])
func updateWritesWhatCameOut(old: String, text: String, number: Double?, new: String) {
  for (mark, ending) in [("", "\n"), ("\u{FEFF}", "\r\n"), ("", "\r")] {
    let file = { (first: String, value: String) in
      // The same words elsewhere stay: only what stands after the arrow changes.
      Array(
        (mark
          + "\(old) 双\n\n> ```swift\n> \(first) // → \(value)  \n> y// →0.75\n> z // → 1\n> ```\n")
          .replacing("\n", with: ending).utf8)
    }
    let before = file("\"\(old)\"", old)
    let lesson = Lesson.parse(before, path: "a.md")
    #expect(lesson.cells[0].expectations.map(\.text) == [old, "0.75", "1"])
    let values = [
      value(text, line: 4, number: number), value("0.75", line: 5, number: 0.75),
      value("7", line: 6, number: 7),
    ]
    let after = lesson.updatingExpectations(in: before, from: run(values))
    let expected = String(decoding: file("\"\(old)\"", new), as: UTF8.self)
      .replacing("z // → 1", with: "z // → 7")
    #expect(String(decoding: after, as: UTF8.self) == expected)
    let again = Lesson.parse(after, path: "a.md")
    #expect(again.checkExpectations(against: run(values)).isEmpty)
    #expect(again.updatingExpectations(in: after, from: run(values)) == after)
  }
}

@Test func updateLeavesAnotherFileAlone() {
  let lesson = lesson("```swift\nx // → 1\n```\n")
  for text in ["", "```swift\n", "```swift\ny // no → 1\n```\n", "\u{FEFF}", "\n"] {
    let bytes = Array(text.utf8)
    #expect(lesson.updatingExpectations(in: bytes, from: run([value("2", number: 2)])) == bytes)
  }
}
