import Engine
import Foundation
import Lessons
import Runs
import Testing

extension EngineTests {
  #if os(Linux)
    /// Compiling is input too: a cell cannot make the compiler take the machine's memory.
    @Suite struct CompilerLimits {
      private static let table =
        "let table = [\((0..<100_000).map(String.init).joined(separator: ","))]"

      @Test(arguments: [Engine.SandboxPolicy.required, .off])
      func aCellThatTakesTheCompilersMemoryFailsAtItsFence(
        _ sandbox: Engine.SandboxPolicy
      ) async throws {
        let course = CourseFolder()
        var settings = Engine.Settings(course: course.path)
        settings.compilerLimits.memory = 450 << 20
        settings.sandbox = sandbox
        let lesson = course.lesson(lessonText("let a = 1", Self.table, "let b = 2"))
        let outcome = try await Engine(settings).run(lesson)
        #expect(outcome.run.statuses == [.passed, .failed, .notRun])
        let problem = try #require(outcome.run.diagnostics.first)
        #expect(problem.rule == .compileMemory)
        #expect(
          problem.message == "the compiler needed more than 450 MB of memory for this cell")
        #expect(problem.range.start.line == lesson.cells[1].firstLine - 1)
        // A limit is no property of the cell: with more memory the same cell may compile.
        let again = try await Engine(settings).run(lesson)
        #expect(again.reasons == [nil, "its result was not in the cache", nil])
        #expect(Processes.areGone())
      }

      @Test(arguments: [Engine.SandboxPolicy.required, .off])
      func aCellThatTakesTheCompilersTimeFailsAtItsFence(
        _ sandbox: Engine.SandboxPolicy
      ) async throws {
        let course = CourseFolder()
        var settings = Engine.Settings(course: course.path)
        settings.compilerLimits.seconds = 2
        settings.sandbox = sandbox
        // The first cell alone also waits for the modules of C headers, which take seconds to make.
        _ = try await course.run(lessonText("let a = 1"))
        let lesson = course.lesson(lessonText("let a = 1", Self.table, "let b = 2"))
        let outcome = try await Engine(settings).run(lesson)
        #expect(outcome.run.statuses == [.passed, .failed, .notRun])
        let problem = try #require(outcome.run.diagnostics.first)
        #expect(problem.rule == .compileTime)
        #expect(problem.message == "the compiler did not finish this cell in 2 seconds")
        #expect(problem.range.start.line == lesson.cells[1].firstLine - 1)
        // With more time the same cell may compile.
        let again = try await Engine(settings).run(lesson)
        #expect(again.reasons == [nil, "its result was not in the cache", nil])
        #expect(Processes.areGone())
      }

      @Test func wordsOfMemoryInAMistakeAreAMistake() async throws {
        let run = try await CourseFolder().run(
          lessonText("#error(\"LLVM ERROR: out of memory, bad_alloc\")")
        ).run
        #expect(run.diagnostics.map(\.rule) == [.compile])
      }
    }
  #endif
}
