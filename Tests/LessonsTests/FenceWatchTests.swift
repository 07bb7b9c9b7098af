import Lessons
import Testing

/// No cell becomes prose, and no claim a comment, without a word.
struct FenceWatchTests {
  @Test(arguments: [
    ("```swift {caption=\"The `a`\"}\nlet a = 1\n```\n", Rule.brokenFence, 1),
    ("text\n\n> ```swift {caption=\"`a`\"}\n> let a = 1\n", .brokenFence, 3),
    ("```hint {caption=\"The `a`\"}\nTry it.\n```\n", .brokenFence, 1),
    ("text\n      ```swift\n      let a = 1\n", .brokenFence, 2),
    ("<details>\n```swift\nlet a = 1\n```\n</details>\n", .brokenFence, 2),
    ("```swift\nlet a = 1\n``` end\n\nprose\n\n```swift\nlet b = 1\n```\n", .swallowedFence, 3),
    ("```swift\nlet a = 1\n~~~\n\n```\n", .swallowedFence, 3),
    ("~~~swift\nlet a = 1\n```\n~~~\n", .swallowedFence, 3),
    ("```\nprose\n\n```swift\nlet a = 1\n```\n", .swallowedFence, 4),
    ("```python\nx\n``` # end\n", .swallowedFence, 3),
    ("    ```swift\n    let a = 1\n    ```\n", .indentedFence, 1),
    ("- a\n\n      ```swift\n      let a = 1\n      ```\n", .indentedFence, 3),
    ("<!-- a\n\n```swift\nlet a = 1\n```\n", .unclosedComment, 1),
    ("```Swift\nlet a = 1\n```\n", .unknownLanguage, 1),
    ("~~~swift\nlet a = 1\n", .unclosedFence, 1),
    ("```swift\nlet a = 1  // -> 1\n```\n", .almostArrow, 2),
  ])
  func namesTheLine(text: String, rule: Rule, line: Int) throws {
    let problems = parse(text).diagnostics.filter { $0.rule != .unsupportedMarkdown }
    let found = try #require(problems.first { $0.rule == rule }, "\(problems)")
    #expect(found.range.start.line == line)
  }

  @Test(arguments: [
    "``` swift\nlet a = 1\n```\n", "~~~swift {caption=\"`a`\"}\nlet a = 1\n~~~\n",
    "   ```swift\n   let a = 1\n   ```\n", "- ```swift\n  let a = 1\n  ```\n",
    "````swift\nlet a = \"\"\"\n```\n\"\"\"\n````\n", "> ```swift\n> let a = 1\n> ```\n",
  ])
  func theseAreCells(_ text: String) {
    let lesson = parse(text)
    #expect(lesson.cells.count == 1 && lesson.diagnostics == [])
  }

  @Test(arguments: [
    "````markdown\n```swift\nlet a = 1\n```\n````\n", "```code``` and\n```more``` words\n",
    "```text\n~~~\n```\n", "```markdown\n~~~swift\n~~~\n```\n", "<pre>\n```swift\n</pre>\n",
    "    let a = 1\n", "```swift {.listing}\nlet a = 1\n```\n",
  ])
  func theseAreSound(_ text: String) {
    #expect(parse(text).diagnostics.filter { $0.rule != .unsupportedMarkdown } == [])
  }

  @Test(arguments: [
    "// -> 4", "// => 4", "//-> 4", "/// → 4", "/* → 4 */", "# → 4", "# -> 4", "// --> 4", "// ⇒ 4",
    "// –> 4", "//! → 4", "// ➜ 4", "// ->4",
  ])
  func almostArrowsAreNamed(_ comment: String) throws {
    let lesson = parse("> ```swift\n> let a = 4  \(comment)\n> ```\n")
    let found = try #require(lesson.diagnostics.first)
    #expect(found.rule == .almostArrow && found.hint == "did you mean `// →`?")
    #expect(found.range.start == SourcePosition(line: 2, column: 14))
    #expect(lesson.diagnostics.count == 1)
  }

  @Test(arguments: [
    "let a = \"// -> 4\"", "let f: (Int) -> Int = { $0 }", "let a = 1 // see a -> b",
    "#if DEBUG\n#endif",
    "let a = 1 // →  1", "let a = 1 //→1", "let b = #\"# -> 1\"#", "// ->",
  ])
  func otherCommentsAreTheirAuthors(_ code: String) {
    #expect(parse("```swift\n\(code)\n```\n").diagnostics == [])
  }

  // MARK: Front matter

  @Test(arguments: [
    "\n---\ntitle: A\n---\n\n# A\n", "\n\n  \n---\ntitle: A\nlang: en\n---\n",
    " ---\ntitle: A\n---\n",
    "<!-- note -->\n---\ntitle: A\n---\n", "\u{FEFF}\u{FEFF}---\ntitle: A\n---\n",
    "\u{200B}---\ntitle: A\n---\n", "+++\ntitle = \"A\"\n+++\n", "----\ntitle: A\n----\n",
    "———\ntitle: A\n———\n", "```yaml\ntitle: A\n```\n", "title: A\nlang: en\n---\n",
    "{\n\"title\": \"A\"\n}\n",
    "--- yaml\ntitle: A\n---\n",
  ])
  func frontMatterThatIsNoneIsNamed(_ text: String) {
    #expect(parse(text).diagnostics.map(\.rule) == [.misplacedFrontMatter])
  }

  @Test(arguments: [
    "# A\n\n---\n\nB\n\n---\n", "---\n\nA\n", "\u{FEFF}---\ntitle: A\n---\n", "\nA\n---\n",
    "Title: A story\n",
  ])
  func otherRulesAreRules(_ text: String) {
    #expect(!parse(text).diagnostics.contains { $0.rule == .misplacedFrontMatter })
  }

  @Test(arguments: [
    "---\ntitle: A\n\n# A\n\ntext\n\n---\n\nmore\n",
    "---\ntitle: A\n```swift\nlet a = 1\n```\n\n---\n",
    "---\ntitle: A\n\n# A\n",
  ])
  func frontMatterWithoutAnEndIsNamed(_ text: String) {
    #expect(parse(text).diagnostics.first?.rule == .unclosedFrontMatter)
  }

  // MARK: Encodings

  private static let utf16 = Array("# Title\n".utf16)

  private static let encodings: [(bytes: [UInt8], name: String, column: Int)] = [
    (Array("# ".utf8) + [0xD6, 0xD0, 0xCE, 0xC4, 0xBF, 0xCE], "GB18030", 3),
    (Array("# caf".utf8) + [0xE9, 0x20, 0x61], "Latin-1", 6),
    (utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] as [UInt8] }, "UTF-16", 1),
    ([0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] as [UInt8] }, "UTF-16", 1),
  ]

  @Test(arguments: 0..<4) func namesTheEncoding(index: Int) throws {
    let (bytes, name, column) = Self.encodings[index]
    let found = try #require(
      Lesson.parse(bytes, path: "a.md").diagnostics.first { $0.rule == .badUTF8 })
    #expect(found.message.contains(name) && found.hint?.contains("iconv -f") == true)
    #expect(found.range.start == SourcePosition(line: 1, column: column))
  }
}
