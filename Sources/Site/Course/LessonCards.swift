internal import Caching
internal import Foundation
internal import Hashing
internal import Weaving

/// The cards of a course's lessons as the last build left them, and when each file was what it was: a
/// file whose stamp is the same is neither read nor parsed.
///
/// They belong to the program that made them: another one may read a lesson another way.
package struct LessonCards: Sendable {
  private struct Kept: Codable, Equatable {
    /// Nil where the file had changed too shortly before: it is read, and not parsed.
    var stamp: FileStamp?
    var card: LessonCard
  }

  private struct Stored: Codable {
    var program: String
    var cards: [String: Kept]
  }

  private let file: String
  private let program: String
  /// The folder of the lessons, absolute.
  private let course: String
  private let old: [String: Kept]
  /// The stamps of the files before they were read.
  var stamps: [String: FileStamp] = [:]

  /// - Parameter course: the folder of the lessons, absolute.
  init(of course: String, in place: Workplace) {
    self.course = course
    let cache = place.cache(of: course)
    file = Path.join(cache, "lessons.json")
    program =
      "1 "
      + FileDigests.ofUser(place.environment, fallback: Path.join(cache, "digests"))
      .digest(ofFileAt: place.program)
    guard let bytes = try? Files.read(file),
      let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)),
      stored.program == program
    else {
      old = [:]
      return
    }
    old = stored.cards
  }

  /// - Returns: The lesson, and the file's stamp before it was read.
  func read(_ path: String) throws(SystemFailure) -> (lesson: LessonFile, stamp: FileStamp) {
    let file = Path.join(course, path)
    let stamp = FileStamp(file)
    guard let kept = old[path], kept.card.entry.path == path else {
      return (try LessonFile(path: path, in: course), stamp)
    }
    if kept.stamp == stamp { return (LessonFile(kept.card, file: file), stamp) }
    let bytes = try Files.read(file)
    let isKnown = Digest.hex(of: bytes) == kept.card.digest
    return (
      isKnown
        ? LessonFile(kept.card, file: file) : LessonFile(bytes, path: path, file: file), stamp
    )
  }

  /// Where nothing can be written, the next build parses all lessons again.
  func save(_ lessons: [LessonFile]) {
    let now = FileStamp.now
    var cards: [String: Kept] = [:]
    for lesson in lessons {
      let path = lesson.path
      if let kept = old[path], kept.stamp != nil, kept.stamp == stamps[path] {
        cards[path] = kept
        continue
      }
      let stamp = FileStamp(Path.join(course, path))
      let isSure = stamp == stamps[path] && stamp.isSettled(at: now)
      cards[path] = Kept(stamp: isSure ? stamp : nil, card: lesson.card)
    }
    guard cards != old else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(Stored(program: program, cards: cards)) else { return }
    try? Files.makeFolder(Path.folder(file))
    _ = try? Files.write(Array(data), to: file)
  }
}
