internal import Lessons
internal import Pages
internal import Runs
internal import Site

/// Its page, and what each open page still lacks of it.
extension LessonRoom {
  /// The page as it is now. The first time it waits until it is known which results there are.
  func served(at address: String) async -> ServedPage? {
    if !isLoaded {
      startRun(forSave: false)
      await withCheckedContinuation { waiting.append($0) }
    }
    return page.map { ServedPage($0, address: address) }
  }

  func draw() {
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
}
