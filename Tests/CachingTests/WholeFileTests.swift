import Caching
import Foundation
import Testing

struct WholeFileTests {
  private let folder: String

  init() throws {
    let name = "unroll-\(UUID().uuidString)"
    folder = FileManager.default.temporaryDirectory.appending(path: name).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func writersAtOnceLeaveOneWholeFile() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/file"
    try WholeFile.write([0], to: path)
    let wholes = Set((0..<8).map { writer in [UInt8](repeating: writer, count: 1 << 20) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      for bytes in wholes {
        group.addTask { for _ in 0..<8 { try WholeFile.write(bytes, to: path) } }
      }
      group.addTask {
        for _ in 0..<50 {
          let bytes = try #require(WholeFile.read(path))
          #expect(bytes == [0] || wholes.contains(bytes), "\(bytes.count) bytes")
        }
      }
      try await group.waitForAll()
    }
    #expect(try names() == ["file"])
  }

  @Test func saysWhyItCannotWrite() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/taken/by", withIntermediateDirectories: true)
    let cases = [("gone/file", "No such file or directory"), ("taken", "Is a directory")]
    for (name, reason) in cases {
      let failure = #expect(throws: SystemFailure.self) {
        try WholeFile.write([1, 2], to: "\(folder)/\(name)")
      }
      #expect(failure?.path == "\(folder)/\(name)")
      #expect(failure?.reason == reason)
      #expect(!WholeFile.replace("\(folder)/\(name)", with: [1, 2]))
    }
    #expect(try names() == ["taken"])
  }

  @Test func createsNoFileThatIsThere() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/file"
    try WholeFile.create([1], at: path)
    let failure = #expect(throws: SystemFailure.self) { try WholeFile.create([2], at: path) }
    #expect(failure?.isExisting == true)
    #expect(WholeFile.read(path) == [1])
  }
}
