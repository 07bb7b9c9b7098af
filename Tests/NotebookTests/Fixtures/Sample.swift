import Figures
import Lessons
import Notebook
import Runs
import Weaving

/// A lesson with everything in it that a notebook sets in a way of its own.
enum Sample {
  static let text = #"""
    ---
    title: "The cell: by hand"
    lang: en
    order: 2
    part: The cell
    needs: [01-start.md]
    summary: One step, and what it costs.
    seed: 7
    data: [data/weather.csv]
    limits: { seconds: 30, memory: 1GB }
    ---

    # The cell, by hand

    A state $`h_t`$ of *two* numbers, $`x_t`$ and $`a_{ij}`$ too. It costs $5 or \$6, `$7` in code, and
    \\(nothing\\) is a formula. See [the loss](#fig-loss), [what follows](03-next.md#depth),
    [search](search.html), [the data](data/weather.csv) and [a site](https://example.org/a$b).

    ## Hidden state {#hidden}

    ```math {#eq-cell}
    h_t = \tanh(U x_t
      + W h_{t-1})
    ```

    ```csv table {#tab-days caption="Days & prices."}
    day,price
    Monday,$5
    Tuesday,$6
    ```

    A <b>tag</b> is text. ![A brown picture](pictures/brown.png) And [a label][far].

    ```swift {#first}
    let x = [1.0, 2.0]
    let y = x.map { $0 * 2 }  // → [2.0, 4.0]
    let z = y
    let text = """
      two lines
      """
    print("printed")
    ```

    ```swift train(epochs: 3) {#fig-loss caption="The loss."}
    let rate = 0.5
    return rate
    ```

    - An item with a cell:

      ```swift {.folded .untraced}
      let inside = 3
      ```

      and text after it
    - and an item.

    ```swift {.hidden seconds=120}
    let secret = 1
    ```

    ```swift {fails="out of range"}
    x[7]
    ```

    ```swift {.optimized memory=4GB}
    let late = 1
    ```

    ## Try it

    Do it again.

    ```swift exercise {#ex-again caption="Again & again"}
    var state = 0.0
    ```

    ```swift solution
    var state = 1.0
    check("It is one.", state, ==, 1)
    ```

    ```swift solution {.listing caption="In $ & words"}
    let other = true
    ```

    ```swift {.listing caption="Shown."}
    let shown = true
    ```

    ```python
    print("$5")
    ```

    [far]: 03-next.md "Next"
    """# + "\n"

  static let lesson = parse(text)

  static func parse(_ text: String, path: String = "en/02-cell.md") -> Lesson {
    Lesson.parse(Array(text.utf8), path: path)
  }

  static let course = Course(
    entries: [
      CourseEntry(path: "en/index.md", title: "A course", status: .passed, cellCount: 0),
      CourseEntry(
        path: "en/01-start.md", title: "Start & go", order: 1, status: .passed, cellCount: 1),
      CourseEntry(
        path: "en/02-cell.md", title: "The cell", order: 2, part: "The cell",
        needs: ["en/01-start.md"], status: .passed, cellCount: 9),
      CourseEntry(path: "en/03-next.md", title: "Next", order: 3, status: .failed, cellCount: 1),
      CourseEntry(path: "zh/index.md", title: "课程", lang: "zh-Hans", status: .passed, cellCount: 0),
    ], assetBase: "../lessons/")

  static var services: WeavingServices {
    WeavingServices(
      mathML: { tex, _ in "<math><mi>\(HTML.text(tex))</mi></math>" },
      imageData: { $0 == "pictures/brown.png" ? "data:image/png;base64,iVBORw0KGgo=" : nil })
  }

  static let plot = Figure(
    .plot(
      Figure.Plot(
        .lines([Figure.Series("loss", y: [3, 2, 1])]), xAxis: .init("epoch"), yAxis: .init("loss"))),
    title: "The \"loss\"")

  static let table = Figure(
    .table(
      .init(
        header: ["name", "price"], rows: [["U", "$5"], ["W", "$6"]], alignment: [.left, .right])))

  static let formula = Figure(.formula(.init("W x = \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}")))

  /// Every cell did what its lesson says, with the values, figures and failures of a real run.
  static var run: Run {
    var cells = lesson.cells.map { _ in CellResult(status: .passed) }
    func range(_ piece: String) -> SourceRange {
      let line = (lesson.lines.firstIndex { $0.contains(piece) } ?? 0) + 1
      return SourceRange(at: SourcePosition(line: line, column: 1))
    }
    cells[0].values = [
      LineValue(range: range("let y ="), name: "y", type: "[Double]", text: "[2.0, 4.0]"),
      LineValue(range: range("let z ="), name: "z", type: "[Double]", text: "[2.0, 4.0]"),
      LineValue(range: range("let text ="), name: "text", type: "String", text: "\"two lines\""),
    ]
    cells[0].output = [OutputChunk(.output, "printed\n"), OutputChunk(.error, "to the side\n")]
    cells[1].values = [
      LineValue(
        range: range("let rate"), name: "rate", type: "Double", text: "0.1", count: 3, first: "0.9",
        history: [0.9, 0.5, 0.1])
    ]
    cells[1].figures = [
      plot, table,
      Figure(.group(.init([formula, Figure(.check(.init("All is \"well\"", passed: true)))]))),
    ]
    cells[4].status = .failedAsExpected
    cells[4].diagnostics = [
      Diagnostic(
        file: lesson.path, range: range("x[7]"), rule: "cell", message: "index out of range",
        hint: "count from 0", excerpt: "x[7]")
    ]
    cells[5].diagnostics = [
      Diagnostic(
        file: lesson.path, range: range("let late"), severity: .warning, rule: "cell",
        message: "never used", excerpt: "let late = 1")
    ]
    return Run(cells: cells)
  }

  static func notebook(
    _ lesson: Lesson = lesson, _ run: Run? = nil, solutions: SolutionDisplay = .folded,
    findings: [Diagnostic] = [], course: Course = course
  ) -> [UInt8] {
    let facts = course.facts(of: lesson)
    let passed = Run(cells: lesson.cells.map { _ in CellResult(status: .passed) })
    let report = Report(
      lesson, run ?? passed, findings: findings, facts: facts, services: services)
    return NotebookFormat(solutions: solutions).page(of: report, facts)?.bytes ?? []
  }

  /// With results, as most tests look at it.
  static let full = notebook(lesson, run)
}
