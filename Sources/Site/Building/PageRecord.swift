internal import Caching
internal import Hashing

/// Which pages were made of a course, in which output folder, and with what in them.
struct PageRecord {
  static let cacheName = ".unroll"
  static let fileName = "pages"
  /// The file's first line: another one where what follows has another form, or other checksums.
  private static let form = "pages 4"

  private struct Made: Equatable {
    var checksum: String
    /// The output folder; paths are as seen from the course's folder, so that the whole may be moved.
    var output: String
  }

  private let course: String
  private let file: String
  private var made: [String: Made] = [:]
  private var isChanged = false
  /// Lines that the file lacks.
  private var added = ""
  /// What the file holds is of this form: lines may be added to it.
  private var isReadable = false

  /// - Parameters:
  ///   - course: the folder of the lessons, absolute.
  ///   - cache: the folder that the record lies in, absolute.
  init(course: String, cache: String) {
    self.course = course
    file = Path.join(cache, Self.fileName)
    guard let bytes = try? Files.read(file) else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == Self.form[...] else { return }
    // Of a line that was cut, and of no other, the end is missing.
    isReadable = bytes.last == 0x0A
    for line in lines.dropFirst() {
      let parts = line.split(separator: "\t", maxSplits: 2).map(String.init)
      if parts.count == 3 { made[parts[2]] = Made(checksum: parts[0], output: parts[1]) }
    }
  }

  /// Output folders, absolute, whether they are there or not.
  var folders: Set<String> {
    Set(Set(made.values.map(\.output)).map { Path.absolute($0, in: course) })
  }

  /// Output folders that hold pages still, absolute, in order; how many each.
  var outputs: [(path: String, pages: Int)] {
    let there = made.filter { Files.kind(Path.absolute($0.key, in: course)) == .file }
    let counts = Dictionary(there.map { ($0.value.output, 1) }, uniquingKeysWith: +)
    return counts.sorted { $0.key < $1.key }
      .map { (Path.absolute($0.key, in: course), $0.value) }
  }

  /// - Parameters:
  ///   - path: of the page, absolute.
  ///   - output: the output folder, absolute.
  ///   - digest: of its bytes.
  mutating func add(_ digest: String, at path: String, in output: String) {
    let page = Made(checksum: digest, output: Path.relative(output, to: course))
    let name = Path.relative(path, to: course)
    if made.updateValue(page, forKey: name) != page {
      isChanged = true
      added += Self.line(name, page)
    }
  }

  private static func line(_ name: String, _ page: Made) -> String {
    "\(page.checksum)\t\(page.output)\t\(name)\n"
  }

  /// Writes what was added at the end of the file: of two lines for a page the later one counts. The
  /// cost is that of what was added, not of what is there; `save` puts the file in order.
  mutating func saveAdded() throws(SystemFailure) {
    guard !added.isEmpty else { return }
    guard isReadable, WholeFile.isFile(file) else { return try save(isFinal: false) }
    try WholeFile.append(Array(added.utf8), to: file)
    added = ""
  }

  mutating func save() throws(SystemFailure) { try save(isFinal: true) }

  private mutating func save(isFinal: Bool) throws(SystemFailure) {
    guard isChanged else { return }
    try Files.makeFolder(Path.folder(file))
    let lines = made.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { Self.line($0.key, $0.value) }
    try Files.write(Array("\(Self.form)\n\(lines.joined())".utf8), to: file)
    added = ""
    isReadable = true
    isChanged = !isFinal
  }

  /// Removes pages of one output folder.
  ///
  /// - Parameters:
  ///   - output: absolute.
  ///   - isOld: whether the page at a path, absolute, goes. Others are not even read.
  mutating func removePages(
    ofOutput output: String, where isOld: (_ path: String) -> Bool
  ) throws(SystemFailure) -> (removed: [String], kept: [String]) {
    let output = Path.relative(output, to: course)
    return try removePages { path, itsOutput in itsOutput == output && isOld(path) }
  }

  /// Removes the pages below any of these folders, which are absolute.
  mutating func removePages(
    below folders: [String]
  ) throws(SystemFailure) -> (removed: [String], kept: [String]) {
    try removePages { path, _ in folders.contains { Path.inside($0, path) != nil } }
  }

  /// Takes out of the record, and leaves on the disk, what somebody made his own by editing it.
  mutating func forget(_ paths: [String]) {
    for path in paths where made.removeValue(forKey: Path.relative(path, to: course)) != nil {
      isChanged = true
    }
  }

  /// Removes pages that were made. One that somebody edited since stays. Folders that held nothing
  /// else go too, up to the output folder.
  ///
  /// - Parameter isMeant: is asked for the page's path, absolute, and its output folder.
  /// - Returns: What was removed and what stays because it was edited, absolute, in order.
  private mutating func removePages(
    where isMeant: (_ path: String, _ output: String) -> Bool
  ) throws(SystemFailure) -> (removed: [String], kept: [String]) {
    var removed: [String] = []
    var kept: [String] = []
    var folders: Set<String> = []
    for (name, page) in made.sorted(by: { $0.key < $1.key }) {
      let path = Path.absolute(name, in: course)
      guard isMeant(path, page.output), let bytes = try? Files.read(path) else { continue }
      guard Digest.hex(of: bytes) == page.checksum else {
        kept.append(path)
        continue
      }
      try Files.removeFile(path)
      made[name] = nil
      isChanged = true
      removed.append(path)
      folders.formUnion(Self.folders(of: path, in: Path.absolute(page.output, in: course)))
    }
    // The deepest first: what holds only them is empty then.
    for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      Files.removeIfEmpty(folder)
    }
    return (removed, kept)
  }

  /// Those that hold a page, from its own up to the output folder.
  private static func folders(of page: String, in output: String) -> [String] {
    var folders: [String] = []
    var folder = Path.folder(page)
    while Path.inside(output, folder) != nil {
      folders.append(folder)
      folder = Path.folder(folder)
    }
    return folders + [output]
  }
}
