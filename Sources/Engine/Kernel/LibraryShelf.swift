internal import Caching
internal import Foundation

/// The compiled cells that one kernel may see: those of its lesson that have run, and the course's
/// own directives. Of the others, a solution's among them, it learns nothing.
///
/// A folder in the cache, with one folder for each cell as the cache has them, since a cell finds the
/// directives beside itself. It goes with its owner.
final class LibraryShelf: Sendable {
  let folder: String

  /// - Parameter folder: a new empty folder of the cache.
  init(_ folder: String) {
    self.folder = folder
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Takes a compiled cell off the shelf. What loaded it keeps it.
  func remove(_ library: String) {
    let file = URL(fileURLWithPath: library)
    try? FileManager.default.removeItem(
      atPath: "\(folder)/\(file.deletingLastPathComponent().lastPathComponent)")
  }

  /// The place of a compiled cell on the shelf; it is put there the first time.
  func place(_ library: String) throws(EngineFailure) -> String {
    let file = URL(fileURLWithPath: library)
    let cell = "\(folder)/\(file.deletingLastPathComponent().lastPathComponent)"
    let place = "\(cell)/\(file.lastPathComponent)"
    guard !WholeFile.isFile(place) else { return place }
    do {
      try WholeFile.requireFolder(cell)
      _ = try SecondName.give(place, to: library)
    } catch {
      throw MachineFault.unwritable(error)
    }
    return place
  }
}
