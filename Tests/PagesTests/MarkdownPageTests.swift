import Figures
import Lessons
import Pages
import Runs
import Testing
import Weaving

private func report(_ text: String, _ change: (inout RunBuilder) -> Void = { _ in }) -> String {
  let lesson = Sample.parse(text)
  var results = RunBuilder(lesson)
  change(&results)
  return MarkdownPage(lesson, results.run).text()
}

@Test func proseStaysByteForByte() {
  let text = """
    # Title

    A *line* with `code`, $`x_t`$, two blanks at its end\u{20}\u{20}
    and a \\* backslash, a [link](https://example.org "t"), <https://example.org>.

    * other
    * marks

    1) of
    2) lists

    | a | table |
    |---|-------|
    | 1 | of GitHub's |

    Setext
    ------

        indented code


        with two empty lines

    ```python
    x = 1   # kept, never run


    ```

    > quote
    lazy

    """
  #expect(report(text) == text)
}

@Test func valuesBecomeAlignedComments() {
  let text = report(
    """
    ```swift
    let x = one
    let longer = x + 1  // → 3
    print(x)
    for i in 0..<3 { x += i }
    ```
    """
  ) {
    $0.value("let x", "Int", "1", name: "x")
    $0.value("let longer", "Int", "2", name: "longer")
    $0.value("for i", "Int", "3", name: "x", count: 3)
  }
  #expect(
    text == """
      ```swift
      let x = one                // → 1
      let longer = x + 1         // → 2
      print(x)
      for i in 0..<3 { x += i }  // → 3 ×3
      ```

      """)
}

@Test func noCommentFallsIntoAText() {
  let text = report("```swift\nlet s = \"\"\"\n  inside\n  \"\"\"\nlet n = one\n```\n") {
    $0.value("let s", "String", "\"inside\"", name: "s")
    $0.value("let n", "Int", "1", name: "n")
  }
  #expect(
    text == """
      ```swift
      let s = \"\"\"
        inside
        \"\"\"        // → "inside"
      let n = one  // → 1
      ```

      """)
}

@Test func cellsStayInTheirListOrQuote() {
  let lesson = """
    1. First

       ```swift
       let x = one
       ```

    > Quoted
    >
    > ```swift
    > let y = two
    > ```

    - ```swift {.hidden}
      print(3)
      ```

    """
  let text = report(lesson) {
    $0.value("let x", "Int", "1", name: "x")
    $0.print("let x", "a\n\nb\n")
    $0.value("let y", "Int", "2", name: "y")
    $0.print("let y", "q\n")
    $0.print("print(3)", "3\n")
  }
  #expect(
    text == """
      1. First

         ```swift
         let x = one  // → 1
         ```

         ```text
         a

         b
         ```

      > Quoted
      >
      > ```swift
      > let y = two  // → 2
      > ```
      >
      > ```text
      > q
      > ```

      - ```text
        3
        ```

      """)
}

@Test func aDirectiveIsShownAsTheCallThatItIs() {
  let text = report("```swift train(epochs: 2) {#fig-a caption=\"Loss *now*.\"}\nloss()\n```\n") {
    $0.value("loss()", "Float", "0.5", count: 2)
    $0.figures("loss()", [Figure(.table(.init(header: ["a"], rows: [["1"]])))])
  }
  #expect(
    text == """
      ```swift
      train(epochs: 2) {
        loss()  // → 0.5 ×2
      }
      ```

      <a id="fig-a"></a>

      | a   |
      | --- |
      | 1   |

      **Figure 1** · Loss \\*now\\*.

      """)
}

@Test func frontMatterBecomesAHeader() {
  #expect(
    report("---\ntitle: A_b\nsummary: What *it* is.\norder: 1\n---\n\nText.\n")
      == "# A_b\n\n*What \\*it\\* is.*\n\nText.\n")
  #expect(
    report("---\ntitle: T\nsummary: S\n---\n# Own title\nText.\n")
      == "# Own title\n\n*S*\n\nText.\n".replacing("\n\nText", with: "\nText"))
}

@Test func rawHTMLIsTextInMarkdownToo() {
  let text = "A <b>bold</b> `<b>` \\<b> <br>\n\n<div>\nx\n</div>\n"
  #expect(
    report(text) == "A \\<b>bold\\</b> `<b>` \\<b> \\<br>\n\n```html\n<div>\nx\n</div>\n```\n")
  #expect(report("---\nhtml: true\n---\n" + text).hasSuffix(text))
}

@Test func hiddenCellsLeaveNoTrace() {
  #expect(report("One.\n\n```swift {.hidden}\nlet x = one\n```\n\nTwo.\n") == "One.\n\nTwo.\n")
}

@Test func reportsOfWholeLessonsAreSoundLessons() {
  for (lesson, run) in [(Sample.lesson, Sample.run), (Sample.chinese, Sample.chineseRun)] {
    let text = MarkdownPage(lesson, run, course: Sample.course).text()
    let read = Sample.parse(text, path: lesson.path)
    #expect(read.diagnostics.filter { $0.severity == .error } == [])
    let hidden = lesson.cells.filter(\.attributes.hidden).count
    #expect(read.cells.count == lesson.cells.count - hidden)
    #expect(!text.contains("\n\n\n"))
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    for line in text.split(separator: "\n") { #expect(line.last != " ") }
  }
}
