import Foundation
import Lessons
import Testing

private func text(
  _ excerpt: String?, _ columns: Range<Int>, line: Int = 41, hint: String? = nil,
  message: String = "wrong", color: Bool = false
) -> String {
  Diagnostic(
    file: "lessons/03-cell.md",
    range: SourceRange(
      SourcePosition(line: line, column: columns.lowerBound),
      SourcePosition(line: line, column: columns.upperBound)), rule: .compile, message: message,
    hint: hint, excerpt: excerpt
  ).text(color: color)
}

@Test func looksLikeACompilersMessage() {
  #expect(
    text("let x = rnnn(y)", 9..<13, hint: "did you mean `rnn`?") == """
      lessons/03-cell.md:41:9: error: wrong
       41 | let x = rnnn(y)
          |         ^~~~
          = hint: did you mean `rnn`?

      """)
}

@Test(arguments: [
  ("ab", 2..<3, "ab", " ^"),
  ("双向x", 3..<4, "双向x", "    ^"),
  ("双向x", 1..<3, "双向x", "^~~~"),
  ("👩‍👩‍👧e\u{301}x", 3..<4, "👩‍👩‍👧e\u{301}x", "   ^"),
  ("\tx\ty", 4..<5, "    x   y", "        ^"),
  ("\tx", 1..<2, "    x", "^~~~"),
  ("ab", 3..<4, "ab", "  ^"),
  ("a\u{1B}[31mb\u{202E}c", 7..<8, "a␛[31mb⟨U+202E⟩c", "      ^"),
  ("❤️x", 2..<3, "❤️x", "  ^"),
])
func caretStandsUnderItsColumn(excerpt: String, columns: Range<Int>, line: String, marks: String) {
  let lines = text(excerpt, columns).split(separator: "\n")
  #expect(lines[1] == " 41 | \(line)")
  #expect(lines[2] == "    | \(marks)")
}

@Test func cutsALongLineAroundItsCaret() {
  let long = String(repeating: "双", count: 300) + "X" + String(repeating: "y", count: 300)
  let lines = text(long, 301..<302).split(separator: "\n")
  #expect(lines[1].contains("X") && lines[1].hasPrefix(" 41 | …") && lines[1].hasSuffix("…"))
  let before = lines[1].prefix { $0 != "X" }.dropFirst(" 41 | ".count)
  // Each Chinese character before the caret takes two cells, the ellipsis one.
  #expect(lines[2].prefix { $0 != "^" }.count - " 41 | ".count == before.count * 2 - 1)
}

@Test func colorsOnlyWhenAsked() {
  #expect(text("x", 1..<2, color: true).contains("\u{1B}[1;31merror:\u{1B}[0m"))
  #expect(!text("x", 1..<2, hint: "h").contains("\u{1B}"))
  #expect(!text(nil, 1..<2, message: "\u{1B}]0;title\u{7}").contains("\u{1B}"))
}

@Test func keepsItsPlaceThroughJSON() throws {
  let found = try #require(parse("```swift {.hiden}\n```\n").diagnostics.first)
  let json = try JSONEncoder().encode(found)
  #expect(try JSONDecoder().decode(Diagnostic.self, from: json) == found)
  let text = String(decoding: json, as: UTF8.self)
  for part in [#""rule":"unknown-attribute""#, #""severity":"warning""#, #""column":11"#] {
    #expect(text.contains(part))
  }
}

@Test func problemsAreOrderedAndBounded() {
  let lesson = parse(String(repeating: "```swift {.hiden}\n```\n", count: 500))
  #expect(lesson.diagnostics.count == 201)
  #expect(lesson.diagnostics.last?.rule == .tooMany)
  #expect(lesson.diagnostics.last?.message == "300 more problems are not shown")
  let late = parse(String(repeating: "```swift {.hiden}\n```\n", count: 500) + "```swift\n")
  #expect(late.diagnostics.contains { $0.severity == .error })
}
