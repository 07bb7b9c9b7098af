internal import Lessons
internal import Weaving

/// Makes the pages of lessons.
struct BuildJob {
  private let files: [LessonFile]
  private var maker: LessonMaker
  private let queue: LessonQueue
  private var folder: OutputFolder
  private var made: MadePages
  private var lessons: [DoneLesson] = []
  private var portions: Portions
  /// Portions that have to be made again, and lack pieces of lessons that were kept.
  private var latePortions: [Portions.Waiting] = []
  /// What became of the pages of the course as a whole, by the work's name.
  private var done: [String: MadePages.Entry] = [:]
  private var changed: Set<String> = []
  /// Of the course as a whole, told with the first lesson.
  private var courseProblems: [Diagnostic]

  init(
    _ site: Site, _ selection: Selection, _ options: BuildOptions,
    progress: @escaping @Sendable (SiteProgress) -> Void
  ) throws(Failure) {
    let course = site.course
    let place = site.place
    files = site.lessons(in: selection)
    // First of all: where nothing can run, nothing is written.
    let runner = try LessonRunner(
      course, options.running, solutions: options.solutions, in: place)
    queue = LessonQueue(jobs: options.running.jobCount, runner: runner, progress: progress)
    courseProblems = MisplacedDirectives.problems(of: course, in: place)
    if selection.isWhole { try Self.checkBooks(options.formats, of: course) }
    folder = try OutputFolder(options.output, of: course, in: place)
    made = MadePages(
      of: course, in: folder.path, at: place, formats: options.formats,
      isForgetful: options.running.force)
    let pages = PageMaker(
      course.showing(options.solutions), output: folder.path, baseURL: options.baseURL,
      formats: options.formats, in: place)
    let takers = PieceTakers(selection.isWhole ? options.formats : [], of: pages.shownCourse)
    portions = Portions(takers)
    let checks = LessonChecks(course: course, selection: selection, maker: pages)
    maker = LessonMaker(
      course: course, selection: selection, solutions: options.solutions, pageMaker: pages,
      checks: checks, runner: runner,
      keys: PageKeys(
        course, maker: pages, solutions: options.solutions, in: place),
      earlier: made, takers: takers, shownOutput: folder.shownFolder, links: checks.linksDigest)
  }

  /// A book is made of each folder of lessons that an `index.md` introduces.
  private static func checkBooks(
    _ formats: [any PageFormat], of course: CourseFolder
  ) throws(Failure) {
    guard formats.contains(where: { $0.name == "epub" }),
      !course.lessons.contains(where: { Path.name($0.path) == "index.md" })
    else { return }
    throw Failure(
      .noLessons, "\(course.shownPath): no lesson is called `index.md`, which a book is made for",
      mend: "write \(course.shown("index.md")) with the book's title and an introduction")
  }

  mutating func run(_ event: (SiteEvent) throws -> Void) async throws {
    try await makeLessons(event)
    if maker.selection.isWhole {
      try await makeLatePortions()
      let pages = try await makeCoursePages(event)
      try removeOldPages(except: pages, event)
    }
    try folder.saveRecord()
    made.save(isWhole: maker.selection.isWhole)
    maker.course.cards?.save(maker.course.lessons)
  }

  private mutating func makeLessons(_ event: (SiteEvent) throws -> Void) async throws {
    maker.surroundings = try maker.runner.surroundings(of: nil)
    let maker = maker
    try await queue.run(files) { file, progress in
      try await maker.make(file, progress)
    } deliver: {
      try deliver($0, event)
    }
  }

  private mutating func deliver(
    _ woven: WovenLesson, _ event: (SiteEvent) throws -> Void
  ) throws {
    var told = woven.result
    told.add(courseProblems)
    courseProblems = []
    try event(.lessonRan(told))
    let changed = try write(woven.pages)
    if let entry = woven.entry { made.keep(entry, as: woven.result.path) }
    try event(
      .lessonFinished(
        told, pages: folder.madePages(woven.marks, changed: changed),
        isKept: woven.isKept))
    let done = DoneLesson(woven, keepsReport: maker.pageMaker.keepsReport(of: woven.result.path))
    lessons.append(done)
    // A course's lessons are many megabytes.
    done.file.forget()
    for portion in portions.add(woven.pieces, of: woven.result.path) { try finish(portion) }
  }

  /// - Returns: The paths of those that changed.
  private mutating func write(_ pages: [DrawnPage]) throws -> Set<String> {
    let changed = try folder.write(pages)
    // At once: what follows may fail, and a page that is not in the record is never cleaned.
    try folder.saveAdded()
    for path in pages.compactMap(\.page?.path) { made.see(path) }
    return changed
  }

  // MARK: Portions

  private mutating func finish(_ waiting: Portions.Waiting) throws {
    let key = key(of: waiting)
    if let entry = maker.earlier.entry(waiting.work.name, key: key) {
      keep(entry, of: waiting.work, isSure: true)
    } else if waiting.lacksPieces {
      latePortions.append(waiting)
    } else {
      try make(waiting, key: key)
    }
  }

  private func key(of waiting: Portions.Waiting) -> String? {
    let own = Set(waiting.work.lessons)
    let reports = lessons.filter { own.contains($0.file.path) }.map(\.reportKey)
    return waiting.work.key(in: maker.pageMaker.shownCourse, maker.keys, reports: reports)
  }

  private mutating func make(_ waiting: Portions.Waiting, key: String?) throws {
    let pages = waiting.work.format.pages(
      of: waiting.portion, of: waiting.edition, in: maker.pageMaker.shownCourse,
      waiting.portion.entries.compactMap { waiting.pieces[$0.path] })
    try keep(pages, of: waiting.work, key: key)
  }

  /// Takes the pieces of lessons that were kept, several at a time.
  private mutating func makeLatePortions() async throws {
    let maker = maker
    let files = Dictionary(
      lessons.map { ($0.file.path, $0.file) }, uniquingKeysWith: { one, _ in one })
    for var waiting in latePortions {
      let own = waiting.portion.entries.compactMap { files[$0.path] }
      let name = waiting.work.format.name
      var pieces: [LessonPiece] = []
      try await inOrder(own, atATime: queue.jobs) { _, file in
        let piece = maker.takers.pieces(of: try await maker.report(of: file))[name]
        file.forget()
        return piece
      } deliver: {
        if let piece = $0 { pieces.append(piece) }
      }
      waiting.pieces = Dictionary(
        pieces.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
      try make(waiting, key: key(of: waiting))
    }
    latePortions = []
  }

  // MARK: The course's pages

  private mutating func keep(_ entry: MadePages.Entry, of work: CourseWork, isSure: Bool) {
    done[work.name] = entry
    if isSure { made.keep(entry, as: work.name) }
  }

  private mutating func keep(_ pages: [Page], of work: CourseWork, key: String?) throws {
    let drawn = pages.map {
      DrawnPage($0, key: key ?? "", in: work.format, of: maker.pageMaker.shownCourse)
    }
    changed.formUnion(try write(drawn))
    keep(
      MadePages.Entry(
        key: key ?? "", problems: drawn.compactMap { $0.sizeProblem(in: maker.shownOutput) },
        pages: drawn.map(\.mark)), of: work, isSure: key != nil)
  }

  /// - Returns: The paths of the course's pages.
  private mutating func makeCoursePages(
    _ event: (SiteEvent) throws -> Void
  ) async throws -> [String] {
    let maker = maker
    let course = maker.pageMaker.course(of: lessons.map(\.entry))
    let works = CourseWork.all(of: course, maker.pageMaker.formats)
    let known = Dictionary(lessons.map { ($0.file.path, $0) }, uniquingKeysWith: { one, _ in one })
    var toMake: [(work: CourseWork, key: String?)] = []
    for work in works {
      let key = work.key(
        in: course, maker.keys,
        reports: work.lessons.map { known[$0]?.reportKey })
      if let entry = maker.earlier.entry(work.name, key: key) {
        keep(entry, of: work, isSure: true)
      } else {
        toMake.append((work, key))
      }
    }
    // Each report once, whatever it is for.
    var asked: Set<String> = []
    let needed = toMake.flatMap(\.work.lessons).filter { asked.insert($0).inserted }
      .compactMap { known[$0] }
    var reports: [String: Report] = [:]
    try await inOrder(needed, atATime: queue.jobs) { _, lesson in
      if let report = lesson.report { return report }
      return try await maker.report(of: lesson.file)
    } deliver: {
      reports[$0.path] = $0
    }
    let woven = reports
    // A document of all lessons is as much work as all of them.
    var drawn: [[Page]] = []
    try await inOrder(toMake, atATime: queue.jobs) { _, item in
      item.work.pages(in: course, item.work.lessons.compactMap { woven[$0] })
    } deliver: {
      drawn.append($0)
    }
    for (item, pages) in zip(toMake, drawn) { try keep(pages, of: item.work, key: item.key) }
    let entries = (works + portions.works).compactMap { done[$0.name] }
    try event(
      .courseFinished(
        CourseResult(
          problems: entries.flatMap(\.problems),
          pages: folder.madePages(entries.flatMap(\.pages), changed: changed),
          hasEditions: maker.pageMaker.hasEditions)))
    return entries.flatMap(\.pages).map(\.path)
  }

  /// Removes what earlier builds made and this one did not.
  private mutating func removeOldPages(
    except coursePages: [String], _ event: (SiteEvent) throws -> Void
  ) throws {
    let current = Set(lessons.flatMap(\.marks).map(\.path) + coursePages)
    let (removed, kept) = try folder.removeAll(
      of: maker.pageMaker.formats, except: current)
    for path in removed { try event(.pageRemoved(path)) }
    for path in kept { try event(.pageKept(path)) }
  }
}
