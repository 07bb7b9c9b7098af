internal import Caching
internal import Foundation
internal import Hashing

/// What earlier runs left behind, found by the digest of everything that went into it.
///
/// Results are bytes in a `Store`, and mean the same on every machine. Compiled cells are files that
/// the compiler, the linker and the kernel open by their paths, so they always lie in `.unroll`.
struct Cache: Sendable {
  /// The folder `.unroll`.
  let folder: String
  private let results: any Store
  private let ownResults: FolderStore?
  private let lessons: FolderStore

  /// - Parameters:
  ///   - results: where results of cells are; nil for a folder in `.unroll`.
  ///   - shared: what is behind that folder; nil for nothing.
  init(folder: String, results: (any Store)? = nil, shared: SharedCache? = nil) {
    self.folder = folder
    let own = FolderStore(folder + "/results")
    ownResults = results == nil ? own : nil
    let layered = shared.map { LayeredStore(own, $0, kind: "results", in: folder) }
    self.results = results ?? layered ?? own
    lessons = FolderStore(folder + "/lessons")
  }

  /// What the system refused when something was to be remembered; nil where it did not.
  var refusal: SystemFailure? { ownResults?.refusal ?? lessons.refusal }

  var compiledCells: CompiledCells { CompiledCells(cache: folder) }
  /// The compiler's own cache, of C modules, where the runtime library's folder cannot hold it.
  var modules: String { folder + "/modules" }
  /// The memo of file digests, where the user's cache folder cannot hold it.
  static func digests(in folder: String) -> String { folder + "/digests" }

  /// The value stored under `key`; nil for none, or a damaged one.
  func result<Value: Decodable>(_ key: String, as type: Value.Type) -> Value? {
    results.get("\(key).json").flatMap { ResultJSON.decode(type, from: $0) }
  }

  /// Stores a value. A full disk costs the entry, not the run.
  func store(_ value: some Encodable, asResult key: String) {
    write(value, "\(key).json", in: results)
  }

  /// What went into the keys of a lesson's cells when it last ran.
  func record<Value: Decodable>(ofLesson path: String, as type: Value.Type) -> Value? {
    lessons.get(Self.name(ofLesson: path)).flatMap {
      ResultJSON.decode(type, from: $0.drop { $0 != Self.lineEnd })
    }
  }

  /// - Parameter key: decides the value. It is the record's first line, so that what is there already is
  ///   neither read through nor written: a cache that cannot be written to still serves.
  func store(_ value: @autoclosure () -> some Encodable, key: String, asRecordOfLesson path: String)
  {
    let name = Self.name(ofLesson: path)
    let first = Array(key.utf8) + [Self.lineEnd]
    if lessons.get(name)?.starts(with: first) == true { return }
    write(value(), name, in: lessons, after: first)
  }

  private static let lineEnd = UInt8(ascii: "\n")

  private func write(
    _ value: some Encodable, _ name: String, in store: any Store, after first: [UInt8] = []
  ) {
    guard let json = ResultJSON.encode(value), !LiveProcesses.areEnded else { return }
    store.put(name, first + json)
  }

  private static func name(ofLesson path: String) -> String {
    "\(Digest.hex(of: path.utf8).prefix(40)).json"
  }
}
