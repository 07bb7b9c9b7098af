import Engine
import Foundation
import Lessons
import Runs
import Testing

extension EngineTests {
  /// Lessons with one mistake each: the reader is told once, at the right place.
  @Suite struct FaultCorpus {
    @Test(arguments: Fault.compiling) func whatDoesNotCompileIsReportedAtItsPlace(
      _ fault: Fault
    ) async throws {
      try await hold(fault)
    }

    @Test(arguments: Fault.running) func whatEndsACellIsReportedAtItsPlace(
      _ fault: Fault
    ) async throws {
      try await hold(fault)
    }

    @Test(arguments: Fault.limited) func whatMeetsALimitIsReportedAtItsPlace(
      _ fault: Fault
    ) async throws {
      try await hold(fault)
    }

    private func hold(_ fault: Fault) async throws {
      let course = CourseFolder()
      let lesson = course.lesson(try fault.text, name: "\(fault.name).md")
      #expect(lesson.diagnostics.isEmpty)
      for tier in Sandbox.Tier.here {
        // What one kind of sandbox has compiled serves the other.
        let engine = try course.engine(force: true, sandbox: .only(tier))
        let run = try await engine.run(lesson).run
        try hold(fault, run, lesson, in: course, comment: "in \(tier.rawValue)")
      }
    }

    private func hold(
      _ fault: Fault, _ run: Run, _ lesson: Lesson, in course: CourseFolder, comment: Comment
    ) throws {
      #expect(run.cells.map(\.status) == fault.statuses, comment)
      #expect(run.diagnostics.count == 1, "\(comment): \(run.diagnostics.map(\.message))")
      let found = try #require(run.diagnostics.first, comment)
      #expect(run.cells[fault.cell - 1].diagnostics == [found], comment)
      #expect(found.file == "\(fault.name).md")
      #expect(found.severity == .error)
      #expect(found.rule == fault.rule, comment)
      #expect(found.range.start.line == fault.line, comment)
      if let column = fault.column { #expect(found.range.start.column == column, comment) }
      #expect(found.range.start < found.range.end)
      #expect(found.message.contains(fault.message), "\(comment): \(found.message)")
      if let hint = fault.hint {
        #expect(found.hint?.contains(hint) == true, "\(comment): \(found.hint ?? "")")
      }
      #expect(found.excerpt == lesson.lines[fault.line - 1])
      for word in ["Cell_", "unroll_cell", "0x", "/tmp", course.path] {
        #expect(!found.message.contains(word) && found.hint?.contains(word) != true, comment)
      }
    }

    @Test(arguments: Fault.harmless) func whatIsUnusualButHarmlessPasses(_ name: String)
      async throws
    {
      let course = CourseFolder()
      let fault = Fault(name, .compile, 0, nil, "")
      for tier in Sandbox.Tier.here {
        let engine = try course.engine(force: true, sandbox: .only(tier))
        let run = try await engine.run(course.lesson(try fault.text)).run
        #expect(run.cells.map(\.status) == [.passed, .passed, .passed])
        #expect(run.cells[2].values.last?.text == "5")
      }
    }

    @Test func everyFaultyLessonIsInTheTableAndTheOtherWayRound() throws {
      let files = try FileManager.default.contentsOfDirectory(atPath: Fault.folder.path).sorted()
      let named = (Fault.all.map(\.name) + Fault.harmless).map { "\($0).md" }.sorted()
      #expect(files == named)
      #expect(Fault.all.count >= 30)
    }
  }
}
