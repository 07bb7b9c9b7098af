import Lessons
import Testing

func parse(_ text: String) -> Lesson {
  Lesson.parse(Array(text.utf8), path: "lessons/a.md")
}

@Test func readsEachKindOfBlock() {
  let lesson = parse(
    #"""
    # Two passes

    Text *and* **more**.

    > quoted

    1. first
    2. second

    ---

    ```python
    pass
    ```

    ```math
    h_t
    ```

    ```csv table
    a,b
    1,"x, ""y"""
    ```

    ```swift
    let x = 1
    ```

        indented

    <b>raw</b>
    """#)
  #expect(lesson.diagnostics.map(\.rule) == [.unsupportedMarkdown])
  #expect(lesson.cells.map(\.code) == ["let x = 1"])
  #expect(
    lesson.blocks == [
      Block(.heading(level: 1, content: [.text("Two passes")], id: "two-passes"), lines: 1...1),
      Block(
        .paragraph([
          .text("Text "), .emphasis([.text("and")]), .text(" "), .strong([.text("more")]),
          .text("."),
        ]), lines: 3...3),
      Block(.quote([Block(.paragraph([.text("quoted")]), lines: 5...5)]), lines: 5...5),
      Block(
        .list(
          start: 1, tight: true,
          items: [
            [Block(.paragraph([.text("first")]), lines: 7...7)],
            [Block(.paragraph([.text("second")]), lines: 8...8)],
          ]), lines: 7...8),
      Block(.thematicBreak, lines: 10...10),
      Block(
        .listing(code: "pass", language: "python", attributes: Attributes()), lines: 12...14),
      Block(.math(tex: "h_t", attributes: Attributes()), lines: 16...18),
      Block(
        .table(
          Table(
            header: [[.text("a")], [.text("b")]], rows: [[[.text("1")], [.text(#"x, "y""#)]]],
            isFence: true)),
        lines: 20...23),
      Block(.cell(0), lines: 25...27),
      Block(
        .listing(code: "indented", language: nil, attributes: Attributes()), lines: 29...29),
      Block(.paragraph([.html("<b>"), .text("raw"), .html("</b>")]), lines: 31...31),
    ])
}
