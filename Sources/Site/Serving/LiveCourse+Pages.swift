internal import Engine
internal import Lessons
internal import Pages
internal import Runs
internal import Weaving

/// What an address of a served course leads to.
package enum LivePage: Sendable, Hashable {
  /// By the lesson's path.
  case lesson(String)
  /// A page that no lesson makes: an edition's search, its document for print, the list of lessons.
  case course(String)
}

extension LiveCourse {
  /// Every page, by its address below the server's root.
  package var pages: [String: LivePage] {
    var pages: [String: LivePage] = [:]
    let course = maker.shownCourse
    if course.hasIndex { pages["index.html"] = .course("index.html") }
    for edition in course.editions {
      for name in [CourseEdition.search, CourseEdition.print] {
        let path = edition.path(name)
        pages[path] = .course(path)
      }
    }
    for file in site.lessons { pages[HTMLFormat().path(ofLesson: file.path)] = .lesson(file.path) }
    return pages
  }

  /// The address of a lesson's page.
  package func address(ofLesson path: String) -> String { HTMLFormat().path(ofLesson: path) }

  /// The address of the page to begin with: the lesson's where only one was named.
  package var firstAddress: String {
    let named = paths.count == 1 ? site.place.real(paths[0]) : nil
    if let named, let path = Path.inside(folder, named), lesson(at: path) != nil {
      return address(ofLesson: path)
    }
    let course = maker.shownCourse
    if let named, let path = Path.inside(folder, named),
      let edition = course.editions.first(where: { $0.folder == path })
    {
      return address(ofLesson: edition.index.path)
    }
    return course.hasIndex ? "index.html" : address(ofLesson: course.editions[0].index.path)
  }

  /// A page that no lesson makes.
  ///
  /// The document for print has every lesson's results: those that are not in the cache are computed.
  package func page(ofCourse path: String) async throws -> String? {
    let course = maker.shownCourse
    if course.hasIndex, path == "index.html" { return CourseIndex(course).html() }
    guard let edition = course.edition(of: path) else { return nil }
    let needsResults = path == edition.path(CourseEdition.print)
    guard needsResults || path == edition.path(CourseEdition.search) else { return nil }
    var reports: [Report] = []
    for file in site.lessons where course.edition(of: file.path)?.folder == edition.folder {
      let run =
        needsResults && canRun(file.lesson)
        ? try await engine.run(file.lesson, remembersReasons: false).run : .nothing(of: file.lesson)
      reports.append(
        try maker.report(of: LessonResult(file: file, run: run, reasons: [], problems: [])))
    }
    return needsResults
      ? PrintPage(edition, course: course, reports: reports).html()
      : SearchPage(edition, course: course, reports: reports).html()
  }

  /// The files beside the lessons that links and pictures name, by their addresses below the server's
  /// root. All lie in the course, links followed.
  package var linkedFiles: [String: String] {
    var files: [String: String] = [:]
    let name = Path.name(folder)
    for file in site.lessons {
      for written in file.lesson.references.map(\.destination) {
        let bare = String(written.prefix { $0 != "#" && $0 != "?" })
        guard !bare.hasPrefix("/"), !bare.contains(":"),
          let path = CoursePath.resolve(PercentEscapes.decoded(bare), from: file.path),
          !path.hasSuffix(".md"),
          !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }),
          let real = Path.real(Path.join(folder, path)), Path.inside(folder, real) != nil,
          Files.kind(real) == .file
        else { continue }
        files["\(name)/\(path)"] = real
      }
    }
    return files
  }
}
