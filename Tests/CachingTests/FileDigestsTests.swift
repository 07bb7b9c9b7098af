import Caching
import Foundation
import Testing

@Suite struct FileDigestsTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "digests-\(UUID())")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ text: String, to name: String) throws -> String {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    // In its place, as a linker does: the same entry with other bytes.
    if FileManager.default.fileExists(atPath: url.path) {
      let file = try FileHandle(forWritingTo: url)
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data(text.utf8))
      try file.close()
    } else {
      try Data(text.utf8).write(to: url)
    }
    return url.path
  }

  private func setTime(_ path: String, _ seconds: Int) {
    var times = [timeval(tv_sec: seconds, tv_usec: 0), timeval(tv_sec: seconds, tv_usec: 0)]
    #expect(utimes(path, &times) == 0)
  }

  /// A memo that tells whether a file was read.
  private final class Memo: Store, @unchecked Sendable {
    let store = MemoryStore()
    private(set) var hits = 0
    private(set) var kept = 0

    func get(_ key: String) -> [UInt8]? {
      let value = store.get(key)
      if value != nil { hits += 1 }
      return value
    }

    func put(_ key: String, _ bytes: [UInt8]) {
      kept += 1
      store.put(key, bytes)
    }
  }

  @Test func namesAndBytesDecideAndPathsDoNot() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let digests = FileDigests(memo: nil)
    let one = try write("same", to: "a/one")
    let copy = try write("same", to: "b/copy")
    let other = try write("Same", to: "b/other")
    let absent = folder.path + "/none"
    let first = digests.digest(of: [.init("x", at: one), .init("y", at: other)])
    #expect(first == digests.digest(of: [.init("y", at: other), .init("x", at: copy)]))
    #expect(first != digests.digest(of: [.init("x", at: other), .init("y", at: one)]))
    #expect(first != digests.digest(of: [.init("x", at: one)]))
    #expect(first != digests.digest(of: [.init("x", at: one), .init("y", at: absent)]))
    #expect(digests.digest(ofFileAt: absent) == digests.digest(ofFileAt: folder.path))
    #expect(digests.digest(ofFileAt: one) != digests.digest(ofFileAt: absent))
  }

  @Test func anEditThatKeepsSizeAndTimeIsSeen() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let memo = Memo()
    let digests = FileDigests(memo: memo)
    let path = try write("first", to: "file")
    setTime(path, 1_000_000_000)
    let first = digests.digest(ofFileAt: path)
    // Too young: another edit might leave the stamp as it is.
    #expect(memo.kept == 0)
    #expect(digests.digest(ofFileAt: path) == first && memo.hits == 0)
    try await Task.sleep(for: .seconds(4))
    #expect(digests.digest(ofFileAt: path) == first && memo.kept == 1)
    #expect(digests.digest(ofFileAt: path) == first && memo.hits == 1)

    _ = try write("other", to: "file")
    setTime(path, 1_000_000_000)
    #expect(digests.digest(ofFileAt: path) != first)
    _ = try write("first", to: "file")
    setTime(path, 1_000_000_000)
    #expect(digests.digest(ofFileAt: path) == first)
    #expect(memo.hits == 1 && memo.kept == 1)
  }

  @Test func anotherFileInItsPlaceIsSeen() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let memo = Memo()
    let digests = FileDigests(memo: memo)
    let path = try write("first", to: "file")
    let beside = try write("other", to: "beside")
    try await Task.sleep(for: .seconds(4))
    let first = digests.digest(ofFileAt: path)
    #expect(memo.kept == 1)
    #expect(rename(beside, path) == 0)
    #expect(digests.digest(ofFileAt: path) != first)
  }

  @Test func aFolderIsAllItsFilesByTheirNames() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["b", "a/c", "a/b/d", "a.txt"] { _ = try write(name, to: name) }
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: folder.path + "/round", withDestinationPath: folder.path)
    try manager.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: folder.path + "/b")
    try manager.createSymbolicLink(
      atPath: folder.path + "/dangling", withDestinationPath: folder.path + "/none")
    let files = FileDigests.files(below: folder.path)
    #expect(files.map(\.name) == ["a/b/d", "a/c", "a.txt", "b", "link"])
    #expect(files.allSatisfy { $0.path == "\(folder.path)/\($0.name)" })
    #expect(FileDigests.files(below: folder.path + "/none").isEmpty)
  }

  @Test func theMemoLiesInTheUsersCacheOrWhereItCan() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try write("text", to: "file")
    try await Task.sleep(for: .seconds(4))
    let (own, home, other) = (folder.path + "/own", folder.path + "/home", folder.path + "/other")
    func entries(_ folder: String) -> Int { FileDigests.files(below: folder).count }
    let environments = [
      ["XDG_CACHE_HOME": own, "HOME": home], ["XDG_CACHE_HOME": "own", "HOME": home],
      ["XDG_CACHE_HOME": "/proc/none"], [:],
    ]
    for (environment, expected) in zip(
      environments, [[1, 0, 0], [1, 1, 0], [1, 1, 1], [1, 1, 1]])
    {
      _ = FileDigests.ofUser(environment, fallback: other).digest(ofFileAt: path)
      #expect([entries(own), entries(home), entries(other)] == expected, "\(environment)")
    }
  }
}
