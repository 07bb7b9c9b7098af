import Lessons
import Testing

/// A lesson with one thing wrong, and the one problem that must be found in it.
struct Fault: Sendable, CustomTestStringConvertible {
  var rule: Rule
  var line: Int
  var column: Int
  var length: Int
  var severity = Diagnostic.Severity.error
  var hint: String?
  var text: String

  var testDescription: String {
    "\(rule) at \(line):\(column): \(text.prefix(40).debugDescription)"
  }
}

let faults: [Fault] = [
  // Front matter.
  Fault(rule: .unclosedFrontMatter, line: 1, column: 1, length: 3, text: "---\ntitle: A\n"),
  Fault(
    rule: .unknownKey, line: 2, column: 1, length: 5, severity: .warning,
    hint: "did you mean `title`?", text: "---\ntitel: A\n---\n"),
  Fault(
    rule: .unknownKey, line: 3, column: 1, length: 4, severity: .warning,
    text: "---\ntitle: A\n日期双向: x\n---\n"),
  Fault(
    rule: .unknownLimit, line: 2, column: 24, length: 6, severity: .warning,
    hint: "did you mean `memory`?", text: "---\nlimits: { seconds: 10, memroy: 2GB }\n---\n"),
  Fault(
    rule: .unknownLimit, line: 4, column: 3, length: 5, severity: .warning,
    hint: "did you mean `seconds`?", text: "---\nlimits:\n  output: 1MB\n  secnd: 2\n---\n"),
  Fault(
    rule: .badLimit, line: 2, column: 20, length: 2, text: "---\nlimits: { seconds: -1 }\n---\n"),
  Fault(
    rule: .badLimit, line: 2, column: 20, length: 3, text: "---\nlimits: { seconds: abc }\n---\n"),
  Fault(
    rule: .badLimit, line: 2, column: 20, length: 3, text: "---\nlimits: { seconds: inf }\n---\n"),
  Fault(
    rule: .badLimit, line: 2, column: 19, length: 3, text: "---\nlimits: { memory: 2XB }\n---\n"),
  Fault(
    rule: .badLimit, line: 2, column: 19, length: 4, text: "---\nlimits: { output: -1MB }\n---\n"),
  Fault(
    rule: .badLimit, line: 2, column: 22, length: 1, text: "---\nlimits: { openFiles: 0 }\n---\n"),
  Fault(
    rule: .badLimit, line: 2, column: 22, length: 3,
    text: "---\nlimits: { processes: 1.5 }\n---\n"),
  Fault(rule: .wrongType, line: 2, column: 8, length: 1, text: "---\ntitle: [1]\n---\n"),
  Fault(rule: .wrongType, line: 2, column: 8, length: 3, text: "---\norder: six\n---\n"),
  Fault(rule: .wrongType, line: 2, column: 7, length: 2, text: "---\nseed: -1\n---\n"),
  Fault(rule: .wrongType, line: 2, column: 7, length: 3, text: "---\nhtml: yes\n---\n"),
  Fault(rule: .wrongType, line: 2, column: 7, length: 10, text: "---\nlang: \"zh Hans!\"\n---\n"),
  Fault(
    rule: .wrongType, line: 2, column: 7, length: 5, hint: "write `data: [a.csv]`",
    text: "---\ndata: a.csv\n---\n"),
  Fault(rule: .wrongType, line: 2, column: 14, length: 1, text: "---\ndata: [a.csv,[b]]\n---\n"),
  Fault(
    rule: .wrongType, line: 2, column: 8, length: 7,
    hint: "write `needs: [双/01.md]`", text: "---\nneeds: 双/01.md\n---\n"),
  Fault(rule: .wrongType, line: 3, column: 5, length: 1, text: "---\nneeds:\n  - [a.md]\n---\n"),
  Fault(rule: .wrongType, line: 2, column: 7, length: 1, text: "---\npart: { a: b }\n---\n"),
  Fault(
    rule: .wrongType, line: 2, column: 8, length: 4,
    hint: "write `words: { loss: 损失, \"hidden state\": 隐藏状态 }`", text: "---\nwords: loss\n---\n"),
  Fault(
    rule: .wrongType, line: 2, column: 14, length: 1, hint: "put the translation in quotes",
    text: "---\nwords: { 损失: [a] }\n---\n"),
  Fault(
    rule: .wrongType, line: 4, column: 3, length: 4, hint: "write the translation after the colon",
    text: "---\nwords:\n  a: b\n  loss:\n---\n"),
  Fault(
    rule: .badID, line: 1, column: 5, length: 4, hint: "write `{#hidden-state}`",
    text: "# 双 {# }\n"),
  Fault(
    rule: .badID, line: 1, column: 5, length: 6, hint: "write `{#a-b}`", text: "# 双 {#a b}\n"),
  Fault(rule: .badID, line: 2, column: 7, length: 6, text: "> a\n> # b {#1st}\n> c\n"),
  Fault(rule: .badID, line: 1, column: 5, length: 4, text: "# a {.x}\n\n# a\n"),
  Fault(
    rule: .duplicateID, line: 3, column: 5, length: 4, text: "# a {#x}\n\n# b {#x}\n"),
  Fault(rule: .wrongType, line: 2, column: 9, length: 2, text: "---\nlimits: 60\n---\n"),
  Fault(rule: .badFrontMatter, line: 2, column: 1, length: 10, text: "---\njust words\n---\n"),
  Fault(
    rule: .badFrontMatter, line: 3, column: 10, length: 2,
    text: "---\ntitle: &a x\nsummary: *a\n---\n"),
  Fault(
    rule: .repeatedKey, line: 4, column: 1, length: 5,
    text: "---\ntitle: A\norder: 1\ntitle: B\n---\n"),
  Fault(
    rule: .badYAML, line: 2, column: 12, length: 1,
    hint: "put a value that contains `: ` in quotes",
    text: "---\ntitle: RNN双: why\n---\n"),
  Fault(rule: .badYAML, line: 2, column: 8, length: 1, text: "---\ntitle: @me\n---\n"),
  Fault(
    rule: .badYAML, line: 2, column: 8, length: 1, hint: "close the quote or the bracket",
    text: "---\ntitle: \"open\n---\nText\n"),
  Fault(
    rule: .badYAML, line: 3, column: 1, length: 1,
    hint: "indent with spaces: YAML does not allow tabs",
    text: "---\nlimits:\n\tseconds: 2\n---\n"),
  Fault(
    rule: .frontMatterTooDeep, line: 2, column: 40, length: 1,
    text: "---\ntitle: \(String(repeating: "[", count: 60))\n---\n"),
  Fault(
    rule: .frontMatterTooLarge, line: 1, column: 1, length: 3,
    text: "---\ntitle: \(String(repeating: "x", count: 20_000))\n---\n"),

  // Fences.
  Fault(rule: .unclosedFence, line: 3, column: 1, length: 3, text: "双\n\n```swift\nlet x = 1\n"),
  Fault(rule: .unclosedFence, line: 1, column: 1, length: 4, text: "~~~~swift\n~~~\n"),
  Fault(rule: .unclosedFence, line: 1, column: 3, length: 3, text: "> ```swift\n> x\n\nText\n"),
  Fault(rule: .unclosedFence, line: 1, column: 3, length: 3, text: "- ```swift\n  x\n\nText\n"),
  Fault(
    rule: .unclosedFence, line: 1, column: 3, length: 3, text: "> ```swift\n> x\n```\nno\n```\n"),
  Fault(rule: .unclosedFence, line: 1, column: 1, length: 3, text: "```swift"),
  Fault(
    rule: .unknownAttribute, line: 1, column: 11, length: 6, severity: .warning,
    hint: "did you mean `.hidden`?", text: "```swift {.hiden}\n```\n"),
  Fault(
    rule: .unknownAttribute, line: 1, column: 25, length: 7, severity: .warning,
    hint: "did you mean `seconds`?", text: "```swift {caption=\"双向👩‍👩‍👧\" secnods=3}\n```\n"),
  Fault(
    rule: .unknownAttribute, line: 1, column: 11, length: 6, severity: .warning,
    hint: "did you mean `.hidden`?", text: "```swift {hidden}\n```\n"),
  Fault(
    rule: .unknownAttribute, line: 1, column: 11, length: 6, severity: .warning,
    hint: "write `.hidden`", text: "```swift {hidden=true}\n```\n"),
  Fault(
    rule: .unknownAttribute, line: 1, column: 11, length: 8, severity: .warning,
    hint: "write `caption=…`", text: "```swift {.caption}\n```\n"),
  Fault(rule: .badLimit, line: 1, column: 19, length: 2, text: "```swift {seconds=-1}\n```\n"),
  Fault(rule: .badLimit, line: 1, column: 18, length: 4, text: "```swift {memory=lots}\n```\n"),
  Fault(rule: .badAttribute, line: 1, column: 11, length: 1, text: "```swift {# .hidden}\n```\n"),
  Fault(
    rule: .repeatedAttribute, line: 1, column: 14, length: 2, severity: .warning,
    text: "```swift {#a #b}\n```\n"),
  Fault(
    rule: .repeatedAttribute, line: 1, column: 21, length: 7, severity: .warning,
    text: "```swift {seconds=1 seconds=2}\n```\n"),
  Fault(
    rule: .unclosedAttributes, line: 1, column: 10, length: 1, text: "```swift {.hidden\n```\n"),
  Fault(
    rule: .unclosedQuote, line: 1, column: 19, length: 1, text: "```swift {caption=\"a b}\n```\n"),
  Fault(
    rule: .unbalancedDirective, line: 1, column: 16, length: 1,
    text: "```swift unroll(steps: [4)\n```\n"),
  Fault(
    rule: .unbalancedDirective, line: 1, column: 15, length: 1, text: "```swift train(\"a)\n```\n"
  ),
  Fault(rule: .badDirective, line: 1, column: 10, length: 1, text: "```swift (steps: 4)\n```\n"),
  Fault(
    rule: .unexpectedText, line: 1, column: 20, length: 4, text: "```swift unroll(4) more\n```\n"),
  Fault(
    rule: .unexpectedText, line: 1, column: 20, length: 4, text: "```swift {.hidden} more\n```\n"),
  Fault(
    rule: .unknownLanguage, line: 1, column: 4, length: 5, severity: .warning,
    hint: "did you mean `swift`?", text: "```Swift\nlet x = 1\n```\n"),
  Fault(
    rule: .unknownLanguage, line: 2, column: 6, length: 4, severity: .warning,
    hint: "did you mean `swift`?", text: "\n~~~~ swit\nlet x = 1\n~~~~\n"),
  Fault(
    rule: .duplicateID, line: 4, column: 11, length: 2,
    text: "```swift {#a}\n```\n\n```swift {#a}\n```\n"),
  Fault(
    rule: .duplicateID, line: 1, column: 11, length: 4, text: "```swift {#双向层}\n```\n\n# 双向层\n"),
  Fault(
    rule: .attributeWithoutEffect, line: 1, column: 10, length: 7, severity: .warning,
    text: "```math {.hidden}\nx\n```\n"),
  Fault(
    rule: .attributeWithoutEffect, line: 1, column: 20, length: 9, severity: .warning,
    text: "```swift {.listing seconds=1}\nx\n```\n"),

  // Expected values.
  Fault(
    rule: .emptyExpectation, line: 2, column: 16, length: 1, severity: .warning,
    text: "```swift\nlet 双 = \"👩‍👩‍👧\" // →  \n```\n"),
  Fault(
    rule: .untracedExpectation, line: 2, column: 8, length: 1,
    text: "```swift {.untraced}\nx // → 1\n```\n"),

  Fault(
    rule: .commentedDivision, line: 2, column: 13, length: 4, severity: .warning,
    text: "```swift\nlet 半 = 双.数 // 2\n```\n"),

  // Tables.
  Fault(rule: .badCSV, line: 3, column: 3, length: 1, text: "```csv table\na,b\n1,\"x\n```\n"),
  Fault(rule: .badCSV, line: 3, column: 6, length: 1, text: "```csv table\na,b\n双,\"x\"y\n```\n"),
  Fault(
    rule: .raggedTable, line: 3, column: 1, length: 5, severity: .warning,
    text: "```csv table\na,b\n1,2,3\n```\n"),
  Fault(
    rule: .raggedTable, line: 3, column: 5, length: 1, severity: .warning,
    text: "> - ```csv table\n>   a,b\n>   双\n>   ```\n"),
]

@Test(arguments: faults)
func faultHasItsPlace(_ fault: Fault) throws {
  let lesson = parse(fault.text)
  try #require(lesson.diagnostics.count == 1, "\(lesson.diagnostics)")
  let found = lesson.diagnostics[0]
  #expect(found.rule == fault.rule)
  #expect(found.severity == fault.severity)
  #expect(found.file == "lessons/a.md")
  #expect(found.range.start == SourcePosition(line: fault.line, column: fault.column))
  #expect(
    found.range.end == SourcePosition(line: fault.line, column: fault.column + fault.length))
  if let hint = fault.hint { #expect(found.hint == hint) }
  #expect(found.hint != nil, "each problem says what to do")
  #expect(
    found.excerpt
      == (lesson.lines[fault.line - 1].utf8.count > 4096 ? nil : lesson.lines[fault.line - 1]))
}

@Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
func placeDoesNotDependOnLineEndings(ending: String, mark: String) throws {
  let text = "---\ntitle: 双\ntitel: x\n---\n\n> ```swift\n> 双 // →\n> ```\n"
  let lesson = Lesson.parse(
    Array((mark + text).utf8).flatMap { $0 == 0x0A ? Array(ending.utf8) : [$0] }, path: "a.md")
  #expect(lesson.diagnostics.map(\.rule) == [.unknownKey, .emptyExpectation])
  #expect(
    lesson.diagnostics.map(\.range.start) == [
      SourcePosition(line: 3, column: 1), SourcePosition(line: 7, column: 8),
    ])
  #expect(lesson.lines.count == 8)
  #expect(lesson.firstBodyLine == 5)
}

@Test(
  arguments: [
    ([0x61, 0xE9, 0x62], 1, 2, "0xE9"),
    (Array("双👩‍👩‍👧".utf8) + [0xFF], 1, 3, "0xFF"),
    (Array("a\r\n双".utf8) + [0xE5, 0x8F], 2, 2, "0xE5"),
    ([0xC0, 0x80], 1, 1, "0xC0"),
    ([0x0A, 0xED, 0xA0, 0x80], 2, 1, "0xED"),
    ([0x0D, 0x0D, 0xF4, 0x90, 0x80, 0x80], 3, 1, "0xF4"),
    ([0xEF, 0xBB, 0xBF, 0x61, 0x80], 1, 2, "0x80"),
  ] as [([UInt8], Int, Int, String)])
func badByteHasItsPlace(bytes: [UInt8], line: Int, column: Int, byte: String) throws {
  let found = try #require(Lesson.parse(bytes, path: "a.md").diagnostics.first)
  #expect(found.rule == .badUTF8)
  #expect(found.message.contains(byte))
  #expect(found.range.start == SourcePosition(line: line, column: column))
}

@Test func nulByteAndUTF16AreNamed() {
  let nul = Lesson.parse(Array("双\u{0}\n```swift\n\u{0}\n```".utf8), path: "a.md")
  #expect(nul.diagnostics.map(\.rule) == [.nulByte])
  #expect(nul.diagnostics[0].range.start == SourcePosition(line: 1, column: 2))
  let utf16 = Lesson.parse([0xFF, 0xFE, 0x61, 0x00], path: "a.md")
  #expect(utf16.diagnostics.map(\.message).first?.contains("UTF-16") == true)
}
