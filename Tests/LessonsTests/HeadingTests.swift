import Lessons
import Testing

@Test(arguments: [
  ("# Two passes, one output!", ["two-passes-one-output"]),
  ("# 双向 RNN：两遍", ["双向-rnn两遍"]),
  ("# A\n# A\n# A-1\n# a", ["a", "a-1", "a-1-1", "a-2"]),
  ("# `Tensor` of $`x_t`$ and *U*", ["tensor-of-x_t-and-u"]),
  ("# ???\n# 👩‍👩‍👧", ["section", "section-1"]),
  ("# Ünïcode über", ["ünïcode-über"]),
  ("> # Quoted\n\nSet\n===", ["quoted", "set"]),
])
func headingsHaveUniqueIDs(text: String, ids: [String]) {
  #expect(headings(of: parse(text)).map(\.id) == ids)
}

@Test func idsAreThoseOfHeadingsAndFences() {
  let lesson = parse(
    "# A\n\n```swift {#b}\n```\n> ```math {#c}\n> x\n> ```\n\n```csv table {#d}\nx\n```\n```js {#e}\n```\n"
  )
  #expect(lesson.ids == ["a", "b", "c", "d", "e"])
}

@Test func headingsTakeTheIDsThatTheyAreGiven() {
  let lesson = parse(
    """
    ---
    lang: en
    ---
    # Hidden state

    ## The hidden state {#hidden-state}

    > ### 隐藏状态 *h* {#隐藏状态}  ##

    ## Plain text {#a_b.c:1}

    Set {#set}
    ===

    ## Hidden state
    """)
  #expect(lesson.diagnostics.isEmpty)
  // What an author gives goes before what is made of a heading's words.
  let ids = ["hidden-state-1", "hidden-state", "隐藏状态", "a_b.c:1", "set", "hidden-state-2"]
  #expect(headings(of: lesson).map(\.id) == ids)
  #expect(
    headings(of: lesson).map(\.text) == [
      "Hidden state", "The hidden state", "隐藏状态 h", "Plain text", "Set", "Hidden state",
    ])
  #expect(lesson.headingIDs.map(\.id) == Array(ids[1...4]))
  for heading in lesson.headingIDs {
    let line = Array(lesson.lines[heading.range.start.line - 1])
    let braces = line[(heading.range.start.column - 1)..<(heading.range.end.column - 1)]
    #expect(String(braces) == "{#\(heading.id)}")
  }
}

@Test(arguments: [
  "# The set {1, 2}", "# \\{#id}", "# `{#id}`", "# {}", "# Not at the end {#id} yet", "# a } {",
])
func otherBracesAreWords(_ text: String) {
  let lesson = parse(text)
  #expect(lesson.diagnostics.isEmpty)
  #expect(lesson.headingIDs.isEmpty)
  let words = String(text.dropFirst(2).filter { $0 != "\\" && $0 != "`" })
  #expect(headings(of: lesson).map(\.text) == [words])
}

@Test func theIDOfAFenceIsNotThatOfAHeading() {
  let lesson = parse("```swift {#state}\n```\n\n# States {#state}\n")
  #expect(lesson.diagnostics.map(\.rule) == [.duplicateID])
  #expect(lesson.diagnostics.first?.range.start == SourcePosition(line: 1, column: 11))
}

@Test func readsFrontMatter() {
  let lesson = parse(
    """
    ---
    title: "Bidirectional: R&D *D*"
    lang: zh-Hans
    order: 6
    part: Many steps
    summary: Two passes.   # a comment
    needs: [02-one-cell.md, "../en/03 双.md"]
    words: { loss: 损失, "hidden state": 隐藏状态, q: "" }
    seed: 18446744073709551615
    data: [data/Bitcoin.csv, "data/双 向.csv"]
    limits: { seconds: 2.5, memory: 1.5GB, output: 64KB, processes: 3, openFiles: 9 }
    html: true
    ---
    Text
    """)
  #expect(lesson.diagnostics.isEmpty)
  var expected = FrontMatter()
  expected.title = "Bidirectional: R&D *D*"
  expected.lang = "zh-Hans"
  expected.order = 6
  expected.part = "Many steps"
  expected.summary = "Two passes."
  expected.needs = ["02-one-cell.md", "../en/03 双.md"]
  expected.words = ["loss": "损失", "hidden state": "隐藏状态", "q": ""]
  expected.seed = .max
  expected.data = ["data/Bitcoin.csv", "data/双 向.csv"]
  expected.limits.seconds = 2.5
  expected.limits.memory = 3 << 29
  expected.limits.output = 64 << 10
  expected.limits.processes = 3
  expected.limits.openFiles = 9
  expected.html = true
  #expect(lesson.frontMatter == expected)
  #expect(lesson.firstBodyLine == 14)
  #expect(lesson.blocks.first?.lines == 14...14)
}

@Test(arguments: ["", "\n", "---\n---\n", "---\n# nothing\n---\n", "---\ntitle:\norder: ~\n---\n"])
func frontMatterIsOptional(_ text: String) {
  let lesson = parse(text)
  #expect(lesson.diagnostics.isEmpty)
  #expect(lesson.frontMatter == FrontMatter())
}

/// All headings, those in quotes and lists too.
private func headings(of lesson: Lesson) -> [(id: String, text: String)] {
  lesson.allBlocks.compactMap { block in
    guard case .heading(_, let content, let id) = block.kind else { return nil }
    return (id, content.plainText)
  }
}
