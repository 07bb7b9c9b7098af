internal import Caching
internal import Hashing

/// Remembers in a folder, for several processes at once and for later ones.
package struct FolderCache: TypesettingCache {
  private let entries: EntryFolder

  /// The folder is made when something is first put into it.
  package init(folder: String) {
    entries = EntryFolder(folder)
  }

  package func get(_ key: String) -> String? {
    entries.read(name(key)).flatMap { String(validating: $0, as: UTF8.self) }
  }

  package func put(_ key: String, _ value: String) {
    entries.write(value.utf8, as: name(key))
  }

  private func name(_ key: String) -> String { Digest.hex(of: key.utf8) }
}
