import Foundation
import Testing

/// Practice and grading, typed as the guide says.
struct PracticeTests {
  private static let lesson = """
    # Halves

    ### Half {#exercise-half}

    What is one half?

    ```swift exercise {#half}
    let h = 0.0
    ```

    ```swift test
    let h: Double = answer { h }
    check("The state is one half.", h, ==, 0.5)
    ```

    ```hint
    Divide by two.
    ```

    ```swift solution
    let h = 0.5
    ```
    """

  @Test func onceSaysHowFarTheAnswersAre() throws {
    let course = try Course.make(["halves": Self.lesson])
    let none = try Tool.run(["practice", "--once"], in: course.folder)
    #expect(none.status == 1 && none.output.contains("· halves/half  not begun"), "\(none)")
    #expect(
      !FileManager.default.fileExists(atPath: course.folder.appending(path: "lessons/answers").path)
    )

    try course.write("let h = 0.25\n", to: "lessons/answers/halves/half.swift")
    let wrong = try Tool.run(["practice", "--once"], in: course.folder)
    #expect(wrong.status == 1)
    #expect(wrong.output.contains("✗ The state is one half."), "\(wrong)")
    #expect(wrong.output.contains("left:  0.25") && wrong.output.contains("right: 0.5"))
    let listed = try Tool.run(["practice", "--list"], in: course.folder)
    #expect(listed.status == 0 && listed.output.contains("0 of 1 points"), "\(listed)")

    try course.write("let h = 1.0 / 2\n", to: "lessons/answers/halves/half.swift")
    let right = try Tool.run(["practice", "--once", "lessons/halves.md"], in: course.folder)
    #expect(right.status == 0 && right.output.contains("✓ halves/half  solved"), "\(right)")
    let json = try Tool.run(["practice", "--json"], in: course.folder).json()
    #expect(json["solved"] as? Bool == true)
  }

  @Test func anUnknownExerciseIsToldWithASuggestion() throws {
    let course = try Course.make(["halves": Self.lesson])
    let result = try Tool.run(["practice", "--once", "--exercise", "hals"], in: course.folder)
    #expect(
      result.status == 64 && result.error.contains("unroll practice --exercise half"), "\(result)")
  }

  /// The whole session: the task, a save, a hint, a reset; nothing is lost.
  @Test func aSessionJudgesEachSave() throws {
    let course = try Course.make(["halves": Self.lesson])
    let answer = course.folder.appending(path: "lessons/answers/halves/half.swift")
    // Keys come by a pipe, one after the other.
    let script = """
      { until [ -s lessons/answers/halves/half.swift ]; do sleep 0.1; done
        sleep 4; printf h; sleep 1
        printf 'let h = 0.5\\n' > lessons/answers/halves/new && mv lessons/answers/halves/new lessons/answers/halves/half.swift
        sleep 6; printf r; sleep 3; printf q; } | "$unroll" practice
      """
    let result = try Tool.shell(script, in: course.folder)
    #expect(result.status == 0, "\(result)")
    for part in [
      "What is one half?", "Edit lessons/answers/halves/half.swift", "✗ The state is one half.",
      "Hint 1", "Divide by two.", "✓ The state is one half.", "half.1.swift",
    ] { #expect(result.output.contains(part), "\(part) in \(result)") }
    #expect(try String(contentsOf: answer, encoding: .utf8) == "let h = 0.0\n")
    let aside = course.folder.appending(path: "lessons/answers/halves/half.1.swift")
    #expect(try String(contentsOf: aside, encoding: .utf8) == "let h = 0.5\n")
  }

  @Test func gradesThreeStudentsFromTheGuide() throws {
    let course = try Course.make(["halves": Self.lesson])
    try course.write("let h = 0.5\n", to: "submissions/ada/halves/half.swift")
    try course.write("let h = 1\n", to: "submissions/=bob, \"B\"/answers/halves/half.swift")
    try course.write("nothing\n", to: "submissions/eve/readme.txt")
    let result = try Tool.run(
      ["grade", "submissions", "--csv", "marks.csv", "--feedback", "feedback"], in: course.folder)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("3 students"))
    let csv = try String(
      contentsOf: course.folder.appending(path: "marks.csv"), encoding: .utf8)
    #expect(
      csv.split(separator: "\r\n").map(String.init) == [
        "student,late,halves/half,points,of,notes", "\"'=bob, \"\"B\"\"\",,0,0,1,", "ada,,1,1,1,",
        "eve,,,0,1,",
      ], "\(csv)")
    let pages = try FileManager.default.contentsOfDirectory(
      atPath: course.folder.appending(path: "feedback").path)
    #expect(pages.count == 3)
    let json = try Tool.run(["grade", "submissions", "--json"], in: course.folder).json()
    #expect((json["students"] as? [Any])?.count == 3)
  }

  @Test func checkProvesTestsBothWays() throws {
    let sound = try Course.make(["halves": Self.lesson])
    let proven = try Tool.run(["check"], in: sound.folder)
    #expect(proven.status == 0, "\(proven)")
    let idle = Self.lesson.replacing("h, ==, 0.5", with: "h, <, 1")
    let course = try Course.make(["halves": idle])
    try course.write("let h = 0.25\n", to: "lessons/wrong/halves/half-quarter.swift")
    try course.write("let h = 7.0\n", to: "lessons/right/halves/half-seven.swift")
    try course.write("let h = 7.0\n", to: "lessons/right/halves/hal-seven.swift")
    let result = try Tool.run(["check"], in: course.folder)
    #expect(result.status == 1)
    for part in [
      "lessons/halves.md:13:1: error: the start of `half` meets this claim already",
      "the wrong answer `lessons/wrong/halves/half-quarter.swift` meets all claims",
      "the right answer `lessons/right/halves/half-seven.swift` does not meet a claim",
      "`lessons/right/halves/hal-seven.swift` belongs to no exercise",
    ] { #expect(result.error.contains(part), "\(part) in \(result)") }
    let broken = Self.lesson.replacing(
      "```swift solution\nlet h = 0.5", with: "```swift solution\nlet h = 0.75")
    let brokenCourse = try Course.make(["halves": broken])
    let failing = try Tool.run(["check"], in: brokenCourse.folder)
    #expect(failing.error.contains("the solution of `half` does not meet this claim"), "\(failing)")
    let listing = Self.lesson.replacing("{#half}", with: "{#half .listing}")
    let listingCourse = try Course.make(["halves": listing])
    let unproven = try Tool.run(["check"], in: listingCourse.folder)
    #expect(unproven.error.contains("nothing shows that the test of `half`"), "\(unproven)")
  }
}
