internal import Engine
internal import Foundation
internal import Lessons
internal import Pages
internal import Runs
internal import Site

/// One lesson that somebody looks at: its text, the results that are known, its page, and who looks.
actor LessonRoom {
  let path: String
  private(set) var course: LiveCourse
  /// As its author wrote it.
  private(set) var source: LessonFile
  /// With its reader's changes.
  private var file: LessonFile
  var edits: EditLayer
  /// What the reader has in cells, by their numbers from 0: changes, and answers to exercises.
  private var codes: [Int: String] = [:]
  /// Of the author's cells.
  private(set) var keys: [String]
  /// The results of the author's text, for what a change did.
  private var baseline: [CellResult]?
  private var baselineVersion = 0
  var exercises: [LiveMessage.Exercise] = []
  var isJudging = false
  var wantsJudging = false
  let writes: Bool
  private var results: [CellResult] {
    didSet {
      guard results != oldValue else { return }
      alternatives = nil
      hasTriedAlternatives = false
    }
  }
  /// What other choices give, computed while nothing else runs; nil as long as that is not known.
  private var alternatives: Alternatives?
  private var hasTriedAlternatives = false
  private var isTryingAlternatives = false
  private var pending: Set<Int>
  private var running: Int?
  private var progress: String?
  private var trouble: LiveMessage.Trouble?
  /// What the last run that ended did.
  private var lastRun: (cells: Int, seconds: Double)?

  private var page: KeyedPage?
  private var problems: [LiveMessage.Problem] = []
  private var title = ""
  private var viewers: [Int: Viewer] = [:]
  private var nextViewer = 0

  private var runner: SessionRunner?
  private var isRunning = false
  private var wantsRun = false
  /// The run that is going on, or the next, is for a save, which the terminal is told of.
  private var isForSave = false
  private var isLoaded = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  private let report: @Sendable (RunReport) -> Void

  private struct Viewer {
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

  // MARK: The page

  /// The page as it is now. The first time it waits until it is known which results there are.
  func served(at address: String) async -> ServedPage? {
    if !isLoaded {
      startRun(forSave: false)
      await withCheckedContinuation { waiting.append($0) }
    }
    return page.map { ServedPage($0, address: address) }
  }

  private func draw() {
    do {
      // What the author says of values does not hold for changed code.
      let isWhole = pending.isEmpty && codes.isEmpty
      // What has not run yet is marked by the page as waiting; it has not been left out.
      let canRun = course.canRun(file.lesson)
      let shown = results.enumerated().map { index, result in
        canRun && result.status == .notRun && pending.contains(index)
          ? CellResult(status: .passed) : result
      }
      let drawn = try course.drawn(
        file, shown, alternatives: pending.isEmpty ? alternatives : nil, isWhole: isWhole)
      page = KeyedPage(drawn.pieces)
      title = drawn.title
      let ownFile = course.shown(path)
      problems = drawn.problems.map { problem in
        LiveMessage.Problem(
          place: "\(problem.file):\(problem.range.start.line):\(problem.range.start.column)",
          line: problem.range.start.line, severity: problem.severity.rawValue,
          text: problem.message, isHere: problem.file == ownFile)
      }
    } catch {
      trouble = LiveMessage.Trouble(text: error.message, mend: error.mend)
    }
    poke()
  }

  /// Lets every page ask for what is new.
  func poke() {
    for viewer in viewers.values { viewer.poke.yield() }
  }

  /// The page without its reader's changes; nil where there are none.
  func authorPage() -> String? {
    guard let baseline, !codes.isEmpty,
      let drawn = try? course.drawn(source, baseline, isWhole: false)
    else { return nil }
    return drawn.pieces.pieces.filter { $0.place == .block }.map(\.html).joined()
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
  private func follow() -> Bool {
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

  // MARK: Running

  private func startRun(forSave: Bool) {
    isForSave = isForSave || forSave
    if isRunning {
      wantsRun = true
      runner?.interrupt()
      return
    }
    isRunning = true
    let began = ContinuousClock.now
    let first = begin()
    Task { await run(first, since: began) }
  }

  /// What a run is about: the author's text or the reader's, and what comes of it.
  private struct Started {
    var runner: SessionRunner
    var inbox: SessionRunner.Inbox
    var isBaseline: Bool
  }

  /// Starts the thread that runs the newest text; nil where nothing can run.
  private func begin() -> Started? {
    wantsRun = false
    trouble = nil
    guard course.canRun(file.lesson) else { return nil }
    let runner = runner ?? SessionRunner(course.session(of: path))
    self.runner = runner
    // The author's own results, mostly from the cache, come before those of the reader's text.
    let isBaseline = !codes.isEmpty && baseline == nil && course.canRun(source.lesson)
    let lesson = isBaseline ? source.lesson : file.lesson
    return Started(runner: runner, inbox: runner.run(lesson), isBaseline: isBaseline)
  }

  private func run(_ first: Started?, since began: ContinuousClock.Instant) async {
    var began = began
    var next = first
    var isDrawn = true
    while let started = next {
      if started.isBaseline {
        if await !takeBaseline(started.inbox), !wantsRun { break }
        next = begin()
        continue
      }
      var ran = 0
      for await _ in started.inbox.pokes {
        let steps = started.inbox.take()
        if wantsRun {
          // Of a text that is not there any more.
          began = .now
          continue
        }
        let isSeen = take(steps, &ran)
        if isSeen || page == nil { draw() }
        isDrawn = true
        if page != nil { finishLoading() }
      }
      next = nil
      if wantsRun {
        next = begin()
      } else {
        lastRun = (ran, Self.seconds(since: began))
      }
    }
    isRunning = false
    running = nil
    progress = nil
    if trouble == nil, course.canRun(file.lesson) {
      isDrawn = isDrawn && pending.isEmpty
      pending = []
      if codes.isEmpty { setBaseline(results) }
    }
    if isDrawn, page != nil { poke() } else { draw() }
    finishLoading()
    if isForSave || trouble != nil {
      isForSave = false
      report(
        RunReport(
          lesson: course.shown(path), cells: lastRun?.cells ?? 0, seconds: lastRun?.seconds ?? 0,
          problems: problems.filter { $0.severity == "error" }.map { "\($0.place): \($0.text)" },
          trouble: trouble.map { $0.text + ($0.mend.map { " (to fix it: \($0))" } ?? "") }))
    }
    tryAlternatives()
  }

  /// Computes what readers may choose, until something else is to run.
  private func tryAlternatives() {
    guard !isRunning, !hasTriedAlternatives, trouble == nil, let runner,
      course.canRun(file.lesson), results.contains(where: { !$0.controls.isEmpty })
    else { return }
    isRunning = true
    isTryingAlternatives = true
    let inbox = runner.run(file.lesson, alternatives: true)
    Task { await takeAlternatives(inbox) }
  }

  private func takeAlternatives(_ inbox: SessionRunner.Inbox) async {
    for await _ in inbox.pokes {
      for case .ended(let result) in inbox.take() where !wantsRun {
        hasTriedAlternatives = true
        if case .success(let outcome) = result { alternatives = outcome.run.alternatives }
      }
    }
    isRunning = false
    isTryingAlternatives = false
    if wantsRun { startRun(forSave: false) } else { draw() }
  }

  /// - Returns: whether there is a baseline now.
  private func takeBaseline(_ inbox: SessionRunner.Inbox) async -> Bool {
    for await _ in inbox.pokes {
      for case .ended(let result) in inbox.take() where !wantsRun {
        switch result {
        case .success(let outcome): setBaseline(outcome.run.cells)
        case .failure(let failure):
          trouble = LiveMessage.Trouble(text: failure.message, mend: failure.mend)
        }
      }
    }
    return baseline != nil
  }

  private func setBaseline(_ results: [CellResult]) {
    baseline = results
    baselineVersion += 1
  }

  private func finishLoading() {
    if !isLoaded { judge() }
    isLoaded = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  /// - Returns: whether the page shows something else now.
  private func take(_ steps: [SessionRunner.Step], _ ran: inout Int) -> Bool {
    var isSeen = false
    for step in steps {
      switch step {
      case .event(.known(let known, let missing)):
        for (index, result) in known
        where results.indices.contains(index) && results[index] != result {
          results[index] = result
          isSeen = true
        }
        isSeen = isSeen || pending != Set(missing)
        pending = Set(missing)
      case .event(.finished(let index, let result)):
        guard results.indices.contains(index) else { continue }
        results[index] = result
        pending.remove(index)
        ran += 1
        isSeen = true
      case .progress(.running(let cell)):
        running = cell
        progress = nil
        poke()
      case .progress(.step(_, let text)):
        progress = text
        poke()
      case .progress: break
      case .ended(.success(let outcome)):
        isSeen = isSeen || results != outcome.run.cells || !pending.isEmpty
        results = outcome.run.cells
        pending = []
      case .ended(.failure(let failure)):
        if failure.reason != .interrupted {
          trouble = LiveMessage.Trouble(text: failure.message, mend: failure.mend)
          isSeen = true
        }
      }
    }
    return isSeen
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let time = ContinuousClock.now - start
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  // MARK: Who looks

  /// - Parameter version: of the page that the viewer has.
  func join(version: String, poke: AsyncStream<Void>.Continuation) -> Int {
    nextViewer += 1
    let isCurrent = page?.version == version
    viewers[nextViewer] = Viewer(
      poke: poke, keys: isCurrent ? Set(page?.pieces.map(\.key) ?? []) : [],
      version: isCurrent ? version : "")
    // Whoever comes after a restart finds a room that nobody has opened.
    if !isLoaded { startRun(forSave: false) }
    poke.yield()
    return nextViewer
  }

  func leave(_ viewer: Int) { viewers[viewer] = nil }

  var isWatched: Bool { !viewers.isEmpty }

  /// What the viewer's page lacks; nil where there is nothing to say yet.
  func message(for id: Int) -> String? {
    guard let page, let viewer = viewers[id] else { return nil }
    var message = LiveMessage(version: page.version, title: title, cells: file.lesson.cells.count)
    if viewer.version != page.version {
      message.keys = page.blocks.map(\.key)
      for (place, name) in [(PagePieces.Place.top, "top"), (.aside, "aside"), (.end, "end")] {
        message.around[name] = page.piece(at: place)?.key
      }
      for piece in page.pieces where ![.head, .frame].contains(piece.place) {
        if !viewer.keys.contains(piece.key) { message.html[piece.key] = piece.html }
      }
      viewers[id]?.keys = Set(page.pieces.map(\.key))
      viewers[id]?.version = page.version
    }
    let styles = page.styles ?? ""
    if styles != viewer.styles {
      message.styles = styles
      viewers[id]?.styles = styles
    }
    message.pending = pending.sorted().map { $0 + 1 }
    message.sources = keys
    message.edited = codes.keys.sorted().map { $0 + 1 }
    message.conflicts = edits.edits.filter { !keys.contains($0.key) }.map {
      LiveMessage.Conflict(cell: $0.cell + 1, key: $0.key, code: $0.code)
    }
    message.exercises = exercises
    message.answerable = course.exercises(of: path).map(\.id)
    message.author = codes.isEmpty || baseline == nil ? nil : baselineVersion
    message.writes = writes
    message.running = running.map { $0 + 1 }
    message.progress = progress
    message.problems = problems
    message.trouble = trouble
    if !isRunning || isTryingAlternatives {
      message.ran = lastRun?.cells
      message.seconds = lastRun?.seconds
    }
    return message.text
  }

  // MARK: Resting

  var hasSession: Bool { runner != nil }

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
