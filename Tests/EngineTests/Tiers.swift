import Engine
import Foundation
import Lessons
import Runs
import Testing

extension Sandbox.Tier: CustomTestStringConvertible {
  /// The kinds of sandbox that this machine lets a program have. `bin/test-confined` sees to it that
  /// each has its turn.
  static let here: [Sandbox.Tier] = allCases.filter { tier in
    (try? CourseFolder().engine(sandbox: .only(tier))) != nil
  }

  public var testDescription: String { rawValue }
}

/// A folder of the machine that everybody may read: some users have a home that is not there.
let homeFolder: String = {
  let home = NSHomeDirectory()
  return FileManager.default.isReadableFile(atPath: home) ? home : "/var/lib"
}()

/// A cell that looks over the walls, in a sandbox of one kind or in none.
struct Prisoner {
  var policy: Engine.SandboxPolicy

  init(_ tier: Sandbox.Tier?) {
    policy = tier.map { .only($0) } ?? .off
  }

  /// What a cell prints.
  func printed(
    _ code: String, in course: CourseFolder = CourseFolder(), front: String = "",
    name: String = "lesson.md"
  ) async throws -> String {
    let lesson = course.lesson(lessonText("import Glibc\n\(code)", front: front), name: name)
    let run = try await course.engine(force: true, sandbox: policy).run(lesson).run
    #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
    return run.cells[0].printed
  }
}
