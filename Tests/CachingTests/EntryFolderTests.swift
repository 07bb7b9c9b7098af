import Caching
import Foundation
import Testing

@Suite struct EntryFolderTests {
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "entries-\(UUID())").path

  private func withFolder(_ body: (EntryFolder) throws -> Void) rethrows {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(EntryFolder(path + "/within/another"))
  }

  @Test func givesBackWhatWasPutIn() throws {
    try withFolder { folder in
      #expect(folder.read("a") == nil)
      folder.write("one\n双".utf8, as: "a")
      folder.write([], as: "b")
      #expect(folder.read("a").map(Array.init) == Array("one\n双".utf8))
      #expect(folder.read("b").map(Array.init) == [])
      folder.write("two".utf8, as: "a")
      #expect(folder.read("a").map(Array.init) == Array("two".utf8))
      let names = try FileManager.default.contentsOfDirectory(atPath: path + "/within/another")
      #expect(names.sorted() == ["a", "b"], "no temporary file is left")
    }
  }

  @Test func takesNoEntryUnderAnotherName() throws {
    try withFolder { folder in
      folder.write("one".utf8, as: "a")
      try FileManager.default.moveItem(
        atPath: path + "/within/another/a", toPath: path + "/within/another/b")
      #expect(folder.read("b") == nil)
    }
  }

  @Test func seesEachDamage() throws {
    try withFolder { folder in
      folder.write("value 双\n".utf8, as: "a")
      let file = URL(filePath: path + "/within/another/a")
      let whole = try Data(contentsOf: file)
      for length in 0..<whole.count {
        try whole.prefix(length).write(to: file)
        #expect(folder.read("a") == nil, "truncated to \(length)")
      }
      for place in whole.indices {
        var damaged = whole
        damaged[place] ^= 0x20
        try damaged.write(to: file)
        #expect(folder.read("a") == nil, "byte \(place)")
      }
      try (whole + Data([0])).write(to: file)
      #expect(folder.read("a") == nil)
      try whole.write(to: file)
      #expect(folder.read("a") != nil)
    }
  }

  @Test func manyWritersLeaveOneWholeEntry() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = EntryFolder(path)
    let values = (0..<8).map { [UInt8](repeating: UInt8($0), count: 20_000) }
    await withTaskGroup { group in
      for value in values {
        group.addTask {
          for _ in 0..<20 {
            folder.write(value, as: "a")
            let read = folder.read("a").map(Array.init)
            #expect(read.map(values.contains) == true)
          }
        }
      }
    }
  }

  @Test func aFolderThatCannotBeWrittenRemembersNothing() {
    let folder = EntryFolder("/proc/no/such")
    folder.write("one".utf8, as: "a")
    #expect(folder.read("a") == nil)
  }
}
