/// The words of a report's own, in one language.
package struct Wording: Sendable {
  package var lang: String
  package var skipToText: String
  package var contents: String
  package var allLessons: String
  package var previous: String
  package var next: String
  package var languages: String
  package var figure: @Sendable (Int) -> String
  package var equation: @Sendable (Int) -> String
  package var linkToHeading: @Sendable (String) -> String
  package var cell: @Sendable (Int) -> String
  package var code: @Sendable (_ lines: Int) -> String
  package var output: String
  package var notRun: String
  package var notRunBecause: String
  package var failed: String
  package var failsAsIntended: String
  package var passed: String
  package var error: String
  package var warning: String
  package var note: String
  package var hint: String
  package var colon: String
  package var linesOmitted: @Sendable (Int) -> String
  package var values: @Sendable (_ count: Int, _ first: String, _ last: String) -> String
  package var cells: @Sendable (Int) -> String
  package var lessons: @Sendable (Int) -> String
  package var lessonsFailed: @Sendable (Int) -> String
  package var imageElsewhere: String
  package var colophon: String
}

extension Wording {
  /// The words for a lesson in `lang`; English where we have none of that language.
  package init(lang: String) {
    let primary = lang.lowercased().split(separator: "-").first.map(String.init)
    self = primary == "zh" ? .chinese : .english
  }

  package static let english = Wording(
    lang: "en",
    skipToText: "Skip to the text",
    contents: "Contents",
    allLessons: "All lessons",
    previous: "Previous",
    next: "Next",
    languages: "Languages",
    figure: { "Figure \($0)" },
    equation: { "Equation \($0)" },
    linkToHeading: { "Link to “\($0)”" },
    cell: { "Cell \($0)" },
    code: { $0 == 1 ? "Code, 1 line" : "Code, \($0) lines" },
    output: "Output",
    notRun: "not run",
    notRunBecause: "Not run: an earlier cell failed.",
    failed: "failed",
    failsAsIntended: "fails, as intended",
    passed: "passed",
    error: "error",
    warning: "warning",
    note: "note",
    hint: "hint",
    colon: ": ",
    linesOmitted: { $0 == 1 ? "… 1 line left out …" : "… \($0) lines left out …" },
    values: { "\($0) values, the first \($1), the last \($2)" },
    cells: { $0 == 1 ? "1 cell" : "\($0) cells" },
    lessons: { $0 == 1 ? "1 lesson" : "\($0) lessons" },
    lessonsFailed: { "\($0) failed" },
    imageElsewhere: "image",
    colophon: "Every value, table and plot here was computed by the code beside it.")

  package static let chinese = Wording(
    lang: "zh-Hans",
    skipToText: "跳到正文",
    contents: "目录",
    allLessons: "全部课程",
    previous: "上一课",
    next: "下一课",
    languages: "语言",
    figure: { "图 \($0)" },
    equation: { "式 \($0)" },
    linkToHeading: { "指向“\($0)”的链接" },
    cell: { "单元 \($0)" },
    code: { "代码，\($0) 行" },
    output: "输出",
    notRun: "未运行",
    notRunBecause: "未运行：前面的单元失败了。",
    failed: "失败",
    failsAsIntended: "按预期失败",
    passed: "通过",
    error: "错误",
    warning: "警告",
    note: "说明",
    hint: "提示",
    colon: "：",
    linesOmitted: { "…… 省略 \($0) 行 ……" },
    values: { "共 \($0) 个值，第一个 \($1)，最后一个 \($2)" },
    cells: { "\($0) 个单元" },
    lessons: { "\($0) 课" },
    lessonsFailed: { "\($0) 课失败" },
    imageElsewhere: "图片",
    colophon: "本页的每个数值、表格和图形都由旁边的代码当场算出。")
}
