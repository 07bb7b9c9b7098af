import Lessons
import Notebook
import Testing
import Weaving

/// What only GitHub's Markdown has, in the forms that notebooks have for it.
struct GitHubMarkdownNotebookTests {
  private static let source = """
    # Title

    The state $h_t$ costs $5, or \\$6[^why].

    | a | b |
    |---|---|
    | $x$ | `c` |

    > [!TIP]
    > Mind $y$.

    ```csv table
    gate, formula
    reset, $r$
    ```

    $$
    z = 1
    $$

    [^why]: Because.

        More.

    """

  @Test func formulasStayAndDollarsAreDollars() {
    let text = String(
      decoding: Sample.notebook(Sample.parse(Self.source), course: Course()), as: UTF8.self)
    for part in [
      "The state $h_t$ costs <span>&#36;</span>5, or <span>&#36;</span>6<sup>1</sup>.",
      "| $x$ | `c` |", "> **Tip**<br>", "> Mind $y$.", "| reset | $r$     |", "1.  Because.",
      "    More.",
    ] {
      #expect(text.contains(part), "\(part)\n\(text)")
    }
  }

  @Test func theLessonComesBack() throws {
    let lesson = Sample.parse(Self.source)
    let back = try NotebookLesson(bytes: Sample.notebook(lesson, course: Course()))
    let again = Sample.parse(back.markdown)
    #expect(again.diagnostics == [])
    #expect(again.formulas.map(\.tex) == lesson.formulas.map(\.tex))
    #expect(back.markdown.contains("> [!TIP]") && back.markdown.contains("[^why]: Because."))
  }
}
