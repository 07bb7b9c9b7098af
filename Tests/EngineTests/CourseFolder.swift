import Engine
import Foundation
import Lessons
import Runs

/// A course in a temporary folder, which goes with it.
final class CourseFolder: Sendable {
  let path: String

  init() {
    path =
      URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("unroll-tests-\(UUID().uuidString)").resolvingSymlinksInPath().path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func lesson(_ text: String, name: String = "lesson.md") -> Lesson {
    Lesson.parse(Array(text.utf8), path: name)
  }

  func engine(force: Bool = false, sandbox: Engine.SandboxPolicy = .required) throws -> Engine {
    var settings = Engine.Settings(course: path)
    settings.force = force
    settings.sandbox = sandbox
    return try Engine(settings)
  }

  /// Parses and runs a lesson.
  func run(_ text: String, force: Bool = false) async throws -> Outcome {
    try await engine(force: force).run(lesson(text))
  }
}

/// A lesson with one fence for each of `cells`, and a line of prose before each.
func lessonText(_ cells: String..., front: String = "") -> String {
  (front.isEmpty ? "" : "---\n\(front)\n---\n")
    + cells.map { "Prose.\n\n```swift\n\($0)\n```\n" }.joined(separator: "\n")
}
