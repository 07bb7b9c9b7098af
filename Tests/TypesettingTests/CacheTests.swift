import Caching
import Foundation
import Testing
import Typesetting

/// Counts what it is asked for and what it is given.
private final class Recorder: Store, @unchecked Sendable {
  private let lock = NSLock()
  private var values: [String: [UInt8]] = [:]
  private(set) var hits = 0
  private(set) var keys: [String] = []

  func get(_ key: String) -> [UInt8]? {
    lock.withLock {
      if values[key] != nil { hits += 1 }
      return values[key]
    }
  }

  func put(_ key: String, _ bytes: [UInt8]) {
    lock.withLock {
      values[key] = bytes
      keys.append(key)
    }
  }
}

@Test func eachInputIsSetOnce() throws {
  let recorder = Recorder()
  for _ in 0..<2 {
    let typesetter = Typesetter(store: recorder)
    _ = try typesetter.mathML(tex: "x", display: false).get()
    _ = try typesetter.mathML(tex: "x", display: true).get()
    #expect(
      try typesetter.mathML(tex: "双 }", display: false)
        == .failure(TeXError(message: "Expected 'EOF', got '}'", offset: 2)))
    _ = try typesetter.highlight(swift: "let x = 1")
    _ = try typesetter.highlight("let x = 1", language: "js")
    _ = try typesetter.highlight("let x = 1", language: "javascript")
  }
  // The sixth shares the fifth's key.
  #expect(recorder.keys.count == 5)
  #expect(Set(recorder.keys).count == 5)
  #expect(recorder.hits == 7)
}

@Test func warmTypesettingLoadsNoJavaScript() throws {
  let folder = temporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let cold = Typesetter(store: FolderStore(folder + "/typeset"))
  let html = try cold.mathML(tex: "双_t", display: true).get()
  let start = ContinuousClock.now
  let warm = Typesetter(store: FolderStore(folder + "/typeset"))
  #expect(try warm.mathML(tex: "双_t", display: true).get() == html)
  let time = ContinuousClock.now - start
  print("warm: \(time)")
}

private func temporaryFolder() -> String {
  let folder = FileManager.default.temporaryDirectory.appending(path: "typeset-\(UUID())").path
  try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  return folder
}

@Test func aDamagedEntryIsSetAgain() throws {
  let folder = temporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  func html() throws -> String {
    try Typesetter(store: FolderStore(folder)).mathML(tex: "双_t", display: true).get()
  }
  let whole = try html()
  let names = try FileManager.default.contentsOfDirectory(atPath: folder)
  #expect(names.count == 1)
  let file = URL(fileURLWithPath: folder + "/" + names[0])
  let entry = try Data(contentsOf: file)
  var damaged = entry
  damaged[damaged.count / 2] ^= 0x20
  for bytes in [Data(), entry.prefix(entry.count - 1), damaged] {
    try bytes.write(to: file)
    #expect(try html() == whole)
    #expect(try Data(contentsOf: file) == entry)
  }
}

@Test func aCopyOfALibraryIsTheSameLibraryAndAnEditedOneIsNot() throws {
  let first = temporaryFolder()
  let second = temporaryFolder()
  defer { for folder in [first, second] { try? FileManager.default.removeItem(atPath: folder) } }
  let source =
    ["/usr/share/javascript/katex/katex.js", "/usr/local/lib/node_modules/katex/dist/katex.js"]
    .first { FileManager.default.fileExists(atPath: $0) }
  let katex = try Data(contentsOf: URL(fileURLWithPath: try #require(source)))
  for folder in [first, second] {
    try katex.write(to: URL(fileURLWithPath: folder + "/katex.js"))
  }
  let recorder = Recorder()
  let typesetters = [first, second].map { Typesetter(store: recorder, javaScript: $0) }
  #expect(typesetters[0].identity == typesetters[1].identity)
  for typesetter in typesetters { _ = try typesetter.mathML(tex: "x", display: false).get() }
  #expect(recorder.keys.count == 1 && recorder.hits == 1)

  try (katex + Data("\n".utf8)).write(to: URL(fileURLWithPath: second + "/katex.js"))
  let edited = Typesetter(store: recorder, javaScript: second)
  #expect(edited.identity != typesetters[0].identity)
  _ = try edited.mathML(tex: "x", display: false).get()
  #expect(recorder.keys.count == 2)
}

@Test func aFolderThatCannotBeWrittenOnlyCostsTime() throws {
  let typesetter = Typesetter(store: FolderStore("/proc/no/such"))
  #expect(try typesetter.mathML(tex: "x", display: false).get().hasPrefix("<math"))
}

@Test func missingLibrariesAreNamed() throws {
  let folder = temporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let error = TypesettingError.missing(library: .katex, searched: [])
  #if os(Linux)
    #expect(error.description == "KaTeX is not installed: apt-get install libjs-katex")
  #endif
  // A file of that name that is something else.
  try "syntax error here".write(toFile: folder + "/katex.js", atomically: true, encoding: .utf8)
  try "var x = 1;".write(toFile: folder + "/highlight.min.js", atomically: true, encoding: .utf8)
  let typesetter = Typesetter(javaScript: folder)
  #expect {
    try typesetter.mathML(tex: "x", display: false)
  } throws: {
    guard case .unusable(.katex, folder + "/katex.js", _) = $0 as? TypesettingError else {
      return false
    }
    return true
  }
  #expect {
    try typesetter.highlight(swift: "x")
  } throws: {
    guard case .unusable(.highlight, folder + "/highlight.min.js", _) = $0 as? TypesettingError
    else { return false }
    return true
  }
}
