/// A page, and where it goes.
struct Page: Sendable {
  /// Relative to the output folder.
  var path: String
  var text: String
}

/// The folder that pages are written to. What was written is remembered beside the cache, so that
/// `clean` can take away exactly that.
struct OutputFolder {
  private let folder: String
  private let shownFolder: String
  private var record: PageRecord

  init(_ path: String, of course: Course) throws(Failure) {
    let absolute = Path.absolute(path)
    do {
      try Files.makeFolder(absolute)
    } catch {
      throw Failure(writing: error)
    }
    folder = Path.real(absolute) ?? absolute
    guard folder != course.folder else {
      throw Failure(
        .usage, "\(path): holds the lessons, which their pages would overwrite",
        mend: "choose another folder with --output")
    }
    shownFolder = Path.shown(folder)
    record = PageRecord(course: course.folder)
  }

  /// - Returns: Whether the page changed.
  mutating func write(_ page: Page) throws(Failure) -> Bool {
    let path = Path.join(folder, page.path)
    do {
      try Files.makeFolder(Path.folder(path))
      let changed = try Files.write(Array(page.text.utf8), to: path)
      record.note(page.text, at: path)
      return changed
    } catch {
      throw Failure(writing: error)
    }
  }

  /// Nil where there is no such page.
  func text(of page: Page) -> String? {
    (try? Files.read(Path.join(folder, page.path))).map { String(decoding: $0, as: UTF8.self) }
  }

  func shown(_ page: Page) -> String {
    Path.join(shownFolder, page.path)
  }

  func remember() throws(Failure) {
    do {
      try record.save()
    } catch {
      throw Failure(writing: error)
    }
  }
}
