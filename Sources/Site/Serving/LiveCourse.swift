internal import Engine
internal import Lessons
internal import Pages
internal import Runs

/// A course as a preview knows it: read once, and read again where its files changed.
///
/// A value: whoever draws a page with one sees one state of the course.
package struct LiveCourse: Sendable {
  package let site: Site
  let engine: Engine
  let maker: PageMaker
  let checks: LessonChecks
  /// The facts of the course are those of an earlier state: see `renewed`.
  package private(set) var isDated = false
  /// As they were named.
  let paths: [String]

  /// - Parameter paths: lessons and folders of one course; none for the folder `lessons`. All of the
  ///   course is served, whichever of its lessons are named.
  package init(
    _ paths: [String], _ options: RunOptions = RunOptions(), in place: Workplace
  ) throws(Failure) {
    let (site, _) = try Site.find(paths, in: place)
    self.init(site, try options.engine(course: site.course.path, in: place), paths, material: nil)
  }

  private init(_ site: Site, _ engine: Engine, _ paths: [String], material: PageMaterial?) {
    self.site = site
    self.engine = engine
    self.paths = paths
    let course = site.course
    // As if the pages were beside the lessons' folder: their links to other files lead to that
    // folder's name.
    maker = PageMaker(
      course, output: Path.join(Path.folder(course.path), Site.outputName),
      formats: [HTMLFormat()], material: material, in: site.place)
    checks = LessonChecks(course: course, selection: .whole, maker: maker)
  }

  /// The same lessons, with the facts of an earlier state of the course.
  ///
  /// To gather them means to look at all lessons, which takes longer than to draw one. When the text of one
  /// changed, and nothing of it that other pages show, all that is dated is how long it takes to read.
  private init(_ site: Site, dated old: LiveCourse) {
    self.site = site
    engine = old.engine
    paths = old.paths
    maker = old.maker
    checks = old.checks
    isDated = true
  }

  /// The same course with its facts as they are now.
  package func renewed() -> LiveCourse {
    isDated ? LiveCourse(site, engine, paths, material: maker.material) : self
  }

  /// Absolute, links followed.
  package var folder: String { site.course.path }

  /// Where things about this course are remembered, absolute.
  package var cache: String { site.place.cache(of: folder) }

  /// The walls that lessons run in.
  package var sandbox: String { engine.briefSandbox }

  package func lesson(at path: String) -> LessonFile? {
    site.lessons.first { $0.path == path }
  }

  /// The lesson's file as messages show it.
  package func shown(_ path: String) -> String { site.course.shown(path) }
}

// MARK: What changed

extension LiveCourse {
  /// What pages have to be looked at again.
  package enum Change: Sendable, Hashable {
    case nothing
    /// The text of these lessons alone.
    case lessons(Set<String>)
    /// Pages show the change of a lesson that is not theirs, or of a file beside the lessons.
    case everything
  }

  /// The course after some of its files changed.
  ///
  /// - Parameter paths: of files that were changed, added or removed, relative to the course.
  package func updated(
    after paths: Set<String>
  ) throws(Failure) -> (course: LiveCourse, change: Change) {
    var lessons = site.lessons
    var changed: Set<String> = []
    var isForAll = false
    for path in paths {
      guard path.hasSuffix(".md"), !Self.isHidden(path), Path.name(path) != "README.md" else {
        // Data, a picture, directives: keys of content tell what has to run again. An editor's own
        // files are nobody's.
        isForAll = isForAll || companions.contains(path)
        continue
      }
      guard let index = lessons.firstIndex(where: { $0.path == path }),
        let file = try? LessonFile(path: path, in: folder)
      else {
        let (site, _) = try Site.find(self.paths, in: site.place)
        return (LiveCourse(site, engine, self.paths, material: maker.material), .everything)
      }
      guard file.bytes != lessons[index].bytes else { continue }
      changed.insert(path)
      isForAll = isForAll || file.lesson.isSeenElsewhere(instead: lessons[index].lesson)
      lessons[index] = file
    }
    guard isForAll || !changed.isEmpty else { return (self, .nothing) }
    let course = CourseFolder(folder, lessons: lessons, in: site.place)
    let site = Site(course, in: site.place)
    if !isForAll { return (LiveCourse(site, dated: self), .lessons(changed)) }
    return (LiveCourse(site, engine, self.paths, material: maker.material), .everything)
  }

  /// The files beside the lessons that any of them names, and the course's directives.
  private var companions: Set<String> {
    var paths: Set = [MisplacedDirectives.name]
    for lesson in site.lessons.map(\.lesson) {
      let named = lesson.frontMatter.data + lesson.references.map(\.destination)
      for written in named where !written.contains(":") {
        let bare = String(written.prefix { $0 != "#" && $0 != "?" })
        if let path = CoursePath.resolve(PercentEscapes.decoded(bare), from: lesson.path) {
          paths.insert(path)
        }
      }
    }
    return paths
  }

  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix("_") || $0.hasPrefix(".") }
  }
}

extension Lesson {
  /// Other pages may show something else than they did with `old`.
  fileprivate func isSeenElsewhere(instead old: Lesson) -> Bool {
    ["index.md", "glossary.md", "bibliography.md", "library.md"].contains(Path.name(path))
      || frontMatter != old.frontMatter || ids != old.ids
      || blocks.first?.kind != old.blocks.first?.kind
  }
}
