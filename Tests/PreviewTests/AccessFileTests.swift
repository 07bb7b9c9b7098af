import Foundation
import Preview
import Testing

struct AccessFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "unroll-access-\(UUID().uuidString)").path

  @Test func isReadByItsUserAlone() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(AccessFile.read(in: folder) == nil)
    let file = AccessFile(port: 9000, token: AccessFile.makeToken())
    #expect(file.write(in: folder))
    #expect(AccessFile.read(in: folder) == file)
    let path = folder + "/" + AccessFile.name
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // A file that others could have read holds no secret.
    chmod(path, 0o644)
    #expect(AccessFile.read(in: folder) == nil)
    #expect(file.write(in: folder))
    #expect(AccessFile.read(in: folder) == file)
  }

  @Test(arguments: ["", "{}", "{\"port\":0,\"token\":\"\"}", "{\"port\":99999,\"token\":\"x\"}"])
  func whatIsDamagedIsNotThere(_ text: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: folder + "/" + AccessFile.name))
    chmod(folder + "/" + AccessFile.name, 0o600)
    #expect(AccessFile.read(in: folder) == nil)
  }

  @Test func tokensDiffer() {
    let tokens = Set((0..<100).map { _ in AccessFile.makeToken() })
    #expect(tokens.count == 100)
    #expect(tokens.allSatisfy { $0.count == 32 })
  }
}
