internal import Caching
internal import Engine
package import Figures
package import Lessons
internal import Pages
internal import Runs
package import Weaving

/// A course, and what can be made of it: the application without its flags and its console.
///
/// It works on the lessons as they were when it was made; whoever wants to see later changes makes
/// another. It prints nothing, and is told the current folder and the environment: see `Workplace`. A
/// problem of a lesson is a `Diagnostic` in what is sent, everything else a `Failure` that is thrown.
package struct Site: Sendable {
  /// Of the lessons, where nobody says otherwise.
  package static let folderName = "lessons"
  /// Of the pages, where nobody says otherwise.
  package static let outputName = "output"

  /// What is made of a course where nobody says otherwise.
  package static func formats(_ solutions: Solutions) -> [any PageFormat] {
    [HTMLFormat(solutions: solutions.display), MarkdownFormat(solutions: solutions.display)]
  }

  package let course: CourseFolder
  let place: Workplace

  /// The course in a folder.
  ///
  /// - Parameters:
  ///   - folder: of the lessons, or some of them: see `find`.
  ///   - isRemembering: see `find`.
  package init(
    course folder: String, in place: Workplace, isRemembering: Bool = false
  ) throws(Failure) {
    self = try Self.find([folder], in: place, isRemembering: isRemembering).site
  }

  init(_ course: CourseFolder, in place: Workplace) {
    self.course = course
    self.place = place
  }

  /// The course that these lessons and folders of lessons belong to, and the selection that they are.
  ///
  /// The course is the nearest folder called `lessons` above a path, or the path's own folder. Its
  /// lessons are all `*.md` below it, but for `README.md` and names that start with `_` or `.`.
  ///
  /// - Parameters:
  ///   - paths: none for the folder `lessons`.
  ///   - isRemembering: what an earlier build knew of the lessons is taken for true where their files
  ///     did not change: they are parsed when somebody asks.
  package static func find(
    _ paths: [String], in place: Workplace, isRemembering: Bool = false
  ) throws(Failure) -> (site: Site, selection: Selection) {
    let (course, selection) = try CourseSearch.course(
      of: paths.isEmpty ? [folderName] : paths, in: place, isRemembering: isRemembering)
    return (Site(course, in: place), selection)
  }

  /// One lesson, with the course that it belongs to.
  package static func find(
    lesson path: String, in place: Workplace
  ) throws(Failure) -> (site: Site, lesson: LessonFile) {
    guard Files.kind(place.absolute(path)) != .folder else {
      throw Failure(
        .notALesson, "\(path): is a folder, but `run` shows one lesson",
        mend: "unroll build \(path)")
    }
    let (site, selection) = try find([path], in: place)
    guard let lesson = site.lessons(in: selection).first else {
      throw Failure(.noSuchPath, "\(path): no such file or folder")
    }
    return (site, lesson)
  }

  /// Every lesson, in the course's order.
  package var lessons: [LessonFile] { course.lessons }

  /// Writes a file that somebody named, with the folders above it.
  package func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    try place.write(bytes, to: path)
  }

  package func lessons(in selection: Selection) -> [LessonFile] {
    lessons.filter { selection.contains($0.path) }
  }
}

// MARK: What can be done with it

extension Site {
  /// Makes the pages of lessons. What would come out the same is neither run nor made. A share makes no
  /// page: see `ShareJob`.
  ///
  /// - Parameters:
  ///   - event: is called for one thing after the other, in the course's order.
  ///   - progress: is called by several tasks at the same time.
  package func build(
    _ selection: Selection = .whole, _ options: BuildOptions = BuildOptions(),
    event: (SiteEvent) throws -> Void = { _ in },
    progress: @escaping @Sendable (SiteProgress) -> Void = { _ in }
  ) async throws {
    if let shard = options.shard {
      return try await ShareJob(self, selection, options, shard: shard, progress: progress)
        .run(event)
    }
    var job = try BuildJob(self, selection, options, progress: progress)
    try await job.run(event)
  }

  /// Proves that lessons hold: cells, values, links, formulas, twins, and the Markdown pages.
  ///
  /// - Parameters: as of `build`.
  package func check(
    _ selection: Selection = .whole, _ options: CheckOptions = CheckOptions(),
    event: (SiteEvent) throws -> Void = { _ in },
    progress: @escaping @Sendable (SiteProgress) -> Void = { _ in }
  ) async throws {
    var job = try CheckJob(self, selection, options, progress: progress)
    try await job.run(event)
  }

  /// Runs one lesson of the course.
  package func run(
    _ lesson: LessonFile, solutions: Solutions = .folded, _ options: RunOptions = RunOptions(),
    progress: @escaping @Sendable (SiteProgress) -> Void = { _ in }
  ) async throws -> LessonResult {
    let runner = try LessonRunner(course, options, solutions: solutions, in: place)
    var results: [LessonResult] = []
    let queue = LessonQueue(jobs: 1, runner: runner, progress: progress)
    try await queue.run([lesson]) { file, progress in
      try await runner.result(of: file, progress: progress)
    } deliver: {
      results.append($0)
    }
    var result = results[0]
    result.add(MisplacedDirectives.problems(of: course, in: place))
    return result
  }

  /// A lesson's report for a terminal.
  package func terminalText(
    of result: LessonResult, style: TextStyle, solutions: Solutions = .folded
  ) throws(Failure) -> String {
    try TerminalText(course: course, style: style, solutions: solutions.display, place: place)
      .text(of: result)
  }

  /// One exercise of a lesson for a terminal.
  ///
  /// - Parameter name: the exercise's number or id.
  package func exercise(
    _ name: String, of result: LessonResult, style: TextStyle, solutions: Solutions = .folded
  ) throws(Failure) -> ExerciseResult {
    try TerminalText(course: course, style: style, solutions: solutions.display, place: place)
      .exercise(name, of: result)
  }

  /// Where what came out is not what the lesson says after `// →`.
  package func unmetExpectations(of result: LessonResult) -> [Diagnostic] {
    course.unmetExpectations(of: result)
  }
}

// MARK: What needs no lesson

extension Site {
  /// Removes the cache of a course, and the pages that were made of it below the folder that holds
  /// it. Output folders elsewhere are named, and not touched.
  ///
  /// - Parameters:
  ///   - folder: of the lessons, or the one that holds `lessons`.
  ///   - output: one output folder more, wherever it lies.
  package static func clean(
    _ folder: String = folderName, output: String? = nil, in place: Workplace
  ) throws(Failure) -> CleanResult {
    try CleanJob(folder, output: output, in: place).run()
  }

  /// Begins a lesson: a file that passes, in the folder of its language, after the last lesson.
  ///
  /// - Parameters:
  ///   - lang: nil for the course's first language.
  ///   - folder: of the lessons.
  ///   - text: of a lesson that was written elsewhere.
  /// - Returns: The file, as messages show it.
  package static func newLesson(
    title: String, lang: String? = nil, in folder: String = folderName, at place: Workplace,
    text: ImportedLesson? = nil
  ) throws(Failure) -> String {
    place.shown(
      try NewLessonJob(title: title, lang: lang, course: folder, text: text, place: place).run())
  }

  /// - Throws: `notInstalled`, where the system lacks what every program needs.
  package static func requireSystem() throws(Failure) {
    do {
      try System.hasProcesses()
    } catch {
      throw Failure(error)
    }
  }

  /// Looks at what this machine has, each thing tried and not only looked for.
  package static func examine(_ place: Workplace) async -> [Finding] {
    await Examination(place: place).findings()
  }
}
