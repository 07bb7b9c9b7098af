internal import Lessons

extension Wording {
  package static let chinese = Wording(
    lang: "zh-Hans",
    skipToText: "跳到正文",
    contents: "目录",
    allLessons: "全部课程",
    previous: "上一课",
    next: "下一课",
    languages: "语言",
    neighbours: "前后各课",
    figure: { "图 \($0)" },
    equation: { "式 \($0)" },
    exercise: { "练习 \($0)" },
    solution: { $0.map { "练习 \($0) 参考答案" } ?? "参考答案" },
    authorsSolution: { "作者所写；用 \($0) 显示" },
    linkToHeading: { "指向“\($0)”的链接" },
    cell: { "代码块 \($0)" },
    code: { "代码，\($0) 行" },
    output: "输出",
    standardError: "标准错误",
    notRun: "未运行",
    notRunBecause: "未运行：前面的代码块失败了。",
    failed: "失败",
    stated: { "课文写的是 \($0)" },
    noValue: "没有可比较的值",
    tensor: { shape, range, nanCount, first in
      ["张量 \(shape)，32 位浮点数"]
        + (range.map { ["最小值 \($0.least)，平均值 \($0.mean)，最大值 \($0.greatest)"] } ?? [])
        + [nanCount == 0 ? "没有 NaN" : "\(nanCount) 个 NaN", "开头是 \(first)"]
    },
    valuesInFull: "完整的值",
    problemsHere: { "本页有 \($0) 处问题" },
    line: { "第 \($0) 行" },
    begin: { "从第 \($0) 课开始：\($1)" },
    runIt: {
      """
      每一课都能在自己的电脑上运行：`unroll run \($0)` 在终端中显示课文和算出的值。\
      加上 `--exercise 1` 只显示一个练习，加上 `--quiet` 只显示出错的地方。
      """
    },
    lessonFile: "本课文件",
    failsAsIntended: "按预期失败",
    passed: "通过",
    error: "错误",
    warning: "警告",
    note: "说明",
    hint: "提示",
    alert: { alert in
      switch alert {
      case .note: "注意"
      case .tip: "提示"
      case .important: "重要"
      case .warning: "警告"
      case .caution: "当心"
      }
    },
    footnotes: "脚注",
    footnote: { "脚注 \($0)" },
    backToText: "回到正文",
    done: "已完成",
    notDone: "未完成",
    colon: "：",
    linesOmitted: { "…… 省略 \($0) 行 ……" },
    values: { "共 \($0) 个值，第一个 \($1)，最后一个 \($2)" },
    cells: { "\($0) 个代码块" },
    lessons: { "\($0) 课" },
    lessonsFailed: { "\($0) 课失败" },
    imageElsewhere: "图片",
    colophon: "本页的每个数值、表格和图形都由旁边的代码当场算出。",
    lesson: { "第 \($0) 课" },
    minutes: { "\($0) 分钟" },
    needs: "先修",
    listSeparator: "、",
    glossary: "术语表",
    bibliography: "参考文献",
    library: "库",
    search: "搜索",
    wholeCourse: "整门课程（打印版）",
    searchSummary: "在全部课程中查找，无需联网。",
    wholeCourseSummary: "全部课程，合为一个文档。",
    moreAboutTheCourse: "关于本课程",
    lessonMap: "课程内容",
    whatNeedsWhat: "各课之间的先后关系",
    mapCaption: "线从一课引向以它为基础的各课。",
    mapNeeds: { lesson, needs in
      let titles = needs.map { "《\($0)》" }.joined()
      return needs.isEmpty ? "《\(lesson)》无先修。" : "《\(lesson)》先修：\(titles)。"
    },
    reference: "参考",
    wholeTime: { lessons, minutes in
      "共 \(lessons) 课，"
        + (minutes < 120 ? "\(minutes) 分钟" : "约 \((minutes + 30) / 60) 小时")
    },
    searchLabel: "搜索本课程",
    searchHint: "输入词语或代码里的名字，可用空格分开几个；每个都要出现。",
    searchNothing: "没有找到。",
    searchOne: "找到 1 节。",
    searchMany: "找到 {n} 节。",
    searchMore: "找到 {m} 节，显示前 {n} 节。",
    searchIndex: "全部标题",
    searchIndexNote: "课程的全部标题：先按拉丁字母，再按汉字的统一码顺序，即先部首、后笔画。",
    searchTitlesNote: "全部课文：先按拉丁字母，再按汉字的统一码顺序，即先部首、后笔画。",
    searchReading: "正在读取课程：{n}/{m} …",
    searchMissing: "本页旁缺少 {n} 个搜索文件。",
    otherSigns: "数字和符号",
    courseChoice: "课程",
    openCourse: "开始",
    cover: "封面",
    solutions: "参考答案",
    answerHasTo: "你的答案要做到",
    whatThereIsToSee: "会看到什么",
    hintNumber: { "提示 \($0)" },
    points: { "\($0) 分" },
    backTo: { "回到" + ($0 ?? "课文") },
    off: "关",
    on: "开",
    byChoice: { "“\($0)”取其他值时" },
    movedAlone: "每个选项都是在其他控件取默认值时算出的。",
    notTogether: "没有同时算过这几个选项，页面现在显示默认值。请把其中一个改回默认值。",
    bookAccess: "文字可重排，有标题层级和目录。每个图形都有文字说明，每个图表都附数据表；公式为 MathML。")
}
