import Lessons
import Testing

/// Lessons made to cost time, memory or stack: each is handled or refused, with what it cost on
/// the test's output. A hang or an overflow fails the run.
struct Attack: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// The rules that must be among the problems; empty: none.
  var rules: Set<Rule>
  var text: @Sendable () -> String
}

private func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

let attacks: [Attack] = [
  Attack(testDescription: "10 MB", rules: [.lessonTooLarge]) { times("word ", 2_000_000) },
  Attack(testDescription: "2 MB of prose", rules: []) { times("word $`x_t`$ 双\n\n", 110_000) },
  Attack(testDescription: "one paragraph of 0.8 MB", rules: []) {
    times("word [a](b.md) 双\n", 40_000)
  },
  Attack(testDescription: "one line of 0.4 MB", rules: []) { times("双 [a](b.md) $`x`$ ", 20_000) },
  Attack(testDescription: "one line of the same formula", rules: []) {
    times("$`xy`$ `xz` ", 40_000)
  },
  Attack(testDescription: "100,000 nested quotes", rules: [.nestedTooDeep]) {
    times("> ", 100_000) + "x"
  },
  Attack(testDescription: "100,000 nested lists", rules: [.nestedTooDeep]) {
    times("- ", 100_000) + "x"
  },
  Attack(testDescription: "nested lists and blank lines", rules: [.unboundedMarkdown]) {
    times("- ", 250_000) + "x\n" + times("\n", 1_000_000)
  },
  Attack(testDescription: "lists nested line by line", rules: [.unboundedMarkdown]) {
    (0..<1000).map { times(" ", 2 * $0) + "- a\n" }.joined() + times("\n", 1_000_000)
  },
  Attack(testDescription: "lists nested to the limit", rules: []) {
    times("- ", 45) + "x\n" + times("\n", 400_000)
  },
  Attack(testDescription: "unclosed images", rules: [.unboundedMarkdown]) {
    times("![[]()", 300_000)
  },
  Attack(testDescription: "nested emphasis", rules: [.nestedTooDeep]) {
    times("*a ", 100_000) + times(" a*", 100_000)
  },
  Attack(testDescription: "open brackets", rules: []) { times("[", 1_000_000) },
  Attack(testDescription: "open tags", rules: []) { times("<a b=\"<?<![CDATA[<!--", 90_000) },
  Attack(testDescription: "backticks", rules: []) {
    (0..<1900).map { "e" + times("`", $0) }.joined()
  },
  Attack(testDescription: "a long reference used often", rules: []) {
    "[x]: /" + times("u", 500_000) + "\n\n" + times("[x] ", 300_000)
  },
  Attack(testDescription: "10,000 fences", rules: []) {
    times("```swift train(epochs: 3) {.hidden}\nlet x = \"\\(1)\" // → 1\n```\n\n", 10_000)
  },
  Attack(testDescription: "10,000 open fences in quotes", rules: [.unclosedFence, .tooMany]) {
    times("> ```swift\n> x\n\n", 10_000)
  },
  Attack(testDescription: "10,000 same ids", rules: [.duplicateID, .tooMany]) {
    times("```swift {#a}\n```\n", 10_000)
  },
  Attack(testDescription: "10,000 same headings", rules: []) { times("# a\n", 10_000) },
  Attack(testDescription: "one cell of 0.8 MB", rules: []) {
    "```swift\n" + times("let 双 = \"\\(x)\" // → 1\n", 30_000) + "```\n"
  },
  Attack(testDescription: "an open comment", rules: []) {
    "```swift\n// → 1\n" + times("/*", 900_000) + "\n```\n"
  },
  Attack(testDescription: "nested interpolations", rules: []) {
    "```swift\n// → 1\n" + times("\"\\(", 200_000) + "\n```\n"
  },
  Attack(testDescription: "slashes", rules: []) {
    "```swift\n// → 1\n" + times("(/a", 200_000) + "\n```\n"
  },
  Attack(testDescription: "a table of 0.4 MB", rules: [.raggedTable, .tooMany]) {
    "```csv table\na,b\n" + times("1,\"x\",3\n", 50_000) + "```\n"
  },
  Attack(testDescription: "attributes without end", rules: [.unclosedAttributes]) {
    "```swift {" + times(".hidden ", 50_000) + "\n```\n"
  },
  Attack(testDescription: "open arguments", rules: [.unbalancedDirective]) {
    "```swift f" + times("(", 1_000_000) + "\n```\n"
  },
  Attack(testDescription: "deep YAML", rules: [.frontMatterTooDeep]) {
    "---\na: " + times("[", 15_000) + "\n---\nText\n"
  },
  Attack(testDescription: "YAML lists within lists", rules: [.frontMatterTooDeep]) {
    "---\n" + times("- ", 7_000) + "\n---\nText\n"
  },
  Attack(testDescription: "a billion laughs", rules: [.badFrontMatter]) {
    "---\na0: &a0 x\n"
      + (1..<12).map { "a\($0): &a\($0) [\(times("*a\($0 - 1),", 9))]\n" }.joined()
      + "? *a11\n: x\n---\nText\n"
  },
  Attack(testDescription: "one long word", rules: []) { times("x", 2_000_000) },
  Attack(testDescription: "one character of 0.8 MB", rules: []) {
    "e" + times("\u{301}", 400_000) + " $`x`$"
  },
]

@Test(arguments: attacks)
func hostileLessonIsHandledOrRefused(_ attack: Attack) {
  let bytes = Array(attack.text().utf8)
  let start = ContinuousClock.now
  let lesson = Lesson.parse(bytes, path: "a.md")
  let parsed = ContinuousClock.now
  _ = lesson.check(course: Course()).count + lesson.formulas.count
  print(
    "\(attack.testDescription): \(bytes.count) bytes, \(parsed - start) + \(ContinuousClock.now - parsed)"
  )
  let rules = Set(lesson.diagnostics.map(\.rule))
  #expect(rules == attack.rules)
  if !lesson.lines.isEmpty {
    #expect(!lesson.blocks.isEmpty || rules.contains(.unboundedMarkdown))
  }
}
