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

    // Nothing of the student's gets into the author's lessons.
    try course.write("# Notes\n\n[More](missing.md)\n", to: "lessons/answers/halves/notes.md")
    let check = try Tool.run(["check"], in: course.folder)
    #expect(check.status == 0, "\(check)")
    let run = try Tool.run(["run", "lessons/halves.md"], in: course.folder)
    #expect(!run.output.contains("1.0 / 2") && run.output.contains("let h = 0.0"), "\(run)")
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

  /// Killed while it begins exercises again, and while it starts: each answer is there as it was
  /// saved, and nothing is half of anything.
  @Test func aKillAtAnyMomentLosesNothing() throws {
    let course = try Course.make(["halves": Self.lesson])
    let folder = course.folder.appending(path: "lessons/answers/halves")
    let keys = course.folder.appending(path: "keys")
    try Data(String(repeating: "r", count: 500).utf8).write(to: keys)
    let start = "let h = 0.0\n"
    func names() -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { !$0.hasPrefix(".") }
    }
    func answers() throws -> [String: String] {
      try Dictionary(
        uniqueKeysWithValues: names().map {
          ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
        })
    }
    var saved: Set<String> = []
    var generator = SystemRandomNumberGenerator()
    for round in 0..<16 {
      if round > 0 {
        let answer = "let h = \(round)\n" + String(repeating: "// more\n", count: 2000)
        // What the student writes over is not ours to keep.
        var kept = try answers()
        kept["half.swift"] = nil
        saved.formIntersection(kept.values)
        try course.write(answer, to: "lessons/answers/halves/half.swift")
        saved.insert(answer)
      }
      let before = names().count
      let process = Process()
      process.executableURL = Tool.executable
      process.arguments = ["practice"]
      process.currentDirectoryURL = course.folder
      process.environment = Tool.environment
      process.standardInput = try FileHandle(forReadingFrom: keys)
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      let deadline = Date.now + (round % 4 == 0 ? 0.3 : 30)
      while names().count == before, Date.now < deadline { usleep(500) }
      // In the middle of a reset, or of what comes after it.
      let pause = UInt32.random(in: 0..<(round % 2 == 0 ? 2_000 : 40_000), using: &generator)
      usleep(pause)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let left = try answers()
      for (name, text) in left {
        let isWhole = text == start || saved.contains(text)
        #expect(isWhole, "round \(round), after \(pause) µs: \(name): \(text.prefix(30))")
      }
      let lost = saved.subtracting(left.values).map { $0.prefix(12) }
      #expect(lost == [], "round \(round), after \(pause) µs")
    }
    // Most rounds came to a reset before they were ended.
    #expect(saved.count > 6)
    // What is left goes on as if nothing had been.
    let once = try Tool.run(["practice", "--once"], in: course.folder)
    #expect(once.status == 1 && once.error == "", "\(once)")
  }

  @Test func answersSurviveWhatBecomesOfTheirExercise() throws {
    let course = try Course.make(["halves": Self.lesson])
    let first = try Tool.shell("printf q | \"$unroll\" practice", in: course.folder)
    #expect(first.status == 0, "\(first)")
    let answer = "let h = 1.0 / 2\n"
    try course.write(answer, to: "lessons/answers/halves/half.swift")

    // Another start: both are shown, and the answer stays.
    try course.write(
      Self.lesson.replacing("let h = 0.0", with: "// a half\nlet h = 3.0"), to: "lessons/halves.md")
    let changed = try Tool.shell("printf q | \"$unroll\" practice", in: course.folder)
    for part in ["The exercise has changed since", "let h = 0.0", "let h = 3.0"] {
      #expect(changed.output.contains(part), "\(part) in \(changed)")
    }
    #expect(try course.text("lessons/answers/halves/half.swift") == answer)

    // Another name: it counts at once, and moves when somebody practises.
    try course.write(
      Self.lesson.replacing("{#half}", with: "{#one-half was=half}"), to: "lessons/halves.md")
    let listed = try Tool.run(["practice", "--list"], in: course.folder)
    #expect(listed.output.contains("✓ halves/one-half"), "\(listed)")
    let renamed = try Tool.shell("printf q | \"$unroll\" practice", in: course.folder)
    #expect(renamed.output.contains("✓ The state is one half."), "\(renamed)")
    #expect(try course.text("lessons/answers/halves/one-half.swift") == answer)

    // No exercise: nothing happens to the answer, and somebody says so.
    let other = Self.lesson.replacing("{#half}", with: "{#other}")
    try course.write(other, to: "lessons/halves.md")
    let gone = try Tool.run(["practice", "--list"], in: course.folder)
    #expect(
      gone.output.contains("lessons/answers/halves/one-half.swift answers no exercise any more"),
      "\(gone)")
    #expect(try course.text("lessons/answers/halves/one-half.swift") == answer)
  }

  /// The ways in which editors save: over the file, by a new one in its place, by the old one moved
  /// aside, by nothing but another date.
  @Test func eachWayOfSavingIsHeard() throws {
    let course = try Course.make(["halves": Self.lesson])
    let saves = [
      "printf 'let h = 1.5\\n' > half.swift",
      "printf 'let h = 2.5\\n' > .half.swift.swp; mv .half.swift.swp half.swift",
      "mv half.swift half.swift~; printf 'let h = 3.5\\n' > half.swift; rm half.swift~",
      "rm half.swift; printf 'let h = ' > half.swift; printf '4.5\\n' >> half.swift",
      "sed -i 's/4.5/5.5/' half.swift",
    ]
    let script = """
      { until [ -s lessons/answers/halves/half.swift ]; do sleep 0.1; done
        cd lessons/answers/halves
        \(saves.map { "sleep 2.5; { \($0); }" }.joined(separator: "\n"))
        sleep 3; printf q; } | "$unroll" practice
      """
    let result = try Tool.shell(script, in: course.folder)
    #expect(result.status == 0, "\(result)")
    for value in ["1.5", "2.5", "3.5", "4.5", "5.5"] {
      #expect(result.output.contains("left:  \(value)"), "\(value) in \(result)")
    }
    #expect(!result.output.contains("half.swift~"))
  }

  /// In a Chinese lesson whatever is not the compiler's own is Chinese.
  @Test func aChineseLessonIsJudgedInChinese() throws {
    let lesson = "---\nlang: zh-Hans\n---\n\n" + Self.lesson
    let course = try Course.make(["halves": lesson])
    let cases: [(String, [String])] = [
      ("let g = 1.0\n", ["缺少 `h`：这道题要求给出它", "答案没有给出 `h`"]),
      ("let h = \"1\"\n", ["`h` 的类型应当是 `Double`，现在是 `String`"]),
      ("let h = 0.5\nlet a = [1, 2]\na[5]\n", ["下标越界：[5]，而数组只有 2 个元素"]),
      ("func f(_ n: Int) -> Int { f(n + 1) + 1 }\nlet h = Double(f(0))\n", ["栈溢出", "请确认递归"]),
      ("let h = 0.5\nwhile true { print(\"flood flood\") }\n", ["答案打印的内容超过了", "请少打印"]),
      (" \n", ["答案是空的"]),
      ("let h = 1\n" + String(repeating: "//\n", count: 90_000), ["答案超过 256 KB"]),
    ]
    for (answer, parts) in cases {
      try course.write(answer, to: "lessons/answers/halves/half.swift")
      let result = try Tool.run(["practice", "--once"], in: course.folder)
      #expect(result.status == 1)
      let all = result.output.replacing("\n", with: "").replacing(" ", with: "")
      for part in parts {
        #expect(all.contains(part.replacing(" ", with: "")), "\(part) in \(result)")
      }
      for english in ["the answer", "missing", "make sure", "print less"] {
        #expect(!result.output.contains(english), "\(english) in \(result)")
      }
    }
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
