import Lessons
import Testing

private func lesson(_ cells: String..., front: String = "order: 2", lang: String = "en") -> Lesson {
  let text = "---\nlang: \(lang)\n\(front)\n---\n# 一\n\n" + cells.joined(separator: "\n\nText.\n\n")
  return Lesson.parse(Array((text + "\n").utf8), path: "\(lang)/02.md")
}

private func fence(_ words: String, _ code: String) -> String { "```swift\(words)\n\(code)\n```" }

private let english = lesson(
  fence("", "let q = 3  // states\nlet h = zeros(q)"),
  fence(" unroll(steps: 3) {#fig-u caption=\"Unrolled.\"}", "RNN(inputSize: 1, hiddenSize: q)"),
  fence(" solution", "q + 1"))

@Test func twinsDifferInWordsAlone() {
  let twin = lesson(
    fence("", "let q = 3  // 状态数\nlet h = /* 初始状态 */zeros(q)  // → [3]"),
    fence(" unroll(steps: 3) {#fig-u caption=\"展开。\"}", "RNN(inputSize: 1, hiddenSize: q)"),
    fence(" solution {caption=\"答案\"}", "q + 1"), front: "order: 2\nsummary: 概要", lang: "zh")
  #expect(
    english.differences(from: twin, shownAs: "x").map(\.message) == [
      "cell 1 differs from `x:10`"
    ])
  let same = lesson(
    fence("", "let q = 3  // 状态数\nlet h = zeros(q)  // → [3]"),
    "> "
      + fence(" unroll(steps: 3) {#fig-u}", "RNN(inputSize: 1, hiddenSize: q)")
      .replacing("\n", with: "\n> "), fence(" solution", "q + 1"), lang: "zh")
  #expect(same.differences(from: english, shownAs: "x").isEmpty)
  #expect(english.differences(from: same, shownAs: "x").isEmpty)
}

/// The cells of the twin, the message, where it points in the twin, and what is there in the other.
@Test(
  arguments: [
    (["let q = 3\nlet h = ones(q)"], "cell 1 differs from `en/02.md:9`", 9, "`let h = zeros(q)`"),
    (["let q = 3"], "cell 1 differs from `en/02.md:9`", 9, "`let h = zeros(q)`"),
    (
      ["let q = 3\nlet h = zeros(q)\nh"], "cell 1 differs from `en/02.md:10`", 10,
      "ends before this line"
    ),
  ] as [([String], String, Int, String)])
func theFirstLineThatDiffersIsNamed(
  cells: [String], message: String, line: Int, hint: String
) throws {
  let twin = lesson(fence("", cells[0]), lang: "zh")
  let found = try #require(twin.differences(from: english, shownAs: "en/02.md").first)
  #expect(found.rule == .twin && found.severity == .error && found.file == "zh/02.md")
  #expect(found.message == message)
  #expect(found.range.start.line == line)
  #expect(found.hint?.contains(hint) == true, "\(found.hint ?? "")")
}

@Test func fencesAndCountsOfTwinsAreTheSame() {
  let first = fence("", "let q = 3\nlet h = zeros(q)")
  let second = fence(" unroll(steps: 4) {#fig-u}", "RNN(inputSize: 1, hiddenSize: q)")
  let directive = lesson(first, second, lang: "zh").differences(from: english, shownAs: "en/02.md")
  #expect(directive.map(\.message) == ["cell 2 differs from `en/02.md:14`"])
  #expect(directive[0].hint?.contains("begins with `swift unroll(steps: 3) {#fig-u}`") == true)
  let fewer = lesson(first, lang: "zh").differences(from: english, shownAs: "en/02.md")
  #expect(fewer.map(\.range.start.line) == [10])
  #expect(fewer[0].message.contains("after this cell `en/02.md:14` has another"))
  let more = english.differences(from: lesson(first), shownAs: "zh/02.md")
  #expect(more.map(\.message) == ["`zh/02.md` has no cell 2"])
  #expect(more[0].range.start.line == 14)
}

@Test func twinsStartFromTheSame() {
  let twin = lesson(
    front: "order: 3\nseed: 4\ndata: [a.csv]\nlimits: { seconds: 3 }", lang: "zh")
  let found = twin.differences(from: lesson(), shownAs: "en/02.md")
  #expect(found.map(\.range.start.line) == [3, 4, 5, 6])
  #expect(found[1].message == "`seed` is 4 here and 0 in `en/02.md`")
}

@Test func languageFoldersAreThoseThatHoldTheirLanguage() {
  let folders = LanguageFolders([
    (path: "zh/01.md", lang: "zh-Hans"), (path: "en/01.md", lang: "en"),
    (path: "rnn/01.md", lang: "en"), (path: "a.md", lang: "en"),
  ])
  #expect(folders.names == ["en", "zh"])
  #expect(folders.twinPaths(of: "zh/deep/01.md") == ["en/deep/01.md"])
  #expect(folders.twinPaths(of: "rnn/01.md").isEmpty)
  #expect(lesson(lang: "en").languageProblem(inFolder: "zh")?.range.start.line == 2)
  #expect(lesson(lang: "zh-Hans").languageProblem(inFolder: "zh") == nil)
}
