internal import Caching
internal import Weaving

/// The folder that pages are written to. What was written is remembered beside the cache, so that
/// `clean` can take away exactly that.
struct OutputFolder {
  /// Absolute, links followed.
  let path: String
  let shownFolder: String
  private let place: Workplace
  private var record: PageRecord

  init(_ path: String, of course: CourseFolder, in place: Workplace) throws(Failure) {
    try Self.checkNames(of: course)
    self.place = place
    let absolute = place.absolute(path)
    do {
      try Files.makeFolder(absolute)
    } catch {
      throw place.failure(writing: error)
    }
    self.path = Path.real(absolute) ?? absolute
    if let what = Self.danger(to: course, of: self.path) {
      throw Failure(
        .outputHoldsLessons, "\(path): \(what)", mend: "choose another folder with --output")
    }
    shownFolder = place.shown(self.path)
    record = PageRecord(course: course.path, cache: place.cache(of: course.path))
  }

  /// What pages there would do to lessons; nil for nothing.
  private static func danger(to course: CourseFolder, of output: String) -> String? {
    if output == course.path {
      return "is the folder of the lessons, and the pages would overwrite them"
    }
    guard let below = Path.inside(course.path, output) else { return nil }
    return course.lessons.first { Path.inside(below, $0.path) != nil }
      .map { "holds \(course.shown($0.path)), and pages could overwrite lessons" }
  }

  /// No lesson has the name of one of the course's own pages.
  static func checkNames(of course: CourseFolder) throws(Failure) {
    let indices = course.lessons.map(\.path).filter { Path.name($0) == "index.md" }
    let folder = indices.first { $0.split(separator: "/").count == 2 }.map(Path.folder)
    if let folder, indices.contains("index.md") {
      throw Failure(
        .reservedName,
        "\(course.shown("index.md")): the choice of a language goes here, because "
          + "`\(course.shown(folder))` is a course in one language",
        mend: "move the file into the folder of a language")
    }
    let taken = ["search", "print"].flatMap { name in
      indices.map { Path.join(Path.folder($0), name + ".md") }
    }
    // Of a large course, `print-1.html` and so on are pages too.
    let isTaken = { (path: String) in
      taken.contains(path)
        || path.hasSuffix(".md") && CourseEdition.isOfPortion(String(path.dropLast(3)))
          && indices.contains { index in
            Path.folder(index) == Path.folder(path)
              && course.lessons.filter { $0.path.hasPrefix(Path.folder(path)) }.count
                > CourseEdition.mostInOnePage
          }
    }
    if let lesson = course.lessons.first(where: { isTaken($0.path) }) {
      throw Failure(
        .reservedName,
        "\(course.shown(lesson.path)): has the name of a page that the course makes itself",
        mend: "give the lesson another name")
    }
  }

  /// Writes those that are not there yet.
  ///
  /// - Returns: The paths of those that changed.
  mutating func write(_ pages: [DrawnPage]) throws(Failure) -> Set<String> {
    var changed: Set<String> = []
    for drawn in pages {
      guard let page = drawn.page else { continue }
      if try write(page, digest: drawn.mark.digest) { changed.insert(page.path) }
    }
    return changed
  }

  /// - Parameter digest: of the page's bytes.
  /// - Returns: Whether the page changed.
  mutating func write(_ page: Page, digest: String) throws(Failure) -> Bool {
    let file = Path.join(path, page.path)
    do {
      try Files.makeFolder(Path.folder(file))
      let changed = try Files.write(page.bytes, to: file)
      record.add(digest, at: file, in: path)
      return changed
    } catch {
      throw place.failure(writing: error)
    }
  }

  /// Removes the pages that earlier builds made here and this one did not: of lessons that are gone
  /// or have another name. One that somebody edited stays.
  ///
  /// - Parameters:
  ///   - pages: what this build made or found to be made, relative to the folder.
  ///   - formats: pages of other formats stay.
  /// - Returns: What was removed and what stays, as messages show them.
  mutating func removeAll(
    of formats: [any PageFormat], except pages: Set<String>
  ) throws(Failure) -> (removed: [String], kept: [String]) {
    do {
      let current = Set(pages.map { Path.join(path, $0) })
      let (removed, kept) = try record.removePages(ofOutput: path) { page in
        let name = Path.inside(path, page) ?? page
        return !current.contains(page) && formats.contains { $0.owns(name) }
      }
      return (removed.map { place.shown($0) }, kept.map { place.shown($0) })
    } catch {
      throw place.failure(removing: error)
    }
  }

  /// Nil where there is no such page.
  func text(of page: Page) -> String? {
    (try? Files.read(Path.join(path, page.path))).map { String(decoding: $0, as: UTF8.self) }
  }

  func shown(_ path: String) -> String { Path.join(shownFolder, path) }

  func madePages(_ marks: [PageMark], changed: Set<String>) -> [MadePage] {
    marks.map { madePage($0.path, isChanged: changed.contains($0.path)) }
  }

  func madePage(_ path: String, isChanged: Bool) -> MadePage {
    MadePage(path: path, shownPath: shown(path), isChanged: isChanged)
  }

  /// What was written since is in the record, whatever follows.
  mutating func saveAdded() throws(Failure) {
    do {
      try record.saveAdded()
    } catch {
      throw place.failure(writing: error)
    }
  }

  mutating func saveRecord() throws(Failure) {
    do {
      try record.save()
    } catch {
      throw place.failure(writing: error)
    }
  }
}
