import Lessons
import Pages
import Runs
import Weaving

/// A course in two languages, as small as it can be with everything in it.
enum SampleSite {
  static let files: [(path: String, text: String)] = [
    (
      "en/index.md",
      """
      ---
      title: Networks that remember
      summary: Two lessons & a glossary.
      ---
      # Networks that remember

      Begin with [the cell](01-cell.md), look words up in the [glossary](glossary.md), or
      [search](search.html).

      ## For whom

      For all.
      """
    ),
    (
      "en/01-cell.md",
      """
      ---
      title: One cell
      order: 1
      part: The cell
      summary: A step.
      ---
      # One cell

      The [hidden state](glossary.md#hidden-state) is what stays. It counts to 10⁻³.

      ## A step

      ```csv table {#fig-sizes caption="Sizes."}
      name,size
      U,3
      ```

      See [the sizes](#fig-sizes), [the formula](#eq-cell) and [what follows](02-layers.md#depth).

      ```math {#eq-cell}
      h_t = W h_{t-1}
      ```

      ```swift
      let secret = "solution text"
      ```

      ### Again & again

      A [picture of it](https://example.org/).
      """
    ),
    (
      "en/02-layers.md",
      """
      ---
      title: "Layers <above> layers"
      order: 2
      part: The layer
      needs: [01-cell.md]
      ---
      # Layers <above> layers

      What comes first says what this page is about.

      ## Depth

      As in [the first lesson](01-cell.md#a-step), and [here](02-layers.md#depth).
      """
    ),
    (
      "en/03-race.md",
      """
      ---
      order: 3
      part: The layer
      needs: [01-cell.md, 02-layers.md]
      ---
      # A race
      """
    ),
    (
      "en/glossary.md",
      """
      ---
      title: Glossary
      order: 91
      part: Reference
      ---
      # Glossary

      ## Hidden state

      What a cell carries, e.g. a vector, from step to step. It starts at 0. See [one cell](01-cell.md).
      """
    ),
    (
      "en/extra.md",
      """
      ---
      title: Extra
      part: Reference
      order: 93
      ---
      Only in English.
      """
    ),
    (
      "zh/index.md",
      """
      ---
      title: 会记忆的网络
      lang: zh-Hans
      summary: 两课和一份术语表。
      ---
      # 会记忆的网络

      从[循环单元](01-cell.md)开始。
      """
    ),
    (
      "zh/01-cell.md",
      """
      ---
      title: 一个循环单元
      lang: zh-Hans
      order: 1
      part: 循环单元
      ---
      # 一个循环单元

      [隐藏状态](glossary.md#隐藏状态)保留下来。RNN 读序列。

      ## 一步

      权重在每一步都相同。
      """
    ),
    (
      "zh/glossary.md",
      """
      ---
      title: 术语表
      lang: zh-Hans
      order: 91
      part: 参考
      ---
      # 术语表

      ## 隐藏状态

      单元从一步带到下一步的向量。初值为零。
      """
    ),
  ]

  static let lessons = files.map { Sample.parse($0.text + "\n", path: $0.path) }

  static func course(baseURL: String? = nil, failed: Set<String> = []) -> Course {
    var course = Course(
      entries: lessons.map { lesson in
        var entry = CourseEntry(path: lesson.path, lesson: lesson, run: passing(lesson))
        if failed.contains(lesson.path) { entry.status = .failed }
        return entry
      }, assetBase: "../lessons/", baseURL: baseURL)
    for lesson in lessons where lesson.path.hasSuffix("glossary.md") {
      course.terms[lesson.path] = Glossary(lesson).meanings
    }
    return course
  }

  static func passing(_ lesson: Lesson) -> Run {
    Run(cells: lesson.cells.map { _ in CellResult(status: .passed) })
  }

  static func lesson(_ path: String) -> Lesson {
    lessons.first { $0.path == path } ?? Sample.parse("", path: path)
  }

  static func html(_ path: String, course: Course = course()) -> String {
    let lesson = lesson(path)
    return HTMLPage(lesson, passing(lesson), course: course, services: Sample.services).text()
  }

  static func markdown(_ path: String, course: Course = course()) -> String {
    let lesson = lesson(path)
    return MarkdownPage(lesson, passing(lesson), course: course).text()
  }

  static func search(_ language: Int, course: Course = course()) -> String {
    let edition = course.editions[language]
    let own = lessons.filter { $0.path.hasPrefix(edition.folder) }
    return SearchPage(
      edition, course: course, reports: own.map { Report($0, passing($0), course: course) }
    ).html()
  }

  static func print(_ language: Int, course: Course = course()) -> String {
    let edition = course.editions[language]
    let own = lessons.filter { $0.path.hasPrefix(edition.folder) }
    return PrintPage(
      edition, course: course,
      reports: own.map {
        Report($0, passing($0), course: course, services: Sample.services)
      }
    ).html()
  }
}
