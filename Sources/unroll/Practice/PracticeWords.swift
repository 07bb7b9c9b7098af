internal import Languages

/// What practice says, in the language of the lesson.
struct PracticeWords: Sendable {
  var notBegun, open, solved: String
  var left, right: String
  var missing: @Sendable (String) -> String
  var points: @Sendable (Int, Int) -> String
  var leftOut: @Sendable (Int) -> String
  var keys, hint, noMoreHints, askSolution, noSolution, startChanged, former, now: String
  var moved: @Sendable (String) -> String
  var edit: @Sendable (String) -> String
  var stray: @Sendable (String) -> String
  var solvedCount: @Sendable (Int, Int) -> String

  static let english = PracticeWords(
    notBegun: "not begun", open: "open", solved: "solved", left: "left: ", right: "right:",
    missing: { "the answer gives no `\($0)`" }, points: { "\($0) of \($1) points" },
    leftOut: { "… \(counted($0, "more line"))" },
    keys: "h hint · n next · p previous · l list · r reset · s solution · q quit",
    hint: "Hint", noMoreHints: "There are no more hints.",
    askSolution: "Press s again to see the author's solution.",
    noSolution: "This lesson comes without its solution.",
    startChanged: "The exercise has changed since this answer was begun (r begins again).",
    former: "It began from:", now: "It now begins from:",
    moved: { "The old answer is kept as \($0)." }, edit: { "Edit \($0) and save it." },
    stray: { "\($0) answers no exercise any more, and is kept." },
    solvedCount: { "\($0) of \($1) exercises solved" })

  static let chinese = PracticeWords(
    notBegun: "尚未开始", open: "未完成", solved: "已解决", left: "左：", right: "右：",
    missing: { "答案没有给出 `\($0)`" }, points: { "\($0) / \($1) 分" }, leftOut: { "……另有 \($0) 行" },
    keys: "h 提示 · n 下一题 · p 上一题 · l 列表 · r 重来 · s 参考答案 · q 退出",
    hint: "提示", noMoreHints: "没有更多提示了。", askSolution: "再按一次 s 查看作者的答案。",
    noSolution: "本课不附参考答案。", startChanged: "开始作答以后，这道题已经改动（按 r 重来）。",
    former: "当时的起点：", now: "现在的起点：", moved: { "旧答案保留为 \($0)。" },
    edit: { "请编辑 \($0) 并保存。" }, stray: { "\($0) 不再对应任何一道题，仍然保留。" },
    solvedCount: { "已解决 \($0) / \($1) 题" })
}

extension PracticeWords {
  init(lang: String) { self = LanguageTag(lang).primary == "zh" ? .chinese : .english }
}
