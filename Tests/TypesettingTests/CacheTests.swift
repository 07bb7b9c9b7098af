import Foundation
import Testing
import Typesetting

/// Counts what it is asked for and what it is given.
private final class Recorder: TypesettingCache, @unchecked Sendable {
  private let lock = NSLock()
  private var values: [String: String] = [:]
  private(set) var hits = 0
  private(set) var keys: [String] = []

  func get(_ key: String) -> String? {
    lock.withLock {
      if values[key] != nil { hits += 1 }
      return values[key]
    }
  }

  func put(_ key: String, _ value: String) {
    lock.withLock {
      values[key] = value
      keys.append(key)
    }
  }
}

@Test func eachInputIsSetOnce() throws {
  let recorder = Recorder()
  for _ in 0..<2 {
    let typesetter = Typesetter(cache: recorder)
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
  let cold = Typesetter(cache: FolderCache(folder: folder + "/typeset"))
  let html = try cold.mathML(tex: "双_t", display: true).get()
  let start = ContinuousClock.now
  let warm = Typesetter(cache: FolderCache(folder: folder + "/typeset"))
  #expect(try warm.mathML(tex: "双_t", display: true).get() == html)
  let time = ContinuousClock.now - start
  print("warm: \(time)")
}

private func temporaryFolder() -> String {
  let folder = FileManager.default.temporaryDirectory.appending(path: "typeset-\(UUID())").path
  try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  return folder
}

@Test func damagedEntriesAreMisses() throws {
  let folder = temporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let cache = FolderCache(folder: folder)
  #expect(cache.get("k") == nil)
  cache.put("k", "value 双\n")
  cache.put("other", "")
  #expect(cache.get("k") == "value 双\n")
  #expect(cache.get("other") == "")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder)
  #expect(names.count == 2, "no temporary file is left: \(names)")
  for name in names {
    let url = URL(fileURLWithPath: folder + "/" + name)
    let whole = try Data(contentsOf: url)
    let key = String(decoding: whole, as: UTF8.self).contains("value") ? "k" : "other"
    for length in 0..<whole.count {
      try whole.prefix(length).write(to: url)
      #expect(cache.get(key) == nil, "truncated to \(length)")
    }
    for place in whole.indices {
      var damaged = whole
      damaged[place] ^= 0x20
      try damaged.write(to: url)
      let found = cache.get(key)
      #expect(found == nil || found == (key == "k" ? "value 双\n" : ""), "byte \(place)")
    }
    try (whole + Data([0])).write(to: url)
    #expect(cache.get(key) == nil)
    try whole.write(to: url)
    #expect(cache.get(key) != nil)
  }
}

@Test func aFolderThatCannotBeWrittenOnlyCostsTime() throws {
  let typesetter = Typesetter(cache: FolderCache(folder: "/proc/no/such"))
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
