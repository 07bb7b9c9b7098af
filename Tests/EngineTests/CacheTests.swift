import Engine
import Foundation
import Lessons
import Runs
import Testing

extension EngineTests {
  /// What is in the key of a cell, and nothing else, decides whether it runs.
  @Suite struct CacheSoundness {
    private static let cells = [
      "import Foundation\nlet text = try String(contentsOfFile: \"a.csv\", encoding: .utf8)",
      "let doubled = text + text", "print(doubled)",
    ]
    private static let front = "title: One\ndata: [a.csv]\nseed: 1"

    private func course() throws -> CourseFolder {
      let course = CourseFolder()
      try course.write("x", to: "a.csv")
      return course
    }

    private func check(
      _ course: CourseFolder, _ text: String, _ reasons: [String?], force: Bool = false
    ) async throws {
      let outcome = try await course.run(text, force: force)
      #expect(outcome.reasons == reasons)
      #expect(outcome.run.succeeded, "\(outcome.run.diagnostics.map(\.message))")
      // What the cache gives is what a run from nothing gives.
      let fresh = CourseFolder()
      for name in ["a.csv", "Directives.swift"] {
        guard let bytes = FileManager.default.contents(atPath: "\(course.path)/\(name)") else {
          continue
        }
        try fresh.write(String(decoding: bytes, as: UTF8.self), to: name)
      }
      #expect(try await fresh.run(text).run == outcome.run)
    }

    /// A version may tell a failure in other words.
    @Test func resultsOfAnotherVersionAreNotTaken() async throws {
      let course = CourseFolder()
      let lesson = course.lesson(lessonText(["let x: Int = 1.5"]))
      var settings = Engine.Settings(course: course.path)
      func reasons() async throws -> [String?] {
        try await Engine(settings).run(lesson).reasons
      }
      #expect(try await reasons() == ["first run"])
      #expect(try await reasons() == [nil])
      settings.version = VersionNumber(99, 0, 0)
      #expect(try await reasons() == ["Unroll's version changed"])
      #expect(try await reasons() == [nil])
    }

    @Test func eachInputMakesItsCellsRunAgainAndSaysWhy() async throws {
      let course = try course()
      let base = lessonText(Self.cells, front: Self.front)
      try await check(course, base, ["first run", "first run", "first run"])
      try await check(course, base, [nil, nil, nil])

      var edited = Self.cells
      edited[1] += " + text"
      try await check(
        course, lessonText(edited, front: Self.front), [nil, "its text changed", "cell 2 changed"])
      try await check(course, base, [nil, nil, nil])

      try course.write("y", to: "a.csv")
      try await check(course, base, ["a.csv changed", "a.csv changed", "a.csv changed"])
      try course.write("x", to: "a.csv")
      try await check(course, base, [nil, nil, nil])

      let limits = lessonText(Self.cells, front: Self.front + "\nlimits: { seconds: 50 }")
      try await check(course, limits, Array(repeating: "its limits changed", count: 3))
      try await check(course, base, [nil, nil, nil])

      let seed = Self.front.replacingOccurrences(of: "seed: 1", with: "seed: 2")
      try await check(
        course, lessonText(Self.cells, front: seed), Array(repeating: "the seed changed", count: 3))
      try await check(course, base, [nil, nil, nil])

      try course.write("let extra = 1\n", to: "Directives.swift")
      let directives = Array(repeating: "Directives.swift changed", count: 3)
      try await check(course, base, directives)
      try course.write("let extra = 2\n", to: "Directives.swift")
      try await check(course, base, directives)
      try await check(course, base, Array(repeating: "--force", count: 3), force: true)
    }

    @Test func anAttributeOfOneCellMakesThatOneAndThoseAfterItRun() async throws {
      let course = try course()
      try await check(
        course, lessonText(Self.cells, front: Self.front), ["first run", "first run", "first run"])
      for (words, why) in [
        ("{seconds=50}", "its limits changed"), ("{memory=1GB}", "its limits changed"),
        ("{.untraced}", "its text changed"), ("{.optimized}", "its text changed"),
      ] {
        var cells = Self.cells
        cells[1] = fence(words, cells[1])
        let outcome = try await course.run(lessonText(cells, front: Self.front))
        #expect(outcome.reasons[0] == nil && outcome.reasons[1]?.contains(why) == true)
        #expect(outcome.reasons[2] != nil)
        _ = try await course.run(lessonText(Self.cells, front: Self.front))
      }
      var cells = [Self.cells[0], "let spare = text", "let doubled = text + text"]
      _ = try await course.run(lessonText(cells, front: Self.front))
      cells[1] = fence("{.fails}", "let spare = text\nfatalError()")
      let outcome = try await course.run(lessonText(cells, front: Self.front))
      #expect(outcome.reasons[0] == nil)
      #expect(outcome.reasons[1] == "its text changed, its expected failure changed")
      #expect(outcome.reasons[2] == "cell 2 changed")
    }

    @Test func whatIsNoInputRunsNothingAndMovesThePositions() async throws {
      let course = try course()
      let base = try await course.run(lessonText(Self.cells, front: Self.front))
      let front =
        Self.front.replacingOccurrences(of: "title: One", with: "title: Two\nsummary: More words.")
      let text = lessonText(Self.cells, front: front, prose: "Other words,\nin two lines.")
      let moved = try await course.run(text, name: "renamed.md")
      #expect(moved.reasons == [nil, nil, nil])
      let lines = { (run: Run) in run.cells.flatMap(\.values).map(\.range.start.line) }
      #expect(lines(base.run) == [10, 16])
      #expect(lines(moved.run) == [12, 19])
      let fresh = try self.course()
      #expect(try await fresh.run(text, name: "renamed.md").run == moved.run)
    }

    @Test func aFailureMovesWithItsCellWithoutARun() async throws {
      let course = CourseFolder()
      let cells = ["func pick(_ i: Int) -> Int { [1][i] }", "print(pick(0))\npick(4)"]
      let first = try await course.run(lessonText(cells))
      let text = lessonText(cells, prose: "One.\n\nTwo.")
      let moved = try await course.run(text)
      let fresh = try await CourseFolder().run(text)
      #expect(moved.run == fresh.run)
      #expect(moved.run != first.run)
    }

    @Test func aCourseCanBeMovedWithItsCache() async throws {
      let course = try course()
      let text = lessonText(Self.cells, front: Self.front)
      let before = try await course.run(text)
      let place = CourseFolder().path + "-moved"
      try FileManager.default.copyItem(atPath: course.path, toPath: place)
      let moved = CourseFolder(path: place)
      let after = try await moved.run(text)
      #expect(after.reasons == [nil, nil, nil])
      #expect(after.run == before.run)
      let edited = lessonText(
        [Self.cells[0], Self.cells[1], "print(doubled.count)"], front: Self.front)
      #expect(try await moved.run(edited).run.cells[2].printed == "2\n")
    }

    enum Damage: String, CaseIterable { case cut, garbled, empty, gone }

    @Test(arguments: Damage.allCases)
    func aDamagedEntryIsAMissAndIsMended(_ damage: Damage) async throws {
      let course = try course()
      let text = lessonText(Self.cells, front: Self.front)
      let whole = try await course.run(text).run
      for part in ["results", "lessons", "cells"] {
        let files = try course.cacheFiles(part)
        #expect(!files.isEmpty)
        for file in files {
          var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
          switch damage {
          case .cut: bytes = bytes.prefix(bytes.count * 2 / 3)
          case .garbled: bytes[bytes.startIndex + bytes.count / 2] ^= 0x41
          case .empty: bytes = Data()
          case .gone: try FileManager.default.removeItem(atPath: file)
          }
          if damage != .gone { try bytes.write(to: URL(fileURLWithPath: file)) }
        }
        // A damaged cell is met only by who has to run it.
        if part == "cells" {
          try FileManager.default.removeItem(atPath: "\(course.path)/.unroll/results")
        }
        let again = try await course.run(text)
        #expect(again.run == whole)
        #expect(part == "lessons" || again.reasons.allSatisfy { $0 != nil })
        let known = try await course.run(text)
        #expect(known.reasons == [nil, nil, nil])
        #expect(known.run == whole)
      }
    }

    @Test func aFileInPlaceOfTheCacheIsNamed() async throws {
      let course = try course()
      try course.write("no folder", to: ".unroll")
      do {
        _ = try await course.run(lessonText("let a = 1"))
        Issue.record("it ran")
      } catch let failure as EngineFailure {
        #expect(failure.message.contains(".unroll"))
        guard case .file = failure.reason else {
          Issue.record("\(failure.reason)")
          return
        }
      }
    }

    @Test func severalEnginesUseOneCacheAtOnce() async throws {
      let course = try course()
      let text = lessonText(Self.cells, front: Self.front)
      let runs = try await withThrowingTaskGroup(of: Run.self) { group in
        for _ in 0..<4 { group.addTask { try await course.run(text).run } }
        return try await group.reduce(into: [Run]()) { $0.append($1) }
      }
      #expect(Set(runs).count == 1)
      #expect(runs[0].succeeded)
      #expect(try await course.run(text).reasons == [nil, nil, nil])
      #expect(try course.cacheFiles("scratch").isEmpty)
    }

    @Test(arguments: [150, 500, 1000])
    func aRunThatIsKilledLeavesASoundCache(_ milliseconds: Int) async throws {
      let course = try course()
      let text = lessonText(Self.cells, front: Self.front)
      try course.write(text, to: "lesson.md")
      let program = try #require(Bundle.main.executableURL).deletingLastPathComponent()
        .appendingPathComponent("unroll")
      let process = Process()
      process.executableURL = program
      process.arguments = ["run", "\(course.path)/lesson.md"]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      try await Task.sleep(for: .milliseconds(milliseconds))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let after = try await course.run(text)
      let fresh = try self.course()
      #expect(try await fresh.run(text).run == after.run)
      #expect(try await course.run(text).reasons == [nil, nil, nil])
      #expect(Processes.areGone())
    }
  }
}
