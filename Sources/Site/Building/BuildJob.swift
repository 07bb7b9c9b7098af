internal import Lessons
internal import Weaving

/// Makes the pages of lessons.
struct BuildJob {
  private let files: [LessonFile]
  private let maker: LessonMaker
  private let queue: LessonQueue
  private var folder: OutputFolder
  private var made: MadePages
  private var lessons: [WovenLesson] = []
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
    folder = try OutputFolder(options.output, of: course, in: place)
    made = MadePages(
      of: course, in: folder.path, at: place, formats: options.formats,
      isForgetful: options.running.force)
    let pages = PageMaker(
      course.showing(options.solutions), output: folder.path, baseURL: options.baseURL,
      formats: options.formats, in: place)
    maker = LessonMaker(
      course: course, selection: selection, solutions: options.solutions, pageMaker: pages,
      checks: LessonChecks(course: course, selection: selection, maker: pages), runner: runner,
      keys: PageKeys(
        course, maker: pages, solutions: options.solutions, in: place),
      earlier: made, shownOutput: folder.shownFolder)
  }

  mutating func run(_ event: (SiteEvent) throws -> Void) async throws {
    try await makeLessons(event)
    if maker.selection.isWhole {
      let pages = try await makeCoursePages(event)
      try removeOldPages(except: pages, event)
    }
    try folder.saveRecord()
    made.save()
  }

  private mutating func makeLessons(_ event: (SiteEvent) throws -> Void) async throws {
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
    let changed = try folder.write(woven.pages.compactMap(\.page))
    // At once: what follows may fail, and a page that is not in the record is never cleaned.
    try folder.saveRecord()
    if let entry = woven.entry { made.keep(entry, as: woven.result.path) }
    try event(
      .lessonFinished(
        told, pages: folder.madePages(woven.marks, changed: changed),
        isKept: woven.isKept))
    // Their texts are on the disk, and a course's are many megabytes.
    var woven = woven
    woven.pages = []
    lessons.append(woven)
  }

  /// - Returns: The paths of the course's pages.
  private mutating func makeCoursePages(
    _ event: (SiteEvent) throws -> Void
  ) async throws -> [String] {
    let course = maker.pageMaker.course(of: lessons.map(\.result))
    let key = maker.keys.key(
      of: course, reports: lessons.map { $0.key == nil ? nil : $0.reportKey })
    var changed: Set<String> = []
    let entry: MadePages.Entry
    if let kept = maker.earlier.entry(MadePages.wholeCourse, key: key) {
      entry = kept
    } else {
      let reports = try await maker.reports(of: lessons, jobs: queue.jobs)
      let pages = try await maker.pageMaker.coursePages(
        of: course, reports, key: key, atATime: queue.jobs)
      changed = try folder.write(pages.compactMap(\.page))
      entry = MadePages.Entry(
        key: key ?? "", reportKey: "", statuses: [],
        problems: pages.compactMap { $0.sizeProblem(in: maker.shownOutput) },
        pages: pages.map(\.mark))
    }
    if key != nil { made.keep(entry, as: MadePages.wholeCourse) }
    try event(
      .courseFinished(
        CourseResult(
          problems: entry.problems, pages: folder.madePages(entry.pages, changed: changed),
          hasEditions: maker.pageMaker.hasEditions)))
    return entry.pages.map(\.path)
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
