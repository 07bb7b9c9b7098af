import Figures
import Lessons
import Pages
import Runs
import Testing
import TextWidth
import Weaving

/// Without control sequences.
private func plain(_ text: String) -> String {
  var out = ""
  var rest = text[...]
  while let escape = rest.firstIndex(of: "\u{1B}") {
    out += rest[..<escape]
    rest = rest[escape...].drop { $0 != "m" }.dropFirst()
  }
  return out + rest
}

@Test(arguments: [33, 40, 60, 72, 80, 100, 160], [true, false])
func noLineIsWiderThanTheTerminal(width: Int, color: Bool) {
  for (lesson, run) in [(Sample.lesson, Sample.run), (Sample.chinese, Sample.chineseRun)] {
    let text = TerminalReport(
      lesson, run, style: TextStyle(width: width, color: color), services: Sample.services
    ).text()
    for line in plain(text).split(separator: "\n") {
      #expect(TextWidth.columns(of: line) <= width, "\(width): \(line)")
    }
  }
}

@Test func coloursAreTheOnlyDifference() {
  let lesson = Sample.parse(
    """
    # Title

    Some words, and a [link](other.md) to more of them, until the line is full and wraps.

    - 项目

      > quoted

    ```swift
    let x = "text"  // comment
    ```
    """)
  var results = RunBuilder(lesson)
  results.value("let x", "String", "\"text\"", name: "x")
  results.fail("let x", at: "text", "no", hint: "yes", expected: false)
  let coloured = TerminalReport(
    lesson, results.run, style: TextStyle(width: 40, color: true), services: Sample.services
  ).text()
  let text = TerminalReport(lesson, results.run, style: TextStyle(width: 40)).text()
  #expect(coloured.contains("\u{1B}["))
  #expect(!text.contains("\u{1B}"))
  #expect(plain(coloured) == text)
}

@Test func asciiSignsAreASCII() {
  let lesson = Sample.parse(
    """
    # Title

    ## Part

    - *a* `b` $`h_{t-1} \\in \\alpha`$

    > quote

    ---

    ```swift
    let x = 1
    ```

    ```csv table {#fig-a caption="c"}
    a,b
    1,2
    ```

    See [it](#fig-a).
    """)
  var results = RunBuilder(lesson)
  results.value("let x", "Int", "2", name: "x", count: 4)
  results.history("let x", [3, 1, 2])
  results.print("let x", "out\n")
  let text = TerminalReport(
    lesson, results.run, style: TextStyle(width: 60, glyphs: .ascii)
  ).text()
  #expect(text.filter { !$0.isASCII } == "", "\(text)")
}

@Test func chineseBreaksBetweenCharactersAndNotBeforePunctuation() {
  let sentence = "循环神经网络逐步读取序列,每一步都使用同样的权重。所以参数个数不变!"
    .replacing(",", with: "\u{FF0C}").replacing("!", with: "\u{FF01}")
  for width in 20...44 {
    let lesson = Sample.parse("# 题\n\n\(sentence)\n")
    let lines = TerminalReport(lesson, Run(cells: []), style: TextStyle(width: width)).text()
      .split(separator: "\n").dropFirst(2)
    #expect(lines.joined() == sentence)
    for line in lines {
      #expect(TextWidth.columns(of: line) <= width)
      #expect(!"\u{FF0C}。\u{FF01}".contains(line.first ?? " "), "\(width): \(line)")
    }
    // Every line but the last is as full as punctuation lets it be.
    for line in lines.dropLast() { #expect(TextWidth.columns(of: line) >= width - 4) }
  }
}

@Test func failuresPointAtTheirPlace() {
  let text = TerminalReport(Sample.lesson, Sample.run).text()
  #expect(
    text.contains(
      """
      112 │ let 结果 = tall.matmul(缺失)
          │                        ^~~~
          │ error: cannot find '缺失' in scope
      """))
  #expect(text.hasSuffix("10 cells: 7 passed, 1 fails, as intended, 1 failed, 1 not run\n"))
}

/// Lines of every length beside one whose value stands as far right as values may.
@Test func aBlankStandsBeforeEachValue() {
  let names = (1...60).map { String(repeating: "n", count: $0) }
  let lesson = Sample.parse(
    "# Title\n\n```swift\n" + names.map { "let \($0) = f()" }.joined(separator: "\n") + "\n```\n")
  var results = RunBuilder(lesson)
  for name in names { results.value("let \(name) ", "Int", "1", name: name) }
  let text = TerminalReport(lesson, results.run, style: TextStyle(width: 80)).text()
  let lines = text.split(separator: "\n").filter { $0.contains("→") }
  #expect(lines.count == names.count)
  for line in lines { #expect(line.contains("  → "), "\(line)") }
}
