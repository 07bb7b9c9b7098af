internal import Lessons
internal import Weaving

/// Compares the committed pages that are there with those that the lessons make.
struct PageCheck {
  private var folder: OutputFolder
  private let updates: Bool

  /// Nil where there are no pages to compare.
  init?(_ options: CheckOptions, of course: CourseFolder, in place: Workplace) throws(Failure) {
    let isThere = Files.kind(place.absolute(options.output)) == .folder
    guard isThere || options.requiresOutput else { return nil }
    guard isThere || options.updates else {
      throw Failure(
        .noSuchPath, "\(options.output): no such folder",
        mend: "unroll build --output \(options.output)")
    }
    folder = try OutputFolder(options.output, of: course, in: place)
    updates = options.updates
  }

  /// Pages that are made and never committed are not looked at.
  ///
  /// - Returns: What is wrong with the pages, and those that were written instead.
  mutating func check(
    _ pages: [DrawnPage]
  ) throws(Failure) -> (problems: [Diagnostic], written: [MadePage]) {
    var problems: [Diagnostic] = []
    var written: [MadePage] = []
    for drawn in pages where drawn.isCommitted {
      guard let page = drawn.page else { continue }
      if updates {
        if try folder.write(page, digest: drawn.mark.digest) {
          written.append(folder.madePage(page.path, isChanged: true))
        }
      } else if let problem = difference(page) {
        problems.append(problem)
      }
    }
    if updates { try folder.saveRecord() }
    return (problems, written)
  }

  /// At the first line that differs.
  private func difference(_ page: Page) -> Diagnostic? {
    let there = folder.text(of: page)
    let text = String(decoding: page.bytes, as: UTF8.self)
    if there == text { return nil }
    let old = (there ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let index = zip(old, new).prefix { $0 == $1 }.count
    let position = SourcePosition(line: index + 1, column: 1)
    let now = index < new.count ? "`\(new[index].prefix(80))`" : "the end of the page"
    return Diagnostic(
      file: folder.shown(page.path), range: SourceRange(at: position), rule: .stalePage,
      message: there == nil
        ? "this page is missing"
        : "this page is not what its lesson makes: this line should be \(now)",
      hint: "make the page again: unroll build",
      excerpt: there != nil && index < old.count ? String(old[index].prefix(200)) : nil)
  }
}
