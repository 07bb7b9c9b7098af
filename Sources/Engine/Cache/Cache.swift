internal import Caching
internal import Foundation
internal import Hashing

/// What earlier runs left in `.unroll`, found by the digest of all that went into it.
///
/// Several processes may use one cache at once: an entry is whole or it is a miss. `EntryFolder`
/// sees to that for values; a compiled cell is written beside its place and renamed into it.
struct Cache: Sendable {
  /// The folder `.unroll`.
  var folder: String

  /// The compiled cells, one folder each.
  var cells: String { folder + "/cells" }
  /// The compiler's own cache, of C modules, where the runtime library's folder cannot hold it.
  var modules: String { folder + "/modules" }
  private var results: EntryFolder { EntryFolder(folder + "/results") }
  private var lessons: EntryFolder { EntryFolder(folder + "/lessons") }
  private var scratch: String { folder + "/scratch" }

  // MARK: Values

  /// The value stored under `key`; nil for none, or a damaged one.
  func result<Value: Decodable>(_ key: String, as type: Value.Type) -> Value? {
    read("\(key).json", in: results, as: type)
  }

  /// Stores a value. A full disk costs the entry, not the run.
  func store(_ value: some Encodable, asResult key: String) {
    write(value, as: "\(key).json", in: results)
  }

  func record<Value: Decodable>(ofLesson key: String, as type: Value.Type) -> Value? {
    read("\(key).json", in: lessons, as: type)
  }

  func store(_ value: some Encodable, asRecordOfLesson key: String) {
    write(value, as: "\(key).json", in: lessons)
  }

  private func read<Value: Decodable>(
    _ name: String, in folder: EntryFolder, as type: Value.Type
  ) -> Value? {
    folder.read(name).flatMap { ResultJSON.decode(type, from: $0) }
  }

  private func write(_ value: some Encodable, as name: String, in folder: EntryFolder) {
    guard let json = ResultJSON.encode(value), !LiveProcesses.areEnded else { return }
    folder.write(json, as: name)
  }

  // MARK: Compiled cells

  private static let entryName = "entry.json"

  /// What a folder in `cells` holds, written last.
  struct CellEntry: Codable {
    var library: String
    /// The digest of each file.
    var files: [String: String]
  }

  /// The folder and the entry of a compiled cell; nil for none, or a damaged one.
  func compiledCell(_ key: String) -> (folder: String, entry: CellEntry)? {
    let folder = "\(cells)/\(key)"
    guard let entry = read(Self.entryName, in: EntryFolder(folder), as: CellEntry.self) else {
      return nil
    }
    for (name, digest) in entry.files {
      guard let bytes = WholeFile.read("\(folder)/\(name)"), Digest.hex(of: bytes) == digest
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
      guard let bytes = WholeFile.read("\(scratchFolder)/\(name)") else { continue }
      files[name] = Digest.hex(of: bytes)
    }
    write(
      CellEntry(library: library, files: files), as: Self.entryName,
      in: EntryFolder(scratchFolder))
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
