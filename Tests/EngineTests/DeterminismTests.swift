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
      print(FileManager.default.temporaryDirectory.path, NSHomeDirectory())
      """,
      "let x = randn(3, 4)\nprint(x.sum().item, tanh(x)[0, 0].item)",
      fence("{.fails}", "func deep() { print(words[\"none\"]!) }\ndeep()"),
      fence("{.fails}", "let wrong: Int = words"),
      "struct Stop: Error {}\nvar losses: [Double] = []\nfor i in 1...50 {\n  losses.append(1 / Double(i))\n}\nthrow Stop()",
    ]

    private func bytes(
      _ tier: Sandbox.Tier, _ course: CourseFolder, _ environment: [String: String] = [:]
    ) async throws -> Data {
      let lesson = course.lesson(lessonText(Self.cells, front: "seed: 3"))
      let run = try await course.engine(sandbox: .only(tier), environment: environment).run(lesson)
        .run
      #expect(
        run.statuses
          == [.passed, .passed, .passed, .failedAsExpected, .failedAsExpected, .failed],
        "\(run.diagnostics.map(\.message))")
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      return try encoder.encode(run)
    }

    @Test(arguments: Sandbox.Tier.here) func theSameLessonGivesTheSameBytesEverywhere(
      _ tier: Sandbox.Tier
    ) async throws {
      let first = try await bytes(tier, CourseFolder())
      let away = CourseFolder(path: CourseFolder().path + "/a long way/to go/中文")
      #expect(try await bytes(tier, away) == first)
      let abroad = ["TZ": "Asia/Shanghai", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"]
      #expect(try await bytes(tier, CourseFolder(), abroad) == first)
    }

    @Test(arguments: Sandbox.Tier.here) func runsAtTheSameTimeGiveTheSameBytes(
      _ tier: Sandbox.Tier
    ) async throws {
      let all = try await withThrowingTaskGroup(of: Data.self) { group in
        for _ in 0..<3 { group.addTask { try await bytes(tier, CourseFolder()) } }
        return try await group.reduce(into: [Data]()) { $0.append($1) }
      }
      #expect(Set(all).count == 1)
      #expect(Processes.areGone())
    }

    @Test func withoutASandboxTheRealPlacesAreShown() async throws {
      let course = CourseFolder()
      let lesson = course.lesson(
        lessonText(["import Foundation\nprint(FileManager.default.currentDirectoryPath)"]))
      let run = try await course.engine(sandbox: .off).run(lesson).run
      #expect(run.cells[0].printed == "\(course.path)\n")
    }

    /// A page that was made in a container is the page that was made on a laptop.
    @Test func eachSandboxGivesTheSameBytes() async throws {
      var all: Set<Data> = []
      for tier in Sandbox.Tier.here { all.insert(try await bytes(tier, CourseFolder())) }
      #expect(all.count == 1)
    }
  }
}
