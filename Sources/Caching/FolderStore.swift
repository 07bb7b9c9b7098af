internal import Hashing
internal import Synchronization

/// A store in a folder, one file for each entry, for several processes at once and for later ones.
///
/// A file begins with the digest of its name and its bytes: a file that is cut, damaged or renamed
/// counts as absent. Each file is written beside its place and renamed into it: when two processes
/// write one entry at once, the later one wins, and nobody reads a mixture.
package struct FolderStore: Store {
  private static let lineEnd: UInt8 = 0x0A
  private let path: String
  private let refusals = Refusals()

  /// The last that kept an entry from being written; its path is the folder's.
  private final class Refusals: Sendable {
    let last = Mutex<SystemFailure?>(nil)
  }

  /// The first `put` makes the folder.
  package init(_ path: String) {
    self.path = path
  }

  package func get(_ key: String) -> [UInt8]? {
    guard let bytes = WholeFile.read(path + "/" + key),
      let end = bytes.firstIndex(of: Self.lineEnd)
    else { return nil }
    let value = bytes[(end + 1)...]
    return bytes[..<end].elementsEqual(Self.digest(key, value).utf8) ? Array(value) : nil
  }

  package func put(_ key: String, _ bytes: [UInt8]) {
    let file = Array(Self.digest(key, bytes[...]).utf8) + [Self.lineEnd] + bytes
    if WholeFile.replace(path + "/" + key, with: file) { return }
    WholeFile.makeFolder(path)
    do {
      try WholeFile.write(file, to: path + "/" + key)
    } catch {
      refusals.last.withLock { $0 = SystemFailure(path, error.number) }
    }
  }

  /// Why an entry was not kept; nil where all were.
  package var refusal: SystemFailure? { refusals.last.withLock { $0 } }

  private static func digest(_ key: String, _ value: ArraySlice<UInt8>) -> String {
    var digest = Digest()
    digest.add(key)
    digest.add(value)
    return digest.hex
  }
}
