import Foundation
import Lessons
import Notebook
import Testing

/// Notebooks that others wrote.
@Suite struct NotebookLessonTests {
  private func notebook(
    _ cells: [[String: Any]], language: String? = "python", metadata: [String: Any] = [:]
  ) throws -> NotebookLesson {
    var metadata = metadata
    if let language {
      metadata["kernelspec"] = ["name": "k", "display_name": "K", "language": language]
    }
    let json: [String: Any] = [
      "nbformat": 4, "nbformat_minor": 2, "metadata": metadata, "cells": cells,
    ]
    return try NotebookLesson(bytes: [UInt8](try JSONSerialization.data(withJSONObject: json)))
  }

  private func markdown(_ source: String) -> [String: Any] {
    ["cell_type": "markdown", "metadata": [:] as [String: Any], "source": source]
  }

  private func code(_ source: String, _ metadata: [String: Any] = [:]) -> [String: Any] {
    [
      "cell_type": "code", "metadata": metadata, "source": source, "execution_count": 1,
      "outputs": [["output_type": "stream", "name": "stdout", "text": "an output"]],
    ]
  }

  /// The lesson's text below its front matter.
  private func body(_ prose: String) throws -> String {
    let text = try notebook([markdown(prose)]).markdown
    return text.components(separatedBy: "\n---\n\n").dropFirst().joined()
  }

  @Test func makesCellsOfSwiftAndListingsOfOthers() throws {
    let swift = try notebook(
      [markdown("# Title *here*"), code("let a = 1"), code("")], language: "swift")
    #expect(
      swift.markdown == """
        ---
        title: Title here
        lang: en
        ---

        # Title *here*

        ```swift
        let a = 1
        ```

        """)
    let python = try notebook([code("%matplotlib inline\nprint(1)"), code("%%bash\nls -l")])
    #expect(
      python.markdown == """
        ---
        lang: en
        ---

        ```python
        %matplotlib inline
        print(1)
        ```

        ```bash
        ls -l
        ```

        """)
  }

  @Test func showsWhatOnlyAKernelUnderstands() throws {
    let lesson = try notebook([code("%install pkg\nlet a = 1")], language: "swift")
    #expect(lesson.markdown.hasSuffix("```text\n%install pkg\n```\n\n```swift\nlet a = 1\n```\n"))
  }

  @Test(arguments: [("swift", "swift"), ("python3", "python"), ("julia-1.6", "julia")])
  func takesTheLanguageOfAKernelByItsName(_ kernel: String, _ language: String) throws {
    let lesson = try notebook(
      [code("#@title A\nx")], language: nil,
      metadata: ["kernelspec": ["name": kernel, "display_name": "A kernel"]])
    let title = language == "swift" ? "// @title A" : "#@title A"
    #expect(lesson.markdown.hasSuffix("\n```\(language)\n\(title)\nx\n```\n"))
  }

  @Test func knowsOtherToolsTags() throws {
    let lesson = try notebook(
      [
        code("a", ["tags": ["raises-exception"]]), code("b", ["tags": ["solution", "hide-cell"]]),
        code("c", ["jupyter": ["source_hidden": true]]), code("d", ["tags": ["remove-input"]]),
      ], language: "Swift")
    let cells = Lesson.parse(Array(lesson.markdown.utf8), path: "a.md").cells
    #expect(cells.map(\.attributes.fails) == ["", nil, nil, nil])
    #expect(cells.map(\.role) == [.lesson, .solution, .lesson, .lesson])
    #expect(cells.map(\.attributes.folded) == [false, false, true, false])
    #expect(cells.map(\.attributes.hidden) == [false, false, false, true])
  }

  @Test func keepsRawCellsAsListings() throws {
    let raw: [String: Any] = [
      "cell_type": "raw", "metadata": ["raw_mimetype": "text/html"], "source": "<b>x</b>",
    ]
    #expect(try notebook([raw]).markdown.hasSuffix("```html\n<b>x</b>\n```\n"))
    let front: [String: Any] = [
      "cell_type": "raw", "metadata": [:] as [String: Any],
      "source": "---\ntitle: Quarto's own\nlang: de\n---",
    ]
    let lesson = try notebook([front, markdown("Text.")])
    #expect(lesson.markdown == "---\ntitle: \"Quarto's own\"\nlang: de\n---\n\nText.\n")
  }

  @Test func takesTheTitleAndTheLanguage() throws {
    let named = try notebook([markdown("Text")], metadata: ["title": "A: b"])
    #expect(named.markdown.hasPrefix("---\ntitle: \"A: b\"\nlang: en\n---\n"))
    let licensed = try notebook([markdown("##### Copyright"), markdown("# Title")])
    #expect(licensed.markdown.hasPrefix("---\ntitle: Title\nlang: en\n---\n"))
    let chinese = try notebook([markdown("# 循环神经网络\n\n一步一步地读序列 with PyTorch。")])
    #expect(chinese.markdown.hasPrefix("---\ntitle: 循环神经网络\nlang: zh-Hans\n---\n"))
  }

  // MARK: Formulas

  @Test(arguments: [
    ("a $x_t$ b", "a $`x_t`$ b\n"),
    ("a $ x_t $ b", "a $`x_t`$ b\n"),
    ("a $x\ny$ b", "a $`x y`$ b\n"),
    (#"a \\(x\\) b"#, "a $`x`$ b\n"),
    ("costs $5 and $6 a day", "costs $5 and $6 a day\n"),
    (#"costs \$5 and \$6"#, #"costs \$5 and \$6"# + "\n"),
    ("`$x$` is code", "`$x$` is code\n"),
    ("$`x`$ is a lesson's", "$`x`$ is a lesson's\n"),
    ("a $x\n\ny$ b", "a $x\n\ny$ b\n"),
    ("$$x$$", "```math\nx\n```\n"),
    ("$$\nx\n\\\\\ny\n$$", "```math\nx\n\\\\\ny\n```\n"),
    ("so $$x$$, and", "so\n```math\nx\n```\n, and\n"),
    (#"\\[x\\]"#, "```math\nx\n```\n"),
    ("\\begin{equation}\nx\\label{eq:one}\n\\end{equation}", "```math {#eq-one}\nx\n```\n"),
    (
      "$$\\begin{align*}a&=b\\\\c&=d\\end{align*}$$",
      "```math\n\\begin{aligned}a&=b\\\\c&=d\\end{aligned}\n```\n"
    ),
    ("- item\n  $$x$$\n- next", "- item\n  ```math\n  x\n  ```\n- next\n"),
    ("- $$x$$", "- ```math\n  x\n  ```\n"),
    ("> $$\n> x\n> $$", "> ```math\n> x\n> ```\n"),
    ("one $$ alone", "one $$ alone\n"),
    ("```\n$x$\n```", "```\n$x$\n```\n"),
  ])
  func writesFormulasAsLessonsDo(_ notebook: String, _ lesson: String) throws {
    #expect(try body(notebook) == lesson)
  }

  // MARK: What must not spread

  @Test func runsNoSwiftOfTheProse() throws {
    let lesson = try notebook([markdown("```swift\nlet a = 1\n```")], language: "swift")
    #expect(lesson.markdown.contains("```swift {.listing}\n"))
    #expect(Lesson.parse(Array(lesson.markdown.utf8), path: "a.md").cells.isEmpty)
  }

  @Test func endsEachCellWithItself() throws {
    let lesson = try notebook(
      [markdown("```sh\nls"), markdown("# After"), markdown("<!-- open"), code("let a = 1")],
      language: "swift")
    let read = Lesson.parse(Array(lesson.markdown.utf8), path: "a.md")
    #expect(read.headings.map { $0.content.plainText } == ["After"])
    #expect(read.cells.map(\.code) == ["let a = 1"])
  }

  @Test func holdsCodeWithFences() throws {
    let lesson = try notebook([code("let a = \"\"\"\n  ```\n  \"\"\"")], language: "swift")
    let cells = Lesson.parse(Array(lesson.markdown.utf8), path: "a.md").cells
    #expect(cells.map(\.code) == ["let a = \"\"\"\n  ```\n  \"\"\""])
  }

  // MARK: Pictures

  @Test func takesPicturesOutOfTheirCells() throws {
    func cell(_ name: String, _ bundle: [String: Any]) -> [String: Any] {
      [
        "cell_type": "markdown", "metadata": [:] as [String: Any],
        "source": "![a](attachment:\(name))", "attachments": [name: bundle],
      ]
    }
    let lesson = try notebook([
      cell("image.png", ["image/png": "AAAA"]), cell("image.png", ["image/png": "AAAB"]),
      cell("image.png", ["image/png": "AAAA"]),
      cell("a.svg", ["image/svg+xml": ["<svg>", "</svg>"]]),
      cell("../../evil.png", ["image/png": "AAAC"]), cell("none.png", ["image/png": "!"]),
    ])
    #expect(
      lesson.files.map(\.name) == ["image.png", "image-2.png", "a.svg", "evil.png"])
    #expect(lesson.files[2].bytes == Array("<svg></svg>".utf8))
    #expect(lesson.files[0].bytes == [0, 0, 0])
    let shown = lesson.markdown.split(separator: "\n").filter { $0.hasPrefix("!") }
    #expect(
      shown == [
        "![a](image.png)", "![a](image-2.png)", "![a](image.png)", "![a](a.svg)", "![a](evil.png)",
        "![a](attachment:none.png)",
      ])
  }

  @Test func letsNoMetadataLeadOutOfTheFolder() throws {
    let cell: [String: Any] = [
      "cell_type": "markdown", "source": "![a](attachment:a.png)",
      "metadata": [
        "unroll": [
          "pictures": ["a.png": "../../etc/a.png"],
          "written": [[["![a](attachment:a.png)"], ["![a](../../etc/a.png)"]]],
        ]
      ],
      "attachments": ["a.png": ["image/png": "AAAA"]],
    ]
    let lesson = try notebook([cell], metadata: ["unroll": ["format": 1]])
    #expect(lesson.files.map(\.name) == ["a.png"])
    #expect(lesson.markdown.hasSuffix("![a](a.png)\n"))
  }

  // MARK: What is no notebook

  @Test(arguments: [
    ("", NotebookError.Reason.notJSON), ("{\"cells\": [}", .notJSON), ("[]", .notANotebook),
    ("{}", .notANotebook), (#"{"nbformat": 4}"#, .notANotebook),
    (#"{"nbformat": 4, "cells": [{}]}"#, .notANotebook),
    (#"{"nbformat": 4, "cells": [{"cell_type": "code"}]}"#, .notANotebook),
    (#"{"nbformat": 3, "worksheets": []}"#, .tooOld), (#"{"nbformat": 5, "cells": []}"#, .tooNew),
  ])
  func refusesWhatIsNone(_ text: String, _ reason: NotebookError.Reason) throws {
    let error = try #require(throws: NotebookError.self) {
      try NotebookLesson(bytes: Array(text.utf8), path: "old.ipynb")
    }
    #expect(error.reason == reason)
    #expect(error.description.hasPrefix("old.ipynb"))
    #expect(error.description.contains("hint: "))
  }

  @Test func saysWhereItIsBroken() throws {
    let error = try #require(throws: NotebookError.self) {
      try NotebookLesson(bytes: Array("{\n  \"a\": 1,\n  \"b\" 2\n}".utf8), path: "a.ipynb")
    }
    #expect(error.position == SourcePosition(line: 3, column: 7))
    #expect(error.description.hasPrefix("a.ipynb:3:7: error: broken JSON: a `:` is missing here\n"))
  }

  @Test func readsJSONAsPythonWritesIt() throws {
    let text = #"""
      {"nbformat": 4, "nbformat_minor": 5, "metadata": {"x": NaN, "y": [-Infinity, 1e3]},
       "cells": [{"cell_type": "markdown", "metadata": {}, "source": "\ud83d\ude00 \u4e2d \ud800 \/"}]}
      """#
    let lesson = try NotebookLesson(bytes: Array(text.utf8))
    #expect(lesson.markdown.hasSuffix("😀 中 \u{FFFD} /\n"))
  }

  @Test func refusesWhatIsTooDeep() throws {
    let text = String(repeating: "[", count: 100_000)
    let error = try #require(throws: NotebookError.self) {
      try NotebookLesson(bytes: Array(text.utf8))
    }
    #expect(error.message.contains("too deep"))
  }
}
