internal import Caching
internal import Foundation
internal import Hashing

/// The compiled cells in `.unroll`, one folder each.
///
/// Several processes may use them at once: an entry is whole or it is a miss, as it is written beside
/// its place and renamed into it.
struct CompiledCells: Sendable {
  /// One folder for each cell.
  let folder: String
  /// Compilations that are under way.
  private let scratch: String
  private let cache: String

  init(cache: String) {
    self.cache = cache
    folder = cache + "/cells"
    scratch = cache + "/scratch"
  }

  private static let entryName = "entry.json"

  /// What a compiled cell's folder holds, written last.
  struct Entry: Codable {
    var library: String
    /// The digest of each file.
    var files: [String: String]
  }

  func folder(of key: String) -> String { "\(folder)/\(key)" }

  /// The folder and the entry of a compiled cell; nil for none, or a damaged one.
  subscript(key: String) -> (folder: String, entry: Entry)? {
    let folder = folder(of: key)
    guard let bytes = FolderStore(folder).get(Self.entryName),
      let entry = ResultJSON.decode(Entry.self, from: bytes)
    else { return nil }
    for (name, digest) in entry.files where WholeFile.digest(of: "\(folder)/\(name)") != digest {
      return nil
    }
    return (folder, entry)
  }

  /// A new empty folder for a compilation.
  func makeScratchFolder() throws(EngineFailure) -> String {
    let path = "\(scratch)/\(UUID().uuidString)"
    do {
      try WholeFile.requireFolder(folder)
      try WholeFile.requireFolder(path)
    } catch {
      throw MachineFault.unwritable(cache, error.reason)
    }
    return path
  }

  /// Moves a finished compilation to its place, and says where that is.
  func keep(
    _ scratchFolder: String, as key: String, library: String
  ) throws(EngineFailure) -> String {
    let manager = FileManager.default
    var files: [String: String] = [:]
    for name in WholeFile.names(in: scratchFolder) {
      files[name] = WholeFile.digest(of: "\(scratchFolder)/\(name)")
    }
    if let json = ResultJSON.encode(Entry(library: library, files: files)),
      !LiveProcesses.areEnded
    {
      FolderStore(scratchFolder).put(Self.entryName, Array(json))
    }
    let place = folder(of: key)
    if rename(scratchFolder, place) == 0 { return place }
    // Another process was faster, or a damaged entry is in the way.
    if self[key] != nil { return place }
    try? manager.removeItem(atPath: place)
    if rename(scratchFolder, place) == 0 { return place }
    let reason = String(cString: strerror(errno))
    guard self[key] != nil else { throw MachineFault.unwritable(cache, reason) }
    return place
  }

  /// Removes a folder that `makeScratchFolder` made.
  func discard(_ scratchFolder: String) {
    try? FileManager.default.removeItem(atPath: scratchFolder)
  }
}
