/// Which pages were made of a course, and with what in them.
struct PageRecord {
  static let cacheName = ".unroll"

  private let course: String
  private var file: String { Path.join(Path.join(course, Self.cacheName), "pages") }
  /// By path, as seen from the course's folder, so that the whole may be moved.
  private var digests: [String: String] = [:]
  private var isChanged = false

  init(course: String) {
    self.course = course
    guard let bytes = try? Files.read(file) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { digests[String(parts[1])] = String(parts[0]) }
    }
  }

  mutating func note(_ text: String, at path: String) {
    let digest = Self.digest(Array(text.utf8))
    if digests.updateValue(digest, forKey: Path.relative(path, to: course)) != digest {
      isChanged = true
    }
  }

  mutating func save() throws(SystemFailure) {
    guard isChanged else { return }
    try Files.makeFolder(Path.folder(file))
    let lines = digests.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "\($0.value) \($0.key)\n" }
    try Files.write(Array(lines.joined().utf8), to: file)
    isChanged = false
  }

  /// The pages that are there, absolute, with whether each is as it was made.
  var pages: [(path: String, isOurs: Bool)] {
    digests.keys.sorted().compactMap { name in
      let path = Path.absolute(name, in: course)
      guard let bytes = try? Files.read(path) else { return nil }
      return (path, Self.digest(bytes) == digests[name])
    }
  }

  /// FNV-1a, 64 bits: tells a page that somebody edited from one that nobody did.
  private static func digest(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}
