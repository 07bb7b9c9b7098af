internal import Dispatch
internal import Hashing
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Digests of files by their bytes, in full: a copy has the digest of the original, wherever it lies.
///
/// A list of files that was digested before, and whose stamps are what they were, is not read again:
/// the memo has its digest under that of the paths and the stamps. Nothing is remembered of a file
/// that changed within the last seconds, as the next change might leave its stamp as it is.
package struct FileDigests: Sendable {
  private static let form = "files 1\0"
  private let memo: (any Store)?

  /// A file by the name that counts in the digest, and by its path, which does not.
  package struct File: Sendable {
    package var name: String
    package var path: String

    package init(_ name: String, at path: String) {
      self.name = name
      self.path = path
    }
  }

  /// - Parameter memo: local to this machine, as stamps are; nil reads every file every time.
  package init(memo: (any Store)?) {
    self.memo = memo
  }

  /// The digest of all of `files`, their names and bytes. A file that cannot be read counts as absent.
  package func digest(of files: [File]) -> String {
    let files = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let now = time(nil)
    let stamps = files.map { FileStamp($0.path) }
    // In one piece: a hash that is fed field by field takes several times as long.
    var listing = Array(Self.form.utf8)
    for (file, stamp) in zip(files, stamps) {
      for text in [file.name, file.path] {
        listing += text.utf8
        listing.append(0)
      }
      stamp.append(to: &listing)
    }
    let key = Digest.hex(of: listing)
    if let known = memo?.get(key) { return String(decoding: known, as: UTF8.self) }
    var digest = Digest()
    for (file, bytes) in zip(files, Self.contents(of: files)) {
      digest.add(file.name)
      digest.add(bytes ?? "absent")
    }
    let isSettled = stamps.allSatisfy { $0.isSettled(at: now) }
    if isSettled, files.map({ FileStamp($0.path) }) == stamps {
      memo?.put(key, Array(digest.hex.utf8))
    }
    return digest.hex
  }

  package func digest(ofFileAt path: String) -> String {
    digest(of: [File("", at: path)])
  }

  /// All files below a folder, by their names from there on. A link to a file is one; a link to a
  /// folder may lead round in a circle, and is not followed.
  package static func files(below folder: String, as name: String = "") -> [File] {
    var files: [File] = []
    for entry in WholeFile.entries(in: folder) {
      let path = folder + "/" + entry.name
      let shown = name.isEmpty ? entry.name : name + "/" + entry.name
      switch entry.kind {
      case .file: files.append(File(shown, at: path))
      case .folder: files += Self.files(below: path, as: shown)
      case .other: break
      }
    }
    return files
  }

  /// The digest of each file; nil for one that cannot be read. On all cores: a toolchain is large.
  private static func contents(of files: [File]) -> [String?] {
    let digests = Slots(count: files.count)
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      digests.fill(index, with: WholeFile.digest(of: files[index].path))
    }
    return digests.values
  }
}

/// Values that several threads fill in, each in a place of its own.
private final class Slots: Sendable {
  private let mutex: Mutex<[String?]>

  init(count: Int) { mutex = Mutex(Array(repeating: nil, count: count)) }

  func fill(_ index: Int, with value: String?) { mutex.withLock { $0[index] = value } }
  var values: [String?] { mutex.withLock { $0 } }
}
