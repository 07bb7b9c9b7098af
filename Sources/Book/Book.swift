internal import Pages
internal import Weaving

/// One edition of a course as an EPUB book.
///
/// The order is that of a book on paper: cover, contents, what introduces the course, the lessons,
/// what is looked up, and at the end the solutions.
struct Book {
  let edition: CourseEdition
  let course: Course
  let words: Wording
  /// In seconds since 1970.
  let modified: Int
  let layout: BookLayout
  private let reports: [String: Report]

  /// - Parameter reports: of the edition's lessons, in any order.
  init(_ edition: CourseEdition, course: Course, reports: [Report], modified: Int) {
    self.edition = edition
    self.course = course
    self.modified = modified
    words = Wording(lang: edition.lang)
    let given = Dictionary(reports.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
    self.reports = given
    let entries = ([edition.index] + edition.lessons + edition.reference)
      .filter { given[$0.path] != nil }
    layout = BookLayout(entries.compactMap { given[$0.path] }, in: edition)
  }

  /// The archive. The same values give the same bytes.
  func bytes() -> [UInt8] {
    let files = files()
    var archive = ZipArchive()
    // A reader knows an EPUB by what stands here, uncompressed, at a fixed place.
    archive.add("mimetype", Array("application/epub+zip".utf8))
    archive.add("META-INF/container.xml", Array(BookPackage.container.utf8))
    let package = BookPackage(self, files: files)
    archive.add(BookPackage.path, Array(package.text().utf8))
    for file in files { archive.add(BookPackage.folder + file.name, file.bytes) }
    return archive.bytes
  }

  /// All files but those that describe the book as one, in the order in which they are read.
  private func files() -> [BookFile] {
    let cover = BookCover(self)
    var pictures: [String: BookFile] = [:]
    var chapters: [BookFile] = []
    var solutions: [(report: Report, place: ChapterPlace)] = []
    for chapter in layout.chapters {
      guard let report = reports[chapter.path] else { continue }
      var text = BookText(report, chapter, in: self)
      let drawn = text.withoutSolutions()
      chapters.append(file(of: chapter, drawn))
      if let found = text.solutions() { solutions.append(found) }
      for picture in text.pictures { pictures[picture.name] = picture }
    }
    if !solutions.isEmpty { chapters.append(file(ofSolutions: solutions)) }
    return [cover.page(), BookContents(self, reports).file()] + chapters + [
      cover.picture(), BookStyle.file,
    ] + pictures.values.sorted { $0.name < $1.name }
  }

  private func file(of chapter: BookLayout.Chapter, _ report: Report) -> BookFile {
    var facts = course.facts(at: chapter.path)
    facts.needs.removeAll { layout.chapter(at: $0.path) == nil }
    let place = ChapterPlace(number: chapter.number, isXML: true) { [layout] in
      layout.address($0, $1, from: chapter.file)
    }
    let body = HTMLPage(chapter: report, facts, at: place).chapter()
    let part = part(of: chapter)
    return BookFile(
      chapter.file, title: report.title, lang: report.lang, type: part.type, role: part.role,
      body: body)
  }

  /// What it is, in the vocabularies of EPUB and of ARIA.
  private func part(of chapter: BookLayout.Chapter) -> (type: String, role: String) {
    switch chapter.path {
    case edition.index.path: ("introduction", "doc-introduction")
    case edition.glossary?.path: ("glossary", "doc-glossary")
    case edition.bibliography?.path: ("bibliography", "doc-bibliography")
    default:
      edition.lessons.contains { $0.path == chapter.path }
        ? ("chapter", "doc-chapter") : ("appendix", "doc-appendix")
    }
  }

  private func file(
    ofSolutions solutions: [(report: Report, place: ChapterPlace)]
  ) -> BookFile {
    var title = Markup(isXML: true)
    title.element("h1", ["lang": words.lang], text: words.solutions)
    title.newline()
    // Nothing of a lesson's frame: it stands in the lesson.
    let bodies = solutions.map {
      HTMLPage(chapter: $0.report, CourseFacts(path: $0.report.path), at: $0.place).chapter()
    }
    return BookFile(
      BookLayout.solutions, title: words.solutions, lang: edition.lang, type: "appendix",
      role: "doc-appendix", body: title.html + bodies.joined())
  }
}
