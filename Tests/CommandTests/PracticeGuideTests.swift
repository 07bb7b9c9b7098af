import Foundation
import Testing

/// What the course page tells a student, and the guide an instructor, typed as it is written.
struct PracticeGuideTests {
  /// The first lesson as the course has it, without its neighbours.
  private static func course(_ language: String) throws -> Scratch {
    let course = try Scratch()
    let lesson = "lessons/\(language)/01-sequences.md"
    let text = try String(contentsOf: Tool.repository.appending(path: lesson), encoding: .utf8)
    try course.write(text, to: lesson)
    try course.write(
      "#!/bin/sh\nexec \"\(Tool.executable.path)\" \"$@\"\n", to: "bin/unroll")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: course.url("bin/unroll").path)
    return course
  }

  private static func answer(_ name: String) throws -> String {
    try String(
      contentsOf: Tool.repository.appending(path: "lessons/\(name).swift"), encoding: .utf8)
  }

  private static func type(_ script: String, in course: Scratch) throws -> Tool.Result {
    try Tool.run(
      ["-c", script], in: course.folder,
      environment: ["PATH": "\(course.url("bin").path):\(Tool.environment["PATH"] ?? "")"],
      executable: URL(filePath: "/bin/sh"))
  }

  /// From the course page's instructions alone: its command, the file that this names, two saves.
  @Test(arguments: ["en", "zh"])
  func theFirstExerciseIsSolvedAsTheCoursePageSays(_ language: String) throws {
    let course = try Self.course(language)
    let page = try TypedDocument("lessons/\(language)/index.md")
    let command = try #require(page.typed.map(\.text).first { $0.contains("unroll practice") })
    try course.write(
      try Self.answer("wrong/01-sequences/count-one-sentence"), to: "wrong.swift")
    try course.write(try Self.answer("right/01-sequences/count-by-tensors"), to: "right.swift")
    let result = try Self.type(
      """
      mkfifo keys; \(command) < keys > shown & exec 3> keys
      said() { for i in $(seq 600); do grep -q "$1" shown && return; sleep 0.1; done; exit 9; }
      all='of 3 points\\|/ 3 分'
      said "$all"
      file=$(grep -o 'lessons/answers/[^ ]*[.]swift' shown | head -1)
      cp wrong.swift "$file"; sleep 0.3
      for i in $(seq 600); do [ $(grep -c "$all" shown) -ge 2 ] && break; sleep 0.1; done
      cp shown refused; cp right.swift "$file"
      said '3 of 3\\|3 / 3'
      printf q >&3; wait; cat shown; echo "$file"
      """, in: course)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.hasSuffix("lessons/answers/01-sequences/count.swift\n"), "\(result)")
    let refused = try course.text("refused")
    #expect(refused.contains("✗") && !refused.contains("3 of 3"), "\(refused)")
    #expect(refused.contains(language == "zh" ? "左：" : "left: "), "a reason: \(refused)")
    let once = try Self.type("\(command) --once --exercise count", in: course)
    #expect(once.status == 0, "\(once)")
  }

  /// Three students, in the forms of the guide's table, by the guide's own commands.
  @Test func threeStudentsAreGradedAsTheGuideSays() throws {
    let course = try Self.course("en")
    for id in ["count", "pairs", "warmest"] {
      try course.write(
        try Self.kept("right", id), to: "submissions/ada/answers/01-sequences/\(id).swift")
    }
    try course.write(
      try Self.answer("wrong/01-sequences/count-one-sentence"),
      to: "submissions/王 小明_123_assignsubmission_file_/count.swift")
    try course.write("nothing", to: "submissions/Eve_124_assignsubmission_file_/readme.txt")
    let guide = try TypedDocument("docs/practice.md")
    let commands = guide.typed.map(\.text)
    let typed = try #require(commands.first { $0.contains("unroll grade submissions") })
    let result = try Self.type("set -e\n" + typed, in: course)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("3 students"))
    #expect(try course.text("release/lessons/en/01-sequences.md").contains("{#count}"))
    #expect(try !course.text("release/lessons/en/01-sequences.md").contains("swift solution"))
    let rows = try course.text("marks.csv").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(
      rows.first?.prefix(2) == ["student", "late"]
        && rows.first?.suffix(3) == ["points", "of", "notes"])
    #expect(rows.dropFirst().map { $0[0] } == ["Eve_124", "ada", "王 小明_123"], "\(rows)")
    let points = rows.dropFirst().map { Array($0.suffix(3).prefix(2)) }
    #expect(points.count == 3 && points[0][0] == "0" && points[1][0] == points[1][1], "\(rows)")
    #expect(["0", "1", "2"].contains(rows.last?[2]), "not all of its claims: \(rows)")
    let pages = try FileManager.default.contentsOfDirectory(atPath: course.url("feedback").path)
    #expect(pages.count == 3, "\(pages)")
  }

  private static func kept(_ kind: String, _ exercise: String) throws -> String {
    let folder = "lessons/\(kind)/01-sequences"
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Tool.repository.appending(path: folder).path
    ).sorted()
    let name = try #require(names.first { $0.hasPrefix(exercise + "-") })
    return try String(
      contentsOf: Tool.repository.appending(path: "\(folder)/\(name)"), encoding: .utf8)
  }

  /// As its help says.
  @Test func aReleaseHolds() throws {
    let course = try Self.course("en")
    try FileManager.default.removeItem(at: course.url("lessons/en"))
    try course.write(
      """
      # Halves

      ```swift exercise {#half}
      let h = 0.0
      ```

      ```swift test
      let h: Double = answer { h }
      check("The state is one half.", h, ==, 0.5)
      ```

      ```swift test {.hidden}
      check("Twice.", 2 * h, ==, 1)
      ```

      ```swift solution
      let h = 0.5
      ```

      """, to: "lessons/halves.md")
    let result = try Self.type(
      "unroll check && unroll release -o release/lessons && cd release && unroll check", in: course)
    #expect(result.status == 0, "\(result)")
  }
}
