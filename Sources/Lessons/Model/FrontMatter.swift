/// What stands between the two `---` lines, with the defaults for what does not.
package struct FrontMatter: Hashable, Sendable, Codable {
  /// Absent: the first heading's text, else the file's name.
  package var title: String?
  /// BCP 47, such as `en` or `zh-Hans`.
  package var lang = "en"
  /// The place in the course; lessons without one follow by name.
  package var order: Int?
  package var summary: String?
  /// The part of the course that the lesson belongs to.
  package var part: String?
  /// The lessons to read before this one, relative to the lesson's folder.
  package var needs: [String] = []
  /// Translations of texts that the cells write and the figures show. They are not part of a cell's
  /// key: they change what readers see, and not what is computed.
  package var words: [String: String] = [:]
  /// The generator's seed when the lesson starts.
  package var seed: UInt64 = 0
  /// How many seeds a claim has to rest on; of an `index.md`, those of all lessons in its folder.
  package var leastSeeds: Int?
  /// The only files that the cells may read, relative to the lesson's folder.
  package var data: [String] = []
  package var limits = Limits()
  package var controls = ControlBudget()
  /// Raw HTML is passed through instead of shown as text.
  package var html = false
  /// The oldest Unroll and the oldest Swift that the lesson, or of a course's page the course, works
  /// with.
  package var unroll: VersionNumber?
  package var swift: VersionNumber?

  package init() {}
}
