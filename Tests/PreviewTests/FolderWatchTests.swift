import Foundation
import Preview
import Synchronization
import Testing

/// Files are saved as editors save them.
struct FolderWatchTests {
  /// Not in the system's folder for temporary files: there some editors save another way, and so might
  /// the system.
  private let folder: String

  init() throws {
    folder =
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/watch-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder + "/en", withIntermediateDirectories: true)
    try write("one", to: "en/a.md")
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
  }

  private func shell(_ script: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-ec", script]
    process.currentDirectoryURL = URL(filePath: folder)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// What is told of the changes that `body` makes, until what is waited for was told.
  private func seen(
    _ wanted: Set<String> = ["en/a.md"], _ body: () throws -> Void
  ) throws -> Set<String> {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let told = Seen()
    let watch = FolderWatch(folder) { told.add($0) }
    defer { watch.end() }
    usleep(100_000)
    try body()
    for _ in 0..<3000 where !told.names.isSuperset(of: wanted) { usleep(10_000) }
    usleep(150_000)
    return told.names
  }

  private final class Seen: Sendable {
    private let paths = Mutex(Set<String>())
    func add(_ more: Set<String>) { paths.withLock { $0.formUnion(more) } }
    var names: Set<String> { paths.withLock { $0 } }
  }

  @Test(arguments: [
    // In place, as nano does.
    "printf two > en/a.md",
    // A new file under the name, as sed does.
    "printf two > en/.a.tmp && mv en/.a.tmp en/a.md",
    // The old one moved away and taken back as another, as vim does.
    "printf x > en/4913 && rm en/4913 && mv en/a.md en/a.md~ && printf two > en/a.md && rm en/a.md~",
    // Removed and made again, as git does.
    "rm en/a.md && printf two > en/a.md",
    // Removed, and made a moment later.
    "rm en/a.md && sleep 0.05 && printf two > en/a.md",
    // In two steps: it is empty in between.
    ": > en/a.md && sleep 0.03 && printf two > en/a.md",
  ])
  func aSaveIsSeen(_ script: String) throws {
    let seen = try seen { try shell(script) }
    // A probe or a copy that was there for a moment may be told of too.
    #expect(seen.subtracting(["en/4913", "en/a.md~"]) == ["en/a.md"], "\(script)")
  }

  @Test func aFileInANewFolderIsSeen() throws {
    let seen = try seen(["zh/deep/b.md"]) {
      try shell("mkdir -p zh/deep && printf two > zh/deep/b.md")
    }
    #expect(seen == ["zh/deep/b.md"])
  }

  @Test func aLinksTargetIsWatched() throws {
    let outside = folder + "-outside.csv"
    try Data("1".utf8).write(to: URL(filePath: outside))
    defer { try? FileManager.default.removeItem(atPath: outside) }
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/en/data.csv", withDestinationPath: outside)
    let seen = try seen(["en/data.csv"]) { try Data("2".utf8).write(to: URL(filePath: outside)) }
    #expect(seen == ["en/data.csv"])
  }

  @Test func aFileThatGoesIsSeen() throws {
    #expect(try seen { try shell("rm en/a.md") } == ["en/a.md"])
  }

  @Test func theCacheIsNotWatched() throws {
    let seen = try seen {
      try shell("mkdir .unroll && printf x > .unroll/y && sleep 0.3 && printf two > en/a.md")
    }
    #expect(seen == ["en/a.md"])
  }
}
