internal import Foundation
internal import Hashing
internal import Lessons
internal import Runs
internal import Weaving

/// What earlier builds made of each lesson, and of the course, for an output folder: what would be
/// made again of the same things is not made, and not even looked at.
///
/// A page that somebody edited or took away is made again: its bytes have another digest.
struct MadePages {
  struct Entry: Codable {
    /// Of what the pages' values are made from.
    var key: String
    /// Of a lesson's report.
    var reportKey: String
    /// Of each cell of a lesson.
    var statuses: [CellResult.Status]
    /// Warnings: a lesson with an error is never kept. Their files are as messages show them.
    var problems: [Diagnostic]
    var pages: [PageMark]
  }

  private static let form = 3
  /// The name of what the course as a whole makes, beside those of lessons, which end in `.md`.
  static let wholeCourse = "course"

  private struct Stored: Codable {
    var form: Int
    /// The files of problems are relative to the course: the next build may be called from elsewhere.
    var entries: [String: Entry]
  }

  private let course: CourseFolder
  private let place: Workplace
  private let file: String
  private let output: String
  private let old: [String: Entry]
  private var new: [String: Entry] = [:]

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
      return
    }
    old = stored.entries
  }

  /// What was made of the same things, where all of it is still there.
  func entry(_ name: String, key: String?) -> Entry? {
    guard let key, var entry = old[name], entry.key == key else { return nil }
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
    guard let bytes = try? Files.read(Path.join(output, page.path)) else { return false }
    return Digest.hex(of: bytes) == page.digest
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
  func save() {
    let known = Set(course.lessons.map(\.path) + [Self.wholeCourse])
    let entries = old.merging(new) { $1 }.filter { known.contains($0.key) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(Stored(form: Self.form, entries: entries)) else { return }
    try? Files.makeFolder(Path.folder(file))
    _ = try? Files.write(Array(data), to: file)
  }
}
