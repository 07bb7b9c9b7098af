import Figures
import Lessons
import Pages
import Runs
import Testing
import Weaving

/// A text that tries to be more than text.
struct Attack: Sendable, CustomTestStringConvertible {
  let text: String

  /// A test's log is a terminal too.
  var testDescription: String { printable(text) }
}

private let attacks: [Attack] = [
  "<script>alert(1)</script>",
  "\"><img src=x onerror=alert(1)>",
  "' onmouseover='alert(1)",
  "</style><script>alert(1)</script>",
  "</title><script>alert(1)</script>",
  "]]><!--<script>",
  "&lt;script&gt;&#60;script&#62;",
  "</code></pre><svg onload=alert(1)>",
  "\u{0}\u{1}\u{7}\u{1B}[31m\u{1B}]0;title\u{7}\u{9B}1m\u{7F}\u{85}",
  "\u{202E}gnp.exe\u{2066}\u{200F}\u{2028}",
].map(Attack.init)

/// A lesson and a run in which every text that an author or a cell can choose is `attack`.
private func hostile(_ attack: String) -> (Lesson, Run, findings: [Diagnostic]) {
  var lesson = Sample.parse(
    """
    ---
    summary: s
    ---

    # Title

    ## Heading

    Text `code` [link](other.md "title") ![picture](picture.png "title").

    ```swift train(epochs: 1) {#fig-a caption="c"}
    let x = 1
    ```

    ```text
    listing
    ```

    ```math
    x
    ```

    ```csv table {#t caption="c"}
    a,b
    1,2
    ```
    """)
  lesson.frontMatter.title = attack
  lesson.frontMatter.summary = attack
  lesson.frontMatter.lang = attack
  lesson.cells[0].attributes.caption = attack
  lesson.cells[0].directive?.call = attack
  lesson.cells[0].code = attack.split(separator: "\n").joined()
  lesson.blocks = lesson.blocks.map { block in
    var block = block
    switch block.kind {
    case .heading(let level, _, _):
      block.kind = .heading(level: level, content: [.text(attack), .code(attack)], id: attack)
    case .paragraph:
      block.kind = .paragraph([
        .text(attack), .code(attack), .emphasis([.html(attack)]),
        .link(destination: attack, title: attack, content: [.text(attack)]),
        .link(destination: "#\(attack)", title: attack, content: [.text(attack)]),
        .image(source: attack, title: attack, alternative: attack),
        .math(tex: attack, position: SourcePosition(line: 1, column: 1)),
      ])
    case .listing:
      var attributes = Attributes()
      attributes.id = attack + "-listing"
      attributes.caption = attack
      block.kind = .listing(code: attack, language: attack, attributes: attributes)
    case .math: block.kind = .math(tex: attack, attributes: Attributes())
    case .table(var table):
      table.header = [[.text(attack)], [.text("b")]]
      table.rows = [[[.text(attack)], [.code(attack)]]]
      block.kind = .table(table)
    default: break
    }
    return block
  }
  lesson.blocks.append(Block(.html(attack), lines: lesson.blocks[lesson.blocks.count - 1].lines))

  let place = SourceRange(at: SourcePosition(line: lesson.cells[0].firstLine, column: 1))
  let problem = Diagnostic(
    file: lesson.path, range: place, rule: .badTeX, message: attack, hint: attack, excerpt: attack)
  var elsewhere = problem
  elsewhere.file = attack
  let run = Run(cells: [
    CellResult(
      status: .failed,
      values: [
        LineValue(
          range: place, name: attack, type: attack, text: attack, count: 3, first: attack + "1",
          history: [1, .nan, 3]),
        LineValue(range: place, name: attack + "2", type: attack, text: attack + "2"),
      ],
      output: [OutputChunk(.output, attack), OutputChunk(.error, attack)],
      figures: [
        Figure(.text(.init(attack)), title: Phrase(attack), caption: Phrase(attack)),
        Figure(.text(.init(attack, form: .preformatted))),
        Figure(.check(.init(Phrase(attack), passed: false, detail: Phrase(attack)))),
        Figure(.formula(.init(attack))),
        Figure(.table(.init(header: [attack], rows: [[attack]])), caption: Phrase(attack)),
        Figure(.plot(.init(.lines([.init(attack, y: [1, 2])]), xAxis: .init(attack)))),
      ],
      diagnostics: [problem, elsewhere])
  ])
  return (lesson, run, [problem])
}

@Test(arguments: attacks)
func nothingThatALessonOrACellSaysIsMarkup(_ attack: Attack) throws {
  let attack = attack.text
  let (lesson, run, findings) = hostile(attack)
  let entry = CourseEntry(
    path: "b.md", title: attack, lang: attack, order: 1, summary: attack, status: .failed,
    cellCount: 1)
  let course = Course(
    title: attack,
    entries: [
      entry, CourseEntry(path: lesson.path, title: attack, order: 1, status: .passed, cellCount: 1),
    ])
  let services = WeavingServices(
    highlight: { code, _ in "<span class=\"hljs-keyword\">\(code)</span>" },
    imageData: { _ in attack })
  for page in [
    HTMLPage(lesson, run, findings: findings, course: course, services: services).text(),
    HTMLPage(lesson, run, findings: findings, course: course).text(),
    CourseIndex(course).html(),
  ] {
    let read = try expectSound(page)
    #expect(read.all("script").isEmpty)
    #expect(read.all("img").isEmpty)
    let title = try #require(read.all("title").first)
    #expect(title.text.hasPrefix(printable(attack)))
  }
}

@Test(arguments: attacks, [true, false])
func nothingThatACellSaysSteersATerminal(_ attack: Attack, color: Bool) {
  let attack = attack.text
  let (lesson, run, findings) = hostile(attack)
  let text = TerminalReport(
    lesson, run, findings: findings, style: TextStyle(width: 80, color: color)
  ).text()
  // What is left of escapes are our own colours.
  var rest = text[...]
  while let escape = rest.firstIndex(of: "\u{1B}") {
    let sequence = rest[escape...].dropFirst().prefix { $0 != "m" }
    #expect(color && sequence.first == "[")
    #expect(sequence.dropFirst().allSatisfy { $0.isNumber || $0 == ";" })
    rest = rest[escape...].dropFirst()
  }
  let bad = text.unicodeScalars.filter {
    switch $0.value {
    case 0x0A, 0x1B: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200F, 0x2028: true
    default: false
    }
  }
  #expect(bad.isEmpty, "\(bad.map(\.value))")
}

@Test(arguments: attacks)
func outputStaysInItsFence(_ attack: Attack) throws {
  let attack = attack.text
  let lesson = Sample.parse("# T\n\n```swift\nlet x = 1\n```\n\n## After\n")
  let printed = "```\n\(attack)\n~~~~\n````` swift\n</details>\n"
  let run = Run(cells: [
    CellResult(status: .passed, output: [OutputChunk(.output, printed)])
  ])
  let read = Sample.parse(MarkdownPage(lesson, run).text())
  let kinds = read.blocks.map { block -> String in
    switch block.kind {
    case .heading(let level, _, _): "h\(level)"
    case .cell: "cell"
    case .listing(let code, let language, _):
      "\(language ?? "") \(code == printed.dropLast() || code.hasPrefix("```\n"))"
    default: "other"
    }
  }
  #expect(kinds == ["h1", "cell", "text true", "h2"])
}

@Test func terminalCommandsInOutputAreLeftOut() {
  #expect(printable("\u{1B}[1;31mred\u{1B}[0m") == "red")
  #expect(printable("\u{1B}]0;title\u{7}text") == "text")
  #expect(printable("\u{1B}]8;;https://x\u{1B}\\link\u{1B}]8;;\u{1B}\\") == "link")
  #expect(printable("epoch 1\repoch 2\repoch 3\n") == "epoch 3\n")
  #expect(printable("a\r\nb\r\n") == "a\nb\n")
  #expect(printable("a\u{0}b\u{7}") == "a␀b␇")
  #expect(printable("\u{202E}abc") == "⟨U+202E⟩abc")
  #expect(printable("中文 👩‍👩‍👧 ok\t.") == "中文 👩‍👩‍👧 ok\t.")
}

@Test func floodsOfOutputAreCut() throws {
  let lines = (1...100_000).map { "line \($0)" }.joined(separator: "\n")
  let text = PrintedText([OutputChunk(.output, lines)])
  #expect(text.lines.count == PrintedText.mostLines + 1)
  #expect(text.lines.first == .text("line 1", stream: .output))
  #expect(text.lines.last == .text("line 100000", stream: .output))
  #expect(text.lines.contains(.omitted(100_000 - PrintedText.mostLines)))

  let long = PrintedText([OutputChunk(.output, String(repeating: "长", count: 50_000))])
  guard case .text(let line, _) = try #require(long.lines.first) else { return }
  #expect(line.count < 2_100)
  #expect(line.hasSuffix("(+48000)"))
}

@Test func chunksOfALineAreOneLine() {
  let text = PrintedText([
    OutputChunk(.output, "a"), OutputChunk(.output, "b\nc"), OutputChunk(.error, "d\n"),
  ])
  #expect(
    text.lines == [
      .text("ab", stream: .output), .text("c", stream: .output), .text("d", stream: .error),
    ])
}
