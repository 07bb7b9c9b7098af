import Foundation
import Lessons
import Site
import Testing

/// What students get of a course.
struct ReleaseTests {
  private static let lesson = """
    ---
    title: Halves
    data: [all.csv, secret.csv]
    words:
      "The state is one half.": 状态是一半。
      "Secret.": 秘密。
    ---

    Read `all.csv`.

    ```swift exercise {#half caption="Half"}
    let h = 0.0
    ```

    ```swift test
    let h: Double = answer { h }
    check("The state is one half.", h, ==, 0.5)
    ```

    ```swift test {.hidden}
    let data = readTable("secret.csv")
    check("Secret.", h, ==, 0.5)
    check("Twice.", 2 * h, ==, 1)
    ```

    ```swift solution
    let h = 0.5
    ```

    """

  @Test func leavesNoTraceOfSolutionsAndHiddenTests() throws {
    let course = try TestCourse(["en/halves": Self.lesson])
    for path in [
      "wrong/halves/half-zero.swift", "answers/halves/half.swift", "en/all.csv", "en/secret.csv",
    ] {
      try course.write("x\n", to: "lessons/\(path)")
    }
    let files = try course.site().release(into: "out")
    #expect(files.sorted() == ["out/en/all.csv", "out/en/halves.md"])
    let text = try String(
      contentsOf: course.folder.appending(path: "out/en/halves.md"), encoding: .utf8)
    for trace in ["ecret", "solution", "Twice", "秘密", "0.5\n```\n\n```swift s"] {
      #expect(!text.contains(trace), "\(trace) in \(text)")
    }
    #expect(text.contains("```swift exercise {#half caption=\"Half\" graded=2}"))
    #expect(text.contains("data: [all.csv]") && text.contains("状态是一半"))
    let released = Lesson.parse(Array(text.utf8), path: "halves.md")
    #expect(released.diagnostics == [])
    // A lesson that never had them differs in their number alone.
    var bare = Lesson.parse(Array(Self.lesson.utf8), path: "halves.md").withoutSolutions.lines
    bare = bare.filter { !$0.contains("Secret") }
      .map { $0 == "data: [all.csv, secret.csv]" ? "data: [all.csv]" : $0 }
    #expect(text.replacing(" graded=2", with: "") == bare.joined(separator: "\n") + "\n")
  }

  @Test func writesNowhereNearTheLessons() throws {
    let course = try TestCourse(["en/halves": Self.lesson])
    for folder in ["lessons", "lessons/out", "."] {
      #expect(throws: Failure.self) { try course.site().release(into: folder) }
    }
    try course.write("x", to: "full/x")
    #expect(throws: Failure.self) { try course.site().release(into: "full") }
  }
}
