import Caching
import Engine
import Foundation
import Lessons
import Runs
import Testing

extension EngineTests {
  /// A result does not depend on where the course, the cache, the runtime library lie.
  @Suite struct Places {
    private static let cells = [
      "import Foundation\nlet text = try String(contentsOfFile: \"a.csv\", encoding: .utf8)",
      "struct Pair { var left: String, right: String }\nlet pair = Pair(left: text, right: text)",
      "let x = randn(2, 3)\nprint(pair.left + pair.right, x.shape)",
      fence("{.fails}", "func pick(_ i: Int) -> Int { [1][i] }\npick(4)"),
    ]
    private static let lesson = lessonText(cells, front: "data: [a.csv]")

    private func course() throws -> CourseFolder {
      let course = CourseFolder()
      try course.write("x", to: "a.csv")
      try course.write("let greeting = \"hello\"\n", to: "Directives.swift")
      return course
    }

    /// A copy of what cells are compiled against and run in, byte for byte, with times of its own.
    private func copyOfRuntime() throws -> CourseFolder {
      let copy = CourseFolder()
      let folder = URL(fileURLWithPath: try RuntimeLibrary.find().folder)
      let library = try #require(
        ["libUnrollRuntime.so", "libUnrollRuntime.dylib"].first {
          FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
        })
      for name in [library, "unroll-kernel", "unroll-confine", "Modules"] {
        let place = URL(fileURLWithPath: copy.path).appendingPathComponent(name)
        try FileManager.default.copyItem(at: folder.appendingPathComponent(name), to: place)
      }
      // As in an installation.
      let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Sources")
      try copy.write("", to: "include/made")
      for target in ["CKernels", "CellProtocol"] {
        try FileManager.default.copyItem(
          at: sources.appendingPathComponent("\(target)/include"),
          to: URL(fileURLWithPath: copy.path).appendingPathComponent("include/\(target)"))
      }
      for name in [library, "unroll-kernel"] {
        var times = [timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval()]
        times[1] = times[0]
        #expect(utimes("\(copy.path)/\(name)", &times) == 0)
      }
      return copy
    }

    @Test func aCloneWithACopiedCacheCompilesAndRunsNothing() async throws {
      let first = try course()
      let whole = try await first.run(Self.lesson)
      #expect(whole.run.succeeded, "\(whole.run.diagnostics.map(\.message))")

      let runtime = try copyOfRuntime()
      let clone = try course()
      // What another machine would send: results, and no compiled cells.
      try FileManager.default.createDirectory(
        atPath: "\(clone.path)/.unroll", withIntermediateDirectories: true)
      for part in ["results", "lessons"] {
        try FileManager.default.copyItem(
          atPath: "\(first.path)/.unroll/\(part)", toPath: "\(clone.path)/.unroll/\(part)")
      }
      let engine = try clone.engine(environment: ["UNROLL_RUNTIME": runtime.path])
      let lesson = clone.lesson(Self.lesson)
      #expect(try engine.prepare(lesson).key == first.engine().prepare(lesson).key)
      let outcome = try await engine.run(lesson)
      #expect(outcome.reasons == Self.cells.map { _ in nil })
      #expect(outcome.run == whole.run)
      // `Directives.swift` is compiled to learn whether it can be.
      let compiled = try clone.cacheFiles("cells").filter {
        $0.hasSuffix("so") || $0.hasSuffix("dylib")
      }
      #expect(compiled.allSatisfy { $0.contains("libDirectives") }, "\(compiled)")

      // An edit is run there, from the first changed cell on, with the runtime library of the place.
      var edited = Self.cells
      edited[2] += "\nprint(greeting)"
      let after = try await engine.run(
        clone.lesson(lessonText(edited, front: "data: [a.csv]")))
      #expect(after.reasons == [nil, nil, "its text changed", "cell 3 changed"])
      #expect(after.run.cells[2].printed == "xx [2, 3]\nhello\n")
    }

    @Test func compiledCellsAreThoseOfTheirRuntimeLibrary() async throws {
      let course = try course()
      _ = try await course.run(Self.lesson)
      let runtime = try copyOfRuntime()
      try FileManager.default.removeItem(atPath: "\(course.path)/.unroll/results")
      let engine = try course.engine(environment: ["UNROLL_RUNTIME": runtime.path])
      let outcome = try await engine.run(course.lesson(Self.lesson))
      #expect(outcome.run.succeeded, "\(outcome.run.diagnostics.map(\.message))")
      #expect(outcome.run == (try await course.run(Self.lesson)).run)
    }

    @Test func anotherRuntimeLibraryIsSeenAndSaid() async throws {
      let course = try course()
      _ = try await course.run(Self.lesson)
      let runtime = try copyOfRuntime()
      let kernel = "\(runtime.path)/unroll-kernel"
      // Bytes after the end of a program change nothing that it does.
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: kernel))
      try file.seekToEnd()
      try file.write(contentsOf: Data([0]))
      try file.close()
      let engine = try course.engine(environment: ["UNROLL_RUNTIME": runtime.path])
      let outcome = try await engine.run(course.lesson(Self.lesson))
      #expect(outcome.reasons.allSatisfy { $0?.hasPrefix("the runtime library changed") == true })
    }

    @Test func resultsMayLieInAStoreOfAnotherKind() async throws {
      let store = MemoryStore()
      func run() async throws -> Outcome {
        let course = try course()
        var settings = Engine.Settings(course: course.path)
        settings.results = store
        let engine = try Engine(settings)
        let outcome = try await engine.run(course.lesson(Self.lesson))
        #expect(!FileManager.default.fileExists(atPath: "\(course.path)/.unroll/results"))
        return outcome
      }
      let first = try await run()
      #expect(first.reasons.allSatisfy { $0 == "first run" })
      let second = try await run()
      #expect(second.reasons.allSatisfy { $0 == nil })
      #expect(second.run == first.run)
    }
  }
}
