import Foundation
import Lessons
import Site
import Synchronization

/// A course in a folder of a test's own, which goes when the test does.
final class TestCourse {
  let folder: URL

  /// - Parameter lessons: their texts by name, without `.md`.
  init(_ lessons: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "unroll-site-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in lessons { try write(text, to: "lessons/\(name).md") }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// No current folder and no variable of the process goes in, but for what finds the compiler.
  var place: Workplace { place(in: "") }

  func place(in path: String) -> Workplace {
    let own = ProcessInfo.processInfo.environment
    var environment: [String: String] = [:]
    for name in ["PATH", "HOME", "TMPDIR", "UNROLL_SWIFTC", "UNROLL_JAVASCRIPT"] {
      environment[name] = own[name]
    }
    let folder = path.isEmpty ? folder : folder.appending(path: path)
    return Workplace(folder: folder.path, environment: environment, program: "a program")
  }

  func site() throws -> Site { try Site(course: "lessons", in: place) }

  func url(_ path: String) -> URL { folder.appending(path: path) }

  func write(_ text: String, to path: String) throws {
    let file = url(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    // As editors do it: a new file in the place of the old one.
    try Data(text.utf8).write(to: file, options: .atomic)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: url(path), encoding: .utf8)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: url(path))
  }

  /// Every file below a folder, from there, sorted; hidden ones too.
  func files(in path: String = "") -> [String] {
    let root = path.isEmpty ? folder : url(path)
    let all = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
    return all.filter {
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(
        atPath: root.appending(path: $0).path, isDirectory: &isFolder)
      return isThere && !isFolder.boolValue
    }
    .sorted()
  }
}

extension TestCourse {
  /// Builds the lessons as they are now.
  @discardableResult
  func build(
    _ selection: Selection = .whole, _ options: BuildOptions = BuildOptions(),
    in place: Workplace? = nil
  ) async throws -> BuildLog {
    let place = place ?? self.place
    let site = try Site(course: url("lessons").path, in: place, isRemembering: true)
    var log = BuildLog()
    try await site.build(selection, options) { log.add($0) }
    return log
  }
}

/// What a build sent.
struct BuildLog {
  /// In order: `ran a.md`, `finished a.md`, `course`, `removed output/a.md`, `kept output/a.md`.
  var events: [String] = []
  /// The lessons that were not made again.
  var kept: Set<String> = []
  /// The pages that were written, as messages show them.
  var written: [String] = []
  var problems: [Diagnostic] = []

  mutating func add(_ event: SiteEvent) {
    switch event {
    case .lessonRan(let result):
      events.append("ran \(result.path)")
      problems += result.problems
    case .lessonFinished(let result, let pages, let isKept):
      events.append("finished \(result.path)")
      if isKept { kept.insert(result.path) }
      written += pages.filter(\.isChanged).map(\.shownPath)
    case .courseFinished(let result):
      events.append("course")
      problems += result.problems
      written += result.pages.filter(\.isChanged).map(\.shownPath)
    case .pageRemoved(let path): events.append("removed \(path)")
    case .pageKept(let path): events.append("kept \(path)")
    }
  }
}

enum Text {
  static let plain = "# Plain\n\nNothing but words.\n"

  /// Every lesson with a cell costs a compilation: most tests do without.
  static let cell = "# A cell\n\n```swift\nlet four = 2 + 2  // → 4\n```\n"

  /// Its key of the front matter is none: a warning.
  static let warning = "---\ntilte: A slip\n---\n# Warning\n\nNothing but words.\n"
}
