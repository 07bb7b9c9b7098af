import Hashing

/// Which pages were made of a course, in which output folder, and with what in them.
struct PageRecord {
  static let cacheName = ".unroll"
  /// The file's first line: another one where what follows has another form, or other checksums.
  private static let form = "pages 3"

  /// A page that is there.
  struct Page {
    /// Absolute.
    var path: String
    /// Nobody edited it since.
    var isOurs: Bool
  }

  private struct Made: Equatable {
    var checksum: String
    /// The output folder; paths are as seen from the course's folder, so that the whole may be moved.
    var output: String
  }

  private let course: String
  private var file: String { Path.join(Path.join(course, Self.cacheName), "pages") }
  private var made: [String: Made] = [:]
  private var isChanged = false

  init(course: String) {
    self.course = course
    guard let bytes = try? Files.read(file) else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == Self.form[...] else { return }
    for line in lines.dropFirst() {
      let parts = line.split(separator: "\t", maxSplits: 2).map(String.init)
      if parts.count == 3 { made[parts[2]] = Made(checksum: parts[0], output: parts[1]) }
    }
  }

  /// - Parameters:
  ///   - path: of the page, absolute.
  ///   - output: the output folder, absolute.
  mutating func note(_ text: String, at path: String, in output: String) {
    let page = Made(
      checksum: Checksum.hex(of: Array(text.utf8)), output: Path.relative(output, to: course))
    if made.updateValue(page, forKey: Path.relative(path, to: course)) != page {
      isChanged = true
    }
  }

  /// No page of ours any more.
  mutating func forget(_ path: String) {
    if made.removeValue(forKey: Path.relative(path, to: course)) != nil { isChanged = true }
  }

  mutating func save() throws(SystemFailure) {
    guard isChanged else { return }
    try Files.makeFolder(Path.folder(file))
    let lines = made.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "\($0.value.checksum)\t\($0.value.output)\t\($0.key)\n" }
    try Files.write(Array("\(Self.form)\n\(lines.joined())".utf8), to: file)
    isChanged = false
  }

  /// The pages that are there, in order: all, or those of one output folder (absolute).
  func pages(in output: String? = nil) -> [Page] {
    let output = output.map { Path.relative($0, to: course) }
    let names = made.filter { output == nil || $0.value.output == output }.keys.sorted()
    return names.compactMap { name in
      let path = Path.absolute(name, in: course)
      guard let bytes = try? Files.read(path) else { return nil }
      return Page(path: path, isOurs: Checksum.hex(of: bytes) == made[name]?.checksum)
    }
  }
}
