internal import Engine
internal import Lessons
internal import Runs
internal import Site

/// Its runs: of the newest text, one at a time, and of what readers may choose when nothing else runs.
extension LessonRoom {
  func startRun(forSave: Bool) {
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
  struct Started {
    var runner: SessionRunner
    var inbox: SessionRunner.Inbox
    var isBaseline: Bool
  }

  /// Starts the thread that runs the newest text; nil where nothing can run.
  func begin() -> Started? {
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

  func run(_ first: Started?, since began: ContinuousClock.Instant) async {
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
  func tryAlternatives() {
    guard !isRunning, !hasTriedAlternatives, trouble == nil, let runner,
      course.canRun(file.lesson), results.contains(where: { !$0.controls.isEmpty })
    else { return }
    isRunning = true
    isTryingAlternatives = true
    let inbox = runner.run(file.lesson, alternatives: true)
    Task { await takeAlternatives(inbox) }
  }

  func takeAlternatives(_ inbox: SessionRunner.Inbox) async {
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
  func takeBaseline(_ inbox: SessionRunner.Inbox) async -> Bool {
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

  func setBaseline(_ results: [CellResult]) {
    baseline = results
    baselineVersion += 1
  }

  func finishLoading() {
    if !isLoaded { judge() }
    isLoaded = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  /// - Returns: whether the page shows something else now.
  func take(_ steps: [SessionRunner.Step], _ ran: inout Int) -> Bool {
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

  static func seconds(since start: ContinuousClock.Instant) -> Double {
    let time = ContinuousClock.now - start
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
}
