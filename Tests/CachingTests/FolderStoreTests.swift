import Caching
import Foundation
import Testing

@Suite struct FolderStoreTests {
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "entries-\(UUID())").path

  private func withFolder(_ body: (FolderStore) throws -> Void) rethrows {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(FolderStore(path + "/within/another"))
  }

  @Test func givesBackWhatWasPutIn() throws {
    try withFolder { folder in
      #expect(folder.get("a") == nil)
      folder.put("a", Array("one\n双".utf8))
      folder.put("b", [])
      #expect(folder.get("a") == Array("one\n双".utf8))
      #expect(folder.get("b") == [])
      folder.put("a", Array("two".utf8))
      #expect(folder.get("a") == Array("two".utf8))
      let names = try FileManager.default.contentsOfDirectory(atPath: path + "/within/another")
      #expect(names.sorted() == ["a", "b"], "no temporary file is left")
    }
  }

  @Test func takesNoEntryUnderAnotherName() throws {
    try withFolder { folder in
      folder.put("a", Array("one".utf8))
      try FileManager.default.moveItem(
        atPath: path + "/within/another/a", toPath: path + "/within/another/b")
      #expect(folder.get("b") == nil)
    }
  }

  @Test func seesEachDamage() throws {
    try withFolder { folder in
      folder.put("a", Array("value 双\n".utf8))
      let file = URL(filePath: path + "/within/another/a")
      let whole = try Data(contentsOf: file)
      for length in 0..<whole.count {
        try whole.prefix(length).write(to: file)
        #expect(folder.get("a") == nil, "truncated to \(length)")
      }
      for place in whole.indices {
        var damaged = whole
        damaged[place] ^= 0x20
        try damaged.write(to: file)
        #expect(folder.get("a") == nil, "byte \(place)")
      }
      try (whole + Data([0])).write(to: file)
      #expect(folder.get("a") == nil)
      try whole.write(to: file)
      #expect(folder.get("a") != nil)
    }
  }

  @Test func manyWritersLeaveOneWholeEntry() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = FolderStore(path)
    let values = (0..<8).map { [UInt8](repeating: UInt8($0), count: 20_000) }
    await withTaskGroup { group in
      for value in values {
        group.addTask {
          for _ in 0..<20 {
            folder.put("a", value)
            let read = folder.get("a")
            #expect(read.map(values.contains) == true)
          }
        }
      }
    }
  }

  @Test func aFolderThatCannotBeWrittenRemembersNothing() {
    let folder = FolderStore("/proc/no/such")
    folder.put("a", Array("one".utf8))
    #expect(folder.get("a") == nil)
  }
}
