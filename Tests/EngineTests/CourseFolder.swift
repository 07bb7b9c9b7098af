import Engine
import Foundation
import Lessons
import Runs

/// A course in a temporary folder, which goes with it.
final class CourseFolder: Sendable {
  /// In the path of each of these tests' own folders, and in no other.
  static let mark = "unroll-tests-\(getpid())-"

  let path: String

  init(path: String? = nil) {
    self.path =
      path
      ?? URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("\(Self.mark)\(UUID().uuidString)").resolvingSymlinksInPath().path
    try? FileManager.default.createDirectory(
      atPath: self.path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    // As editors do it: a new file in the place of the old one.
    try Data(text.utf8).write(to: url, options: .atomic)
  }

  /// In a folder that is there: where a sandbox cannot choose its places, it runs in that.
  func lesson(_ text: String, name: String = "lesson.md") -> Lesson {
    try? FileManager.default.createDirectory(
      at: URL(fileURLWithPath: "\(path)/\(name)").deletingLastPathComponent(),
      withIntermediateDirectories: true)
    return Lesson.parse(Array(text.utf8), path: name)
  }

  func engine(
    force: Bool = false, sandbox: Engine.SandboxPolicy = .required,
    environment: [String: String] = [:]
  ) throws -> Engine {
    var settings = Engine.Settings(course: path)
    settings.force = force
    settings.sandbox = sandbox
    return try Engine(
      settings,
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 })
  }

  /// Parses and runs a lesson.
  func run(_ text: String, name: String = "lesson.md", force: Bool = false) async throws -> Outcome
  {
    try await engine(force: force).run(lesson(text, name: name))
  }

  /// All files below `folder` in the cache, in order.
  func cacheFiles(_ folder: String = "") throws -> [String] {
    let root = "\(path)/.unroll/\(folder)"
    return try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
      .map { "\(root)/\($0)" }
      .filter {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
  }
}

/// A lesson with one fence for each of `cells`, and a line of prose before each. A cell that brings
/// its own fence is taken as it is.
func lessonText(_ cells: [String], front: String = "", prose: String = "Prose.") -> String {
  (front.isEmpty ? "" : "---\n\(front)\n---\n")
    + cells.map { "\(prose)\n\n\($0.hasPrefix("```") ? $0 : "```swift\n\($0)\n```")\n" }
    .joined(separator: "\n")
}

func lessonText(_ cells: String..., front: String = "") -> String {
  lessonText(cells, front: front)
}

/// A cell with words after `swift` on its fence.
func fence(_ words: String, _ code: String) -> String {
  "```swift \(words)\n\(code)\n```"
}

extension CellResult {
  var printed: String {
    output.filter { $0.stream == .output }.map(\.text).joined()
  }

  /// The texts of its values, in order.
  var texts: [String] { values.map(\.text) }
}

extension Run {
  var statuses: [CellResult.Status] { cells.map(\.status) }
}
