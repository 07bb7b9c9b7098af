/// A store on this machine, and behind it one that several machines share.
package struct LayeredStore: Store {
  private let own: FolderStore
  /// What the shared cache gave without a signature: apart from what was computed here, so that nobody
  /// takes the one for the other.
  private let taken: FolderStore
  /// The keys of what the shared cache has, as far as this machine knows.
  private let sent: FolderStore
  private let shared: SharedCache
  private let kind: String

  /// - Parameters:
  ///   - folder: the cache on this machine.
  ///   - kind: the folder in it, and the kind of entry in the shared cache.
  package init(_ own: FolderStore, _ shared: SharedCache, kind: String, in folder: String) {
    self.own = own
    self.shared = shared
    self.kind = kind
    taken = FolderStore("\(folder)/unsigned/\(kind)")
    sent = FolderStore("\(folder)/shared/\(shared.identity.prefix(16))/\(kind)")
  }

  package func get(_ key: String) -> [UInt8]? {
    if let bytes = own.get(key) {
      send(key, bytes)
      return bytes
    }
    if !shared.isSigned, let bytes = taken.get(key) { return bytes }
    guard let bytes = shared.get(kind, key) else { return nil }
    (shared.isSigned ? own : taken).put(key, bytes)
    if shared.isSigned { sent.put(key, []) }
    return bytes
  }

  package func put(_ key: String, _ bytes: [UInt8]) {
    own.put(key, bytes)
    if shared.put(kind, key, bytes) { sent.put(key, []) }
  }

  /// What was computed before there was a shared cache goes there too.
  private func send(_ key: String, _ bytes: [UInt8]) {
    guard shared.takesEntries, sent.get(key) == nil, shared.put(kind, key, bytes) else { return }
    sent.put(key, [])
  }
}
