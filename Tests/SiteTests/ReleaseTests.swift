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

  /// Whoever compares the release with that of a lesson which never had solutions, hidden tests and
  /// what they need finds one number more.
  @Test func differsInOneNumberFromALessonWithoutSolutions() throws {
    let whole = """
      ---
      title: Halves
      data:
        - all.csv
        - secret.csv
      words:
        "The state is one half.": 状态是一半。
        "Secret.": 秘密。
      ---

      Read `all.csv`.

      ```swift {.hidden}
      struct Reference { var half: Double { quarter() * 2 } }
      ```

      ```swift {.hidden}
      func quarter() -> Double { 0.25 }
      let (low, high) = (0.4, 0.6)
      ```

      ```swift {.hidden}
      func shown() -> Int { 3 }
      ```

      ```swift {.hidden}
      print("hidden, and it does something")
      ```

      ```swift
      shown()
      ```

      - An exercise in a list:

        ```swift exercise {#half caption="Half"}
        let h = 0.0
        ```

        ```swift test
        let h: Double = answer { h }
        check("The state is one half.", h, ==, 0.5)
        ```

        ```swift test {.hidden}
        let data = readTable("secret.csv")
        check("Secret.", h, ==, Reference().half)
        check("Between.", h > low && h < high, ==, true)
        ```

        ```swift solution
        let h = quarter() * 2
        ```

      ```swift exercise {#more caption="}"}
      let more = 1
      ```

      ```swift solution
      let more = 2
      ```

      The end.

      """
    let bare = """
      ---
      title: Halves
      data:
        - all.csv
      words:
        "The state is one half.": 状态是一半。
      ---

      Read `all.csv`.

      ```swift {.hidden}
      func shown() -> Int { 3 }
      ```

      ```swift {.hidden}
      print("hidden, and it does something")
      ```

      ```swift
      shown()
      ```

      - An exercise in a list:

        ```swift exercise {#half caption="Half"}
        let h = 0.0
        ```

        ```swift test
        let h: Double = answer { h }
        check("The state is one half.", h, ==, 0.5)
        ```

      ```swift exercise {#more caption="}"}
      let more = 1
      ```

      The end.

      """
    func released(_ lesson: String) throws -> String {
      let course = try TestCourse(["halves": lesson])
      try course.write("x\n", to: "lessons/all.csv")
      try course.write("x\n", to: "lessons/secret.csv")
      _ = try course.site().release(into: "out")
      return try String(
        contentsOf: course.folder.appending(path: "out/halves.md"), encoding: .utf8)
    }
    let text = try released(whole)
    #expect(text.contains(" graded=2}"))
    #expect(text.replacing(" graded=2}", with: "}") == bare)
    #expect(try released(bare) == bare)
  }

  /// A word that nobody knows would leave in the lesson what it was to take out.
  @Test(arguments: [
    ("swift solution", "swift soltion"), ("{.hidden}", "{.hiden}"),
    ("let h = 0.5\n```", "let h = 0.5\n"),
  ])
  func releasesNothingThatIsNotUnderstood(_ old: String, _ new: String) throws {
    #expect(Self.lesson.contains(old))
    let course = try TestCourse(["en/halves": Self.lesson.replacingOccurrences(of: old, with: new)])
    for name in ["all.csv", "secret.csv"] { try course.write("x\n", to: "lessons/en/\(name)") }
    let failure = #expect(throws: Failure.self) { try course.site().release(into: "out") }
    #expect(failure?.kind == .unreleasable)
    #expect(failure?.message.hasPrefix("lessons/en/halves.md:") == true)
    #expect(!course.files().contains { $0.hasPrefix("out") })
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
