import Engine
import Foundation
import Testing

/// A compiler that was killed while it made a module holds up nobody.
struct ModuleCacheUseTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "unroll-modules-\(UUID().uuidString)").path

  private func leftOver() throws -> [String] {
    let paths = ["2AYQ/SwiftGlibc-1.pcm.lock", "2AYQ/SwiftGlibc-1.pcm.lock-04ce33a4"]
    try FileManager.default.createDirectory(
      atPath: folder + "/2AYQ", withIntermediateDirectories: true)
    for path in paths + ["2AYQ/SwiftGlibc-1.pcm"] {
      try Data("lesson 2".utf8).write(to: URL(filePath: "\(folder)/\(path)"))
    }
    return paths
  }

  private var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder + "/2AYQ"))?.sorted() ?? []
  }

  @Test func locksOfTheDeadAreTakenAway() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try leftOver()
    ModuleCacheUse.begin(folder)
    #expect(names == ["SwiftGlibc-1.pcm"])
  }

  /// Another program compiles: its locks are alive.
  @Test func locksOfTheLivingStay() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try leftOver()
    let other = open("\(folder)/\(ModuleCacheUse.name)", O_RDWR | O_CREAT, 0o666)
    defer { close(other) }
    #expect(flock(other, LOCK_SH) == 0)
    ModuleCacheUse.begin(folder)
    #expect(names.count == 3)
  }
}
