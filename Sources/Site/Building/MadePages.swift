internal import Caching
internal import Foundation
internal import Hashing
internal import Lessons
internal import Runs
internal import Synchronization
internal import Weaving

/// What earlier builds made of each lesson, and of the course, for an output folder: what would be
/// made again of the same things is not made, and not even looked at.
///
/// A page that somebody edited or took away is made again: its bytes have another digest.
struct MadePages {
  struct Entry: Codable, Equatable {
    /// Of what the pages' values are made from.
    var key: String
    /// The same without a look into the lesson: see `PageKeys.quickKey`. It counts where files that are
    /// no lessons are what they were, by path.
    var quickKey: String?
    var answers: [String: String]?
    /// Of a lesson's report.
    var reportKey = ""
    /// Of each cell of a lesson.
    var statuses: [CellResult.Status] = []
    /// Warnings: a lesson with an error is never kept. Their files are as messages show them.
    var problems: [Diagnostic] = []
    var pages: [PageMark]
  }

  private static let form = 4

  private struct Stored: Codable {
    var form: Int
    /// The files of problems are relative to the course: the next build may be called from elsewhere.
    var entries: [String: Entry]
    /// Of pages by their paths: with the same stamp a page has the bytes that were made.
    var stamps: [String: FileStamp]
  }

  /// What is known of pages' files in this build. Shared by all copies.
  private final class Stamps: Sendable {
    let seen = Mutex<[String: FileStamp]>([:])
  }

  private let course: CourseFolder
  private let place: Workplace
  private let file: String
  private let output: String
  private let old: [String: Entry]
  private let oldStamps: [String: FileStamp]
  private var new: [String: Entry] = [:]
  private let stamps = Stamps()

  /// - Parameters:
  ///   - output: the folder of the pages, absolute.
  ///   - formats: a build in other formats remembers its pages beside these.
  ///   - isForgetful: nothing is taken for made, as with `--force`.
  init(
    of course: CourseFolder, in output: String, at place: Workplace, formats: [any PageFormat],
    isForgetful: Bool
  ) {
    self.course = course
    self.place = place
    self.output = output
    let names = [Path.relative(output, to: course.path)] + formats.map(\.name)
    let name = Digest.hex(of: names.joined(separator: "\n").utf8)
    file = Path.join(place.cache(of: course.path), "made/\(name).json")
    guard !isForgetful, let bytes = try? Files.read(file),
      let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)),
      stored.form == Self.form
    else {
      old = [:]
      oldStamps = [:]
      return
    }
    old = stored.entries
    oldStamps = stored.stamps
  }

  /// What was made of the same things, where all of it is still there.
  func entry(_ name: String, key: String?) -> Entry? {
    guard let key, let entry = old[name], entry.key == key else { return nil }
    return whole(entry)
  }

  /// The same by the key that needs no look into the lesson.
  ///
  /// - Parameter isStill: whether files that are no lessons are what they were.
  func entry(
    _ name: String, quickKey: String?, isStill: ([String: String]) -> Bool
  ) -> Entry? {
    guard let quickKey, let entry = old[name], entry.quickKey == quickKey,
      let answers = entry.answers, isStill(answers)
    else { return nil }
    return whole(entry)
  }

  private func whole(_ entry: Entry) -> Entry? {
    var entry = entry
    guard entry.pages.allSatisfy(isThere) else { return nil }
    for index in entry.problems.indices {
      let file = entry.problems[index].file
      entry.problems[index].file = place.shown(Path.absolute(file, in: course.path))
    }
    return entry
  }

  /// The page at `path` that was made of the values with this key, where it is still there.
  func page(_ path: String, key: String, of name: String) -> PageMark? {
    old[name]?.pages.first { $0.path == path && $0.key == key && isThere($0) }
  }

  private func isThere(_ page: PageMark) -> Bool {
    let path = Path.join(output, page.path)
    let stamp = FileStamp(path)
    if stamp != oldStamps[page.path] {
      guard let bytes = try? Files.read(path), Digest.hex(of: bytes) == page.digest else {
        return false
      }
    }
    stamps.seen.withLock { $0[page.path] = stamp }
    return true
  }

  /// A page that was just written.
  func see(_ path: String) {
    let stamp = FileStamp(Path.join(output, path))
    stamps.seen.withLock { $0[path] = stamp }
  }

  mutating func keep(_ entry: Entry, as name: String) {
    var entry = entry
    for index in entry.problems.indices {
      let file = place.absolute(entry.problems[index].file)
      entry.problems[index].file = Path.relative(file, to: course.path)
    }
    new[name] = entry
  }

  /// Lessons that were not asked for stay as they were. Where nothing can be written, the next build
  /// makes all pages again.
  ///
  /// - Parameter isWhole: the whole course was asked for: what it does not make any more is forgotten.
  func save(isWhole: Bool) {
    let known = Set(course.lessons.map(\.path))
    let entries = old.merging(new) { $1 }.filter { name, _ in
      new[name] != nil || (name.hasSuffix(".md") ? known.contains(name) : !isWhole)
    }
    let stamps = settledStamps(of: entries)
    guard entries != old || stamps != oldStamps else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let stored = Stored(form: Self.form, entries: entries, stamps: stamps)
    guard let data = try? encoder.encode(stored) else { return }
    try? Files.makeFolder(Path.folder(file))
    _ = try? Files.write(Array(data), to: file)
  }

  /// The stamps of pages that nobody can have touched since without leaving another one. The others are
  /// read by the next build.
  private func settledStamps(of entries: [String: Entry]) -> [String: FileStamp] {
    let now = FileStamp.now
    let seen = stamps.seen.withLock { $0 }
    var settled: [String: FileStamp] = [:]
    for page in entries.values.flatMap(\.pages) {
      guard let stamp = seen[page.path] else {
        settled[page.path] = oldStamps[page.path]
        continue
      }
      let isKnown = stamp == oldStamps[page.path]
      if isKnown || stamp.isSettled(at: now) && FileStamp(Path.join(output, page.path)) == stamp {
        settled[page.path] = stamp
      }
    }
    return settled
  }
}
