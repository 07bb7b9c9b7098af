import Engine
import Foundation
import Lessons
import Runs
import Testing

extension EngineTests {
  @Suite struct Determinism {
    /// What tends to differ: hash order, locale, time zone, random numbers, the folder, failures.
    private static let cells = [
      """
      import Foundation
      let words = ["rnn": 1, "lstm": 2, "gru": 3, "cell": 4]
      print(words, Set(1...20), words.hashValue)
      """,
      """
      print(String(format: "%.2f", 1234.5), Date(timeIntervalSince1970: 0))
      print(TimeZone.current.identifier, Locale.current.identifier)
      print(FileManager.default.currentDirectoryPath, CommandLine.arguments)
      """,
      "let x = randn(3, 4)\nprint(x.sum().item, tanh(x)[0, 0].item)",
      fence("{.fails}", "func deep() { print(words[\"none\"]!) }\ndeep()"),
      fence("{.fails}", "let wrong: Int = words"),
      "struct Stop: Error {}\nvar losses: [Double] = []\nfor i in 1...50 {\n  losses.append(1 / Double(i))\n}\nthrow Stop()",
    ]

    private func bytes(
      _ course: CourseFolder, _ environment: [String: String] = [:]
    ) async throws -> Data {
      let lesson = course.lesson(lessonText(Self.cells, front: "seed: 3"))
      let run = try await course.engine(environment: environment).run(lesson).run
      #expect(
        run.statuses
          == [.passed, .passed, .passed, .failedAsExpected, .failedAsExpected, .failed],
        "\(run.diagnostics.map(\.message))")
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      return try encoder.encode(run)
    }

    @Test func theSameLessonGivesTheSameBytesEverywhere() async throws {
      let first = try await bytes(CourseFolder())
      let away = CourseFolder(path: CourseFolder().path + "/a long way/to go/中文")
      #expect(try await bytes(away) == first)
      let abroad = ["TZ": "Asia/Shanghai", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"]
      #expect(try await bytes(CourseFolder(), abroad) == first)
    }

    @Test func runsAtTheSameTimeGiveTheSameBytes() async throws {
      let all = try await withThrowingTaskGroup(of: Data.self) { group in
        for _ in 0..<3 { group.addTask { try await bytes(CourseFolder()) } }
        return try await group.reduce(into: [Data]()) { $0.append($1) }
      }
      #expect(Set(all).count == 1)
      #expect(Processes.areGone())
    }
  }
}
