internal import Engine
internal import Lessons
internal import Runs
internal import Site

/// One lesson that somebody looks at: its text, the results that are known, its page, and who looks.
actor LessonRoom {
  let path: String
  var course: LiveCourse
  /// As its author wrote it.
  var source: LessonFile
  /// With its reader's changes.
  var file: LessonFile
  var edits: EditLayer
  /// What the reader has in cells, by their numbers from 0: changes, and answers to exercises.
  var codes: [Int: String] = [:]
  /// Of the author's cells.
  var keys: [String]
  /// The results of the author's text, for what a change did.
  var baseline: [CellResult]?
  var baselineVersion = 0
  var exercises: [LiveMessage.Exercise] = []
  var isJudging = false
  var wantsJudging = false
  let writes: Bool
  var results: [CellResult] {
    didSet {
      guard results != oldValue else { return }
      alternatives = nil
      hasTriedAlternatives = false
    }
  }
  /// What other choices give, computed while nothing else runs; nil as long as that is not known.
  var alternatives: Alternatives?
  var hasTriedAlternatives = false
  var isTryingAlternatives = false
  var pending: Set<Int>
  var running: Int?
  var progress: String?
  var trouble: LiveMessage.Trouble?
  /// What the last run that ended did.
  var lastRun: (cells: Int, seconds: Double)?

  var page: KeyedPage?
  var problems: [LiveMessage.Problem] = []
  var title = ""
  var viewers: [Int: Viewer] = [:]
  var nextViewer = 0

  var runner: SessionRunner?
  var isRunning = false
  var wantsRun = false
  /// The run that is going on, or the next, is for a save, which the terminal is told of.
  var isForSave = false
  var isLoaded = false
  var waiting: [CheckedContinuation<Void, Never>] = []

  let report: @Sendable (RunReport) -> Void

  struct Viewer {
    var poke: AsyncStream<Void>.Continuation
    /// The keys of the pieces that its page has.
    var keys: Set<String>
    var version: String
    /// Of choices, as it was told last.
    var styles = ""
  }

  /// - Parameter writes: what is changed in the page changes the lesson's file.
  init(
    _ source: LessonFile, in course: LiveCourse, writes: Bool = false,
    report: @escaping @Sendable (RunReport) -> Void
  ) {
    path = source.path
    self.source = source
    self.course = course
    self.report = report
    self.writes = writes
    edits = EditLayer(of: source.path, in: course)
    keys = source.lesson.cells.indices.map { course.key(of: $0, in: source) }
    codes = writes ? [:] : ReaderCodes(source, keys, edits, course).codes
    file = course.lesson(source, with: codes)
    results = file.lesson.cells.map { _ in CellResult(status: .notRun) }
    pending = Set(file.lesson.cells.indices)
  }

  // MARK: Changes

  /// The course has another state.
  func update(to course: LiveCourse) {
    self.course = course
    guard let new = course.lesson(at: path) else { return }
    if new.bytes != source.bytes { baseline = nil }
    source = new
    keys = new.lesson.cells.indices.map { course.key(of: $0, in: new) }
    if follow() { judge() }
    guard isLoaded else { return }
    lastRun = nil
    startRun(forSave: true)
    draw()
  }

  /// The course has other facts, and the lesson is as it was.
  func renew(_ course: LiveCourse) {
    guard course.lesson(at: path)?.bytes == source.bytes else { return }
    let isSame = course.hasFacts(of: self.course, for: source)
    self.course = course
    if isLoaded, !isRunning, !isSame { draw() }
  }

  /// The reader's files changed.
  func readerChanged() {
    edits.read()
    judge()
    guard follow(), isLoaded else {
      poke()
      return
    }
    lastRun = nil
    startRun(forSave: true)
    draw()
  }

  /// Makes the text that of the author with the reader's changes.
  ///
  /// - Returns: whether it is another one.
  func follow() -> Bool {
    codes = writes ? [:] : ReaderCodes(source, keys, edits, course).codes
    let new = course.lesson(source, with: codes)
    if new.bytes != file.bytes {
      let carried = CarriedResults(from: file.lesson, results, to: new.lesson)
      results = carried.results
      // What was waiting still is, where the same cells are there.
      let waiting = isRunning ? pending.filter { $0 < results.count } : []
      pending = carried.pending.union(waiting)
      if file.lesson.cells.map(\.code) != new.lesson.cells.map(\.code) { alternatives = nil }
      hasTriedAlternatives = false
      file = new
      return true
    }
    return false
  }

  // MARK: Resting

  /// Ends the session's processes, unless it runs. Results come back from the cache, and the state
  /// from the compiled cells.
  func rest() {
    guard !isRunning else { return }
    runner?.close()
    runner = nil
  }

  func end() {
    runner?.interrupt()
    if !isRunning { runner?.close() }
    for viewer in viewers.values { viewer.poke.finish() }
    viewers = [:]
  }
}

/// What a save led to, in a line for the terminal.
package struct RunReport: Sendable {
  package var lesson: String
  /// How many cells ran.
  package var cells: Int
  package var seconds: Double
  /// Each with its place.
  package var problems: [String]
  /// What is wrong with the machine.
  package var trouble: String?
}
