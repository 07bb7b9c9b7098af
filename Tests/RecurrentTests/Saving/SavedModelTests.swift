import Foundation
import Recurrent
import Testing

@Suite struct SavedModelTests {
  struct Cell: Module {
    var U = Parameter(randn(3, 4, using: Generator(seed: 1)))
    var b = Parameter(randn(4, using: Generator(seed: 2)))
  }

  struct Model: Module {
    var cells = [Cell(), Cell()]
    var V = Parameter(randn(4, 2, using: Generator(seed: 3)))
  }

  @Test func aModelIsSavedAndLoaded() throws {
    let path = SafetensorsTests.scratchFile()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (one, other) = (Model(), Model())
    for p in one.parameters() { p.initialize(.normal(), using: Generator(seed: p.count)) }
    try one.save(to: path)
    try other.load(from: path)
    #expect(
      try Safetensors(contentsOf: path).tensors.map(\.name)
        == ["cells.0.U", "cells.0.b", "cells.1.U", "cells.1.b", "V"])
    for (a, b) in zip(one.parameters(), other.parameters()) { #expect(a.scalars == b.scalars) }
    #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
  }

  @Test func aFileOfAnotherModelChangesNothing() throws {
    let path = SafetensorsTests.scratchFile()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Cell().save(to: path)
    let model = Model()
    let before = model.parameters().map(\.scalars)
    let error = #expect(throws: SafetensorsError.self) { try model.load(from: path) }
    #expect(
      error?.reason
        == "load: missing cells.0.U, cells.0.b, cells.1.U, cells.1.b, V; unknown U, b")
    #expect(model.parameters().map(\.scalars) == before)
  }

  @Test func failuresOfTheDiskAreNamed() {
    let missing = #expect(throws: SafetensorsError.self) {
      try Cell().load(from: "no-such-folder/model.safetensors")
    }
    #expect(missing?.description == "no-such-folder/model.safetensors: there is no such file")
    let unwritable = #expect(throws: SafetensorsError.self) {
      try Cell().save(to: "no-such-folder/model.safetensors")
    }
    #expect(unwritable?.reason == "there is no such file")
    #expect(throws: SafetensorsError.self) { try Safetensors(contentsOf: "/dev/zero") }
  }
}
