import Caching
import Foundation
import Testing

struct SharedCacheTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "shared-\(UUID())").path
  private static let secret = Array("a secret of many words".utf8)

  private func cache(_ secret: [UInt8]? = nil, mayWrite: Bool = true) -> SharedCache {
    SharedCache(
      FolderDepot(folder: folder), shown: "the folder", secret: secret, mayWrite: mayWrite)
  }

  private func withFolder(_ body: () throws -> Void) rethrows {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body()
  }

  private func names(_ kind: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []).sorted()
  }

  @Test func givesBackWhatWasPutIn() throws {
    withFolder {
      #expect(cache().get("results", "a") == nil)
      #expect(cache().put("results", "a", Array("双\n".utf8)))
      #expect(cache().put("results", "empty", []))
      let other = cache()
      #expect(other.get("results", "a") == Array("双\n".utf8))
      #expect(other.get("results", "empty") == [])
      #expect(other.get("typesetting", "a") == nil)
      #expect(other.troubles == [])
      // As Bazel's protocol wants them, and nothing beside them.
      #expect(names("ac").count == 2 && names("cas").count == 2)
      for name in names("ac") + names("cas") {
        #expect(name.wholeMatch(of: /[0-9a-f]{64}/) != nil)
      }
    }
  }

  @Test func aReadOnlyCacheIsNotChanged() throws {
    withFolder {
      #expect(!cache(mayWrite: false).put("results", "a", [1]))
      #expect(!FileManager.default.fileExists(atPath: folder))
      cache().put("results", "a", [1])
      #expect(cache(mayWrite: false).get("results", "a") == [1])
    }
  }

  @Test func whatIsCutOrForeignIsAMissWithOneWarning() throws {
    try withFolder {
      let bytes = Array("a value that is long enough".utf8)
      func file(_ kind: String) -> URL { URL(filePath: "\(folder)/\(kind)/\(names(kind)[0])") }
      let damages: [(String, (Data) -> Data)] = [
        ("cas", { $0.dropLast() }), ("cas", { _ in Data() }), ("cas", { $0 + [0] }),
        ("cas", { Data($0.map { $0 ^ 1 }) }), ("ac", { $0.dropLast() }), ("ac", { _ in Data() }),
        ("ac", { _ in Data("<html>Not here</html>".utf8) }),
        ("ac", { _ in Data(repeating: 0xFF, count: 100) }),
      ]
      for (kind, damage) in damages {
        cache().put("results", "a", bytes)
        let whole = try Data(contentsOf: file(kind))
        try damage(whole).write(to: file(kind))
        let reader = cache()
        #expect(reader.get("results", "a") == nil && reader.get("results", "a") == nil)
        #expect(reader.troubles.count == 1, "\(reader.troubles)")
        #expect(reader.troubles.first?.hasPrefix("the cache the folder: an entry ") == true)
        // Whoever computes it mends it.
        #expect(cache().put("results", "a", bytes))
        #expect(cache().get("results", "a") == bytes)
      }
    }
  }

  /// A key that leads to another entry's file: the digest is right, and only a signature tells.
  @Test func withAKeyNothingIsTakenThatItDidNotSign() throws {
    try withFolder {
      cache().put("results", "unsigned", [1])
      cache(Array("another secret of words".utf8)).put("results", "other", [2])
      let signed = cache(Self.secret)
      #expect(signed.get("results", "unsigned") == nil && signed.get("results", "other") == nil)
      #expect(signed.troubles.count == 1)
      #expect(signed.troubles.first?.contains("not signed") == true)
      signed.put("results", "a", [3])
      let before = names("ac")
      signed.put("results", "b", [4])
      let added = try #require(names("ac").first { !before.contains($0) })
      let reader = cache(Self.secret)
      #expect(reader.get("results", "a") == [3] && reader.get("results", "b") == [4])
      #expect(reader.troubles == [])
      // An entry of the same secret under another key.
      let a = try #require(
        before.first {
          ActionResult(Array(FileManager.default.contents(atPath: "\(folder)/ac/\($0)") ?? Data()))?
            .hash == "084fed08b978af4d7d196a7446a86b58009e636b611db16211b65a9aadff29c5"
        })
      try Data(contentsOf: URL(filePath: "\(folder)/ac/\(a)"))
        .write(to: URL(filePath: "\(folder)/ac/\(added)"))
      #expect(cache(Self.secret).get("results", "b") == nil)
      #expect(cache().get("results", "b") == [3])
    }
  }

  @Test func severalWritersHarmNoReader() async throws {
    let (cache, folder) = (cache(), folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let value = [UInt8](repeating: 7, count: 100_000)
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<20 {
            cache.put("results", "a", value)
            #expect(cache.get("results", "a") == value)
          }
        }
      }
    }
    #expect(cache.troubles == [])
    #expect(names("cas").count == 1 && names("ac").count == 1)
  }

  @Test func aFolderThatCannotBeWrittenIsToldOnce() throws {
    try withFolder {
      try Data().write(to: URL(filePath: folder))
      let cache = cache()
      for key in ["a", "b", "c"] { #expect(!cache.put("results", key, [1])) }
      #expect(cache.troubles.count == 1)
      #expect(cache.troubles.first?.contains("cannot be written") == true, "\(cache.troubles)")
    }
  }

  // MARK: Layers

  @Test func whatWasTakenUnsignedStaysApart() throws {
    withFolder {
      let (mine, theirs) = (folder + "/mine", folder + "/theirs")
      func store(_ local: String, _ secret: [UInt8]?) -> LayeredStore {
        LayeredStore(
          FolderStore("\(local)/results"), cache(secret), kind: "results", in: local)
      }
      store(theirs, nil).put("a", [1])
      #expect(store(mine, nil).get("a") == [1])
      #expect(FolderStore("\(mine)/results").get("a") == nil)
      // It is there without the shared cache too.
      try? FileManager.default.removeItem(atPath: folder + "/ac")
      #expect(store(mine, nil).get("a") == [1])
      #expect(store(mine, Self.secret).get("a") == nil)
      store(theirs, Self.secret).put("b", [2])
      #expect(store(mine, Self.secret).get("b") == [2])
      #expect(FolderStore("\(mine)/results").get("b") == [2])
    }
  }

  @Test func whatWasThereBeforeGoesToTheSharedCacheToo() throws {
    withFolder {
      let mine = folder + "/mine"
      FolderStore("\(mine)/results").put("a", [1])
      let store = LayeredStore(
        FolderStore("\(mine)/results"), cache(), kind: "results", in: mine)
      #expect(store.get("a") == [1])
      #expect(cache().get("results", "a") == [1])
    }
  }
}

struct ActionResultTests {
  private let hash = String(repeating: "0123456789abcdef", count: 4)

  @Test func isTheMessageOfTheProtocol() throws {
    let result = ActionResult(hash: hash, size: 300, signature: [1, 2])
    // As `protoc --encode=build.bazel.remote.execution.v2.ActionResult` writes it.
    let digest = [0x0A, 64] + Array(hash.utf8) + [0x10, 0xAC, 0x02]
    let file = [0x0A, 5] + Array("entry".utf8) + [0x12, UInt8(digest.count)] + digest
    #expect(result.bytes == [0x12, UInt8(file.count)] + file + [0x2A, 2, 1, 2])
    #expect(ActionResult(result.bytes) == result)
    let empty = ActionResult(hash: hash, size: 0)
    #expect(ActionResult(empty.bytes) == empty)
    // What bazel-remote adds: the worker, in field 9; and fields of other widths.
    let more: [UInt8] = [0x4A, 3, 0x0A, 1, 0x78, 0x20, 0, 0x69] + Array(repeating: 0, count: 8)
    #expect(ActionResult(result.bytes + more) == result)
  }

  @Test func whatIsCutOrChangedTrapsNowhere() {
    let bytes = ActionResult(hash: hash, size: 300, signature: [1, 2]).bytes
    for count in bytes.indices { _ = ActionResult(Array(bytes[..<count])) }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var changed = bytes
      for _ in 0..<3 {
        changed[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255)
      }
      _ = ActionResult(changed)
    }
    #expect(ActionResult([]) == nil)
  }
}
