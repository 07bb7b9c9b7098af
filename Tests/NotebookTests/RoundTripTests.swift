import Figures
import Foundation
import Lessons
import Notebook
import Runs
import Testing
import Weaving

@Suite struct RoundTripTests {
  @Test func givesTheSameLesson() throws {
    let back = try NotebookLesson(bytes: Sample.full)
    let lesson = Sample.parse(back.markdown)
    expectSame(lesson, Sample.lesson)
    #expect(back.files.map(\.name) == ["pictures/brown.png"])
    #expect(back.files.first?.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
  }

  @Test(arguments: ["everything.md", "chinese.md"])
  func givesTheSameOfAnotherLesson(_ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "PagesTests/Lessons/\(name)")
    let lesson = Lesson.parse([UInt8](try Data(contentsOf: file)), path: name)
    let bytes = Sample.notebook(lesson, course: Course())
    #expect(NotebookChecker(bytes).faults == [])
    let back = try NotebookLesson(bytes: bytes)
    expectSame(Sample.parse(back.markdown, path: name), lesson)
  }

  @Test(arguments: ["en", "zh"])
  func givesTheSameOfTheCourse(_ folder: String) throws {
    let lessons = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "lessons/\(folder)")
    let names = try FileManager.default.contentsOfDirectory(atPath: lessons.path)
      .filter { $0.hasSuffix(".md") }.sorted()
    try #require(names.count > 10)
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: lessons.appending(path: name)))
      let lesson = Lesson.parse(bytes, path: "\(folder)/\(name)")
      let notebook = Sample.notebook(lesson, course: Course())
      #expect(NotebookChecker(notebook).faults == [], "\(name)")
      let back = try NotebookLesson(bytes: notebook)
      expectSame(Sample.parse(back.markdown, path: lesson.path), lesson)
    }
  }

  private func expectSame(
    _ lesson: Lesson, _ original: Lesson, _ place: SourceLocation = #_sourceLocation
  ) {
    let name = Comment(rawValue: original.path)
    // A notebook has the claims of a test in words, and not the test.
    if original.tests.isEmpty {
      #expect(prose(lesson) == prose(original), name, sourceLocation: place)
    }
    #expect(lesson.cells.map(\.code) == original.cells.map(\.code), name, sourceLocation: place)
    #expect(
      lesson.cells.map(\.attributes) == original.cells.map(\.attributes), name,
      sourceLocation: place)
    #expect(
      lesson.cells.map { $0.directive?.call } == original.cells.map { $0.directive?.call }, name,
      sourceLocation: place)
    var front = original.frontMatter
    // Words of figures that are not there are not kept.
    front.words = lesson.frontMatter.words
    #expect(lesson.frontMatter == front, name, sourceLocation: place)
    #expect(
      lesson.diagnostics.map(\.rule) == original.diagnostics.map(\.rule), name,
      sourceLocation: place)
  }

  /// The lines that are in no cell.
  private func prose(_ lesson: Lesson) -> [String] {
    let cells = Set(
      lesson.cells.flatMap { $0.firstLine - 1...max($0.firstLine - 1, $0.closingLine) })
    var lines = lesson.lines.indices.dropFirst(lesson.firstBodyLine - 1)
      .filter { !cells.contains($0 + 1) }.map { lesson.lines[$0] }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  // MARK: Edited notebooks

  private func edited(_ change: (inout [[String: Any]]) -> Void) throws -> Lesson {
    var json = ReadNotebook(Sample.full).json
    var cells = json["cells"] as? [[String: Any]] ?? []
    change(&cells)
    json["cells"] = cells
    let bytes = [UInt8](try JSONSerialization.data(withJSONObject: json))
    return Sample.parse(try NotebookLesson(bytes: bytes).markdown)
  }

  private func edited(
    cell id: String, _ old: String, _ new: String
  ) throws -> Lesson {
    try edited { cells in
      let index = cells.firstIndex { $0["id"] as? String == id }!
      let source = text(cells[index]["source"])
      #expect(source.contains(old))
      cells[index]["source"] = source.replacingOccurrences(of: old, with: new)
    }
  }

  @Test func keepsWhatWasEditedInACell() throws {
    let lesson = try edited(cell: "cell-1", "let x = [1.0, 2.0]", "let x = [3.0]\nlet w = 1")
    #expect(lesson.cells[0].code.hasPrefix("let x = [3.0]\nlet w = 1\nlet y = x.map"))
    #expect(lesson.cells[0].expectations.map(\.text) == ["[2.0, 4.0]"])
  }

  @Test func takesNoValueForAClaim() throws {
    // The line was edited: the value beside it was never the author's.
    let lesson = try edited(cell: "cell-2", "let rate = 0.5", "let rate = 0.25")
    #expect(lesson.cells[1].code == "let rate = 0.25\nreturn rate")
    #expect(lesson.cells[1].directive?.call == "train(epochs: 3)")
  }

  @Test func readsACallThatWasTakenAwayAsCode() throws {
    let lesson = try edited(cell: "cell-2", "train(epochs: 3) {", "do {")
    #expect(lesson.cells[1].directive == nil)
    #expect(lesson.cells[1].code.hasPrefix("do {\n"))
  }

  @Test func keepsWhatWasEditedInTheProse() throws {
    let lesson = try edited(
      cell: "text-1", "A state $h_t$ of *two*", "States $s_t$ cost $5 of *two*")
    let text = lesson.lines.joined(separator: "\n")
    #expect(text.contains("States $`s_t`$ cost $5 of *two* numbers, $`x_t`$ and $`a_{ij}`$ too."))
    #expect(text.contains("It costs \\$5 or \\$6, `$7` in code"))
    #expect(text.contains("[what follows](03-next.md#depth)"))
    #expect(!text.contains("min · Needs"))
  }

  @Test func takesNewCellsAsTheyAre() throws {
    let lesson = try edited { cells in
      cells.insert(
        [
          "cell_type": "code", "id": "new", "metadata": [:] as [String: Any],
          "outputs": [] as [Any], "execution_count": NSNull(), "source": "let new = 1",
        ], at: 1)
    }
    #expect(lesson.cells[0].code == "let new = 1")
    #expect(lesson.cells[0].attributes == Attributes())
    #expect(lesson.cells.count == Sample.lesson.cells.count + 1)
  }
}

/// The code of a test is not in the notebook that students get.
@Test func notebooksHaveClaimsInWordsAlone() {
  let text = """
    ```swift exercise {#half}
    let h = 0.0
    ```

    ```swift test
    let h: Double = answer { h }
    check("The state is one half.", h, ==, 0.5)
    ```

    ```swift test {.hidden}
    check("Secret.", h * 2, ==, 1)
    ```

    ```hint
    Divide.
    ```
    """
  let lesson = Lesson.parse([UInt8](text.utf8), path: "half.md")
  let notebook = String(
    decoding: Sample.notebook(lesson, course: Course()), as: UTF8.self)
  #expect(notebook.contains("The state is one half.") && notebook.contains("Divide."))
  #expect(!notebook.contains("answer {") && !notebook.contains("Secret"))
}
