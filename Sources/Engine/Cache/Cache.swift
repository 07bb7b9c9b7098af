internal import Foundation
internal import Hashing

/// What earlier runs left in `.unroll`, found by the digest of all that went into it.
///
/// Several processes may use one cache at once: an entry is written beside its place and renamed
/// into it, so a reader sees all of it or nothing. An entry carries its own digest; one that does
/// not match it is a miss.
struct Cache: Sendable {
  /// The folder `.unroll`.
  var folder: String

  /// The compiled cells, one folder each.
  var cells: String { folder + "/cells" }
  /// The compiler's own cache, of C modules, where the runtime library's folder cannot hold it.
  var modules: String { folder + "/modules" }
  private var results: String { folder + "/results" }
  private var lessons: String { folder + "/lessons" }
  private var scratch: String { folder + "/scratch" }

  // MARK: Values

  /// The value stored under `key`; nil for none, or a damaged one.
  func result<Value: Decodable>(_ key: String, as type: Value.Type) -> Value? {
    read("\(results)/\(key).json", as: type)
  }

  /// Stores a value. A full disk costs the entry, not the run.
  func store(_ value: some Encodable, asResult key: String) {
    write(value, to: "\(results)/\(key).json")
  }

  func record<Value: Decodable>(ofLesson key: String, as type: Value.Type) -> Value? {
    read("\(lessons)/\(key).json", as: type)
  }

  func store(_ value: some Encodable, asRecordOfLesson key: String) {
    write(value, to: "\(lessons)/\(key).json")
  }

  /// An entry is the digest of the JSON, a line ending, and the JSON.
  private func read<Value: Decodable>(_ path: String, as type: Value.Type) -> Value? {
    guard let data = FileManager.default.contents(atPath: path), data.count > 65,
      data[data.startIndex + 64] == 0x0a
    else { return nil }
    let json = data.dropFirst(65)
    guard String(decoding: data.prefix(64), as: UTF8.self) == Digest.hex(of: json) else { return nil }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try? decoder.decode(type, from: json)
  }

  private func write(_ value: some Encodable, to path: String) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let json = try? encoder.encode(value), !LiveProcesses.areEnded else { return }
    let url = URL(fileURLWithPath: path)
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    // `.atomic` is a temporary file beside it and a rename.
    try? (Data(Digest.hex(of: json).utf8) + [0x0a] + json).write(to: url, options: .atomic)
  }

  // MARK: Compiled cells

  /// What a folder in `cells` holds, written last.
  struct CellEntry: Codable {
    var library: String
    /// The digest of each file.
    var files: [String: String]
  }

  /// The folder and the entry of a compiled cell; nil for none, or a damaged one.
  func compiledCell(_ key: String) -> (folder: String, entry: CellEntry)? {
    let folder = "\(cells)/\(key)"
    guard let entry = read("\(folder)/entry.json", as: CellEntry.self) else { return nil }
    for (name, digest) in entry.files {
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)"),
        Digest.hex(of: bytes) == digest
      else { return nil }
    }
    return (folder, entry)
  }

  /// A new empty folder for a compilation.
  func makeScratchFolder() throws(EngineFailure) -> String {
    let path = "\(scratch)/\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try FileManager.default.createDirectory(atPath: cells, withIntermediateDirectories: true)
    } catch {
      throw EngineFailure(
        .file, "the cache folder \(folder) cannot be written: \(error.localizedDescription)")
    }
    return path
  }

  /// Moves a finished compilation to its place, and says where that is.
  func keep(
    _ scratchFolder: String, as key: String, library: String
  ) throws(EngineFailure) -> String {
    let manager = FileManager.default
    var files: [String: String] = [:]
    for name in (try? manager.contentsOfDirectory(atPath: scratchFolder)) ?? [] {
      guard let bytes = manager.contents(atPath: "\(scratchFolder)/\(name)") else { continue }
      files[name] = Digest.hex(of: bytes)
    }
    write(
      CellEntry(library: library, files: files),
      to: "\(scratchFolder)/entry.json")
    let place = "\(cells)/\(key)"
    if rename(scratchFolder, place) == 0 { return place }
    // Another process was faster, or a damaged entry is in the way.
    if compiledCell(key) != nil {
      try? manager.removeItem(atPath: scratchFolder)
      return place
    }
    try? manager.removeItem(atPath: place)
    guard rename(scratchFolder, place) == 0 || compiledCell(key) != nil else {
      throw EngineFailure(.file, "\(place) cannot be written: \(String(cString: strerror(errno)))")
    }
    return place
  }

  /// Removes a folder that `makeScratchFolder` made.
  func discard(_ scratchFolder: String) {
    try? FileManager.default.removeItem(atPath: scratchFolder)
  }
}
