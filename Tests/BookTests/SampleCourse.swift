import Book
import Figures
import Lessons
import Pages
import Runs
import Weaving

/// A course in two languages with everything that a book has to do with.
struct SampleCourse {
  static let english: KeyValuePairs = [
    "en/index.md": """
    ---
    title: Networks & memory
    summary: Two lessons <of many>.
    ---
    # Networks & memory

    Begin with [the cell](01-cell.md), look in the [glossary](glossary.md), [search](search.html),
    read [Chinese](../zh/index.md) or the [data](../data/rain.csv).
    """,
    "en/01-cell.md": """
    ---
    title: One cell
    order: 1
    part: The cell
    ---
    # One cell

    The [hidden state](glossary.md#hidden-state) is $`h_t`$. ![A cell](cell.png) ![Too new](new.webp)

    ## A step

    ```csv table {#fig-sizes caption="Sizes."}
    name,size
    U,3
    ```

    See [the sizes](#fig-sizes), [how deep](02-layers.md#depth), [the answer's](#fig-answer) and
    [the web](<https://example.org/a b>), [100%](https://example.org/100%), [none](http://[).

    ```swift exercise {#ex-first caption="The first"}
    let begun = 1
    ```

    ```swift solution {#fig-answer caption="It falls."}
    let secret = plot(losses)
    ```
    """,
    "en/02-layers.md": """
    ---
    title: Layers
    order: 2
    part: The layer
    needs: [01-cell.md]
    html: true
    ---
    # Layers

    <table><tr><td>raw &amp;<br>ready</td></tr></table><script>silent()</script><!-- note -->1 < 2

    ## Depth

    Some <b>bold</b><br>text, as in [one cell](01-cell.md#a-step) and [its answer](01-cell.md#fig-answer).

    ```swift {.folded}
    let x = 1
    ```

    ```swift exercise
    let tried = 2
    ```

    ```swift solution
    let solved = 3
    ```
    """,
    "en/contents.md": """
    ---
    title: What is in it
    part: Reference
    ---
    Named as a file of the book's own.
    """,
    "en/glossary.md": """
    ---
    title: Glossary
    part: Reference
    ---
    # Glossary

    ## Hidden state

    What a cell carries. See [one cell](01-cell.md).
    """,
  ]

  static let chinese: KeyValuePairs = [
    "zh/index.md": """
    ---
    title: 会记忆的网络，以及它们在每一步从前一步带来的东西
    lang: zh-Hans
    ---
    # 会记忆的网络

    从[循环单元](<循环 单元.md#一步>)开始。
    """,
    "zh/循环 单元.md": """
    ---
    title: 循环单元
    lang: zh-Hans
    order: 1
    ---
    # 循环单元

    ## 一步

    权重在每一步*都相同*。
    """,
  ]

  let lessons: [Lesson]
  let course: Course

  init(
    _ files: KeyValuePairs<String, String> = english, hidden: Bool = false, baseURL: String? = nil
  ) {
    let lessons = files.map { path, text in
      let lesson = Lesson.parse(Array((text + "\n").utf8), path: path)
      return hidden ? lesson.withoutSolutions : lesson
    }
    self.lessons = lessons
    var course = Course(
      entries: lessons.map { CourseEntry(path: $0.path, lesson: $0, run: Self.run(of: $0)) }
        + (baseURL == nil
          ? []
          : [
            CourseEntry(path: "zh/index.md", title: "会", lang: "zh", status: .passed, cellCount: 0)
          ]),
      assetBase: "../lessons/", baseURL: baseURL)
    for lesson in lessons where lesson.path.hasSuffix("glossary.md") {
      course.terms[lesson.path] = Glossary(lesson).meanings
    }
    self.course = course
  }

  private static func run(of lesson: Lesson) -> Run {
    let plot = Figure(
      .plot(.init(.lines([.init("loss", y: [3, 2, 1])]), xAxis: .init("x"), yAxis: .init("y"))))
    return Run(
      cells: lesson.cells.map { cell in
        let draws = cell.code.contains("plot(")
        let value = LineValue(
          range: SourceRange(at: SourcePosition(line: cell.firstLine, column: 1)), name: nil,
          type: "Int", text: "41", count: 3, first: "1", history: draws ? [] : [1, 2, 41])
        return CellResult(status: .passed, values: [value], figures: draws ? [plot] : [])
      })
  }

  private static var services: WeavingServices {
    WeavingServices(
      mathML: { tex, _ in
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>\(tex)</mi></math>"
      },
      imageData: { source in
        switch source {
        case "cell.png": "data:image/png;base64,iVBORw0KGgo="
        case "new.webp": "data:image/webp;base64,UklGRg=="
        default: nil
        }
      })
  }

  /// The book of the course's first edition.
  func page(modified: Int? = nil, without path: String? = nil) -> Page? {
    let reports = lessons.filter { $0.path != path }.map {
      Report($0, Self.run(of: $0), facts: course.facts(of: $0), services: Self.services)
    }
    let format = modified.map { BookFormat(modified: $0) } ?? BookFormat()
    return format.pages(of: course.editions[0], in: course, reports).first
  }

  func book(modified: Int? = nil, without path: String? = nil) -> [UInt8] {
    page(modified: modified, without: path)?.bytes ?? []
  }
}
