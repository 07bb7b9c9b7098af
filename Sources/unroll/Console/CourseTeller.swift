import Site

/// Turns what a build or a check does into lines and into the report for machines.
struct CourseTeller {
  private let console: Console
  private let course: CourseFolder
  private let options: EngineOptions
  private var report = CourseReport()
  /// Of a check: told at the end.
  private var written: [String] = []
  /// Lessons of which nothing changed: counted, not listed.
  private var unchanged = 0

  /// - Parameter shard: nil where all of the selection is worked on.
  init(
    _ console: Console, _ site: Site, _ options: EngineOptions, share shard: Shard? = nil,
    of selection: Selection = .whole
  ) {
    self.console = console
    course = site.course
    self.options = options
    guard let shard else { return }
    report.shard = "\(shard)"
    let (own, all) = site.lessonCounts(in: selection, shard)
    console.sayAside("shard \(shard): \(own) of \(counted(all, "lesson"))")
  }

  mutating func tellBuild(_ event: SiteEvent) throws {
    switch event {
    case .lessonRan(let result): show(result)
    case .lessonFinished(let result, let pages, _):
      let shown = pages.map(\.shownPath)
      report.add(result, in: course, options, pages: shown)
      let changed = pages.filter(\.isChanged).map(\.shownPath)
      guard !changed.isEmpty || result.failed(strict: options.strict) else {
        unchanged += 1
        return
      }
      try console.say(
        line(of: result) + (changed.isEmpty ? "" : "; wrote " + changed.joined(separator: ", ")))
    case .courseFinished(let result):
      show(result)
      report.pages = result.pages.map(\.shownPath)
      if result.hasEditions {
        let changed = result.pages.filter(\.isChanged).map(\.shownPath)
        if !changed.isEmpty {
          try console.say("the course's pages: wrote " + changed.joined(separator: ", "))
        }
      }
    case .pageRemoved(let path):
      try console.say("removed \(path): no lesson makes it any more")
    case .pageKept(let path):
      console.sayAside("kept \(path): no lesson makes it any more, but it was changed by hand")
    }
  }

  mutating func tellCheck(_ event: SiteEvent) throws {
    switch event {
    case .lessonRan(let result): show(result)
    case .lessonFinished(let result, let pages, _):
      report.add(result, in: course, options)
      written += pages.map(\.shownPath)
      let isNew = result.reasons.contains { $0 != nil }
      guard isNew || result.failed(strict: options.strict) else {
        unchanged += 1
        return
      }
      try console.say(line(of: result))
    case .courseFinished(let result):
      show(result)
      written += result.pages.map(\.shownPath)
    case .pageRemoved, .pageKept: break
    }
  }

  /// - Throws: the status of a lesson that failed.
  func finish() throws {
    for path in written { try console.say("wrote \(path)") }
    if unchanged > 0 { try console.say("\(counted(unchanged, "lesson")) unchanged") }
    try console.report(report)
    try console.say(report.summary)
    try report.throwIfFailed()
  }

  private func show(_ result: LessonResult) {
    for problem in result.problems { console.show(problem) }
    if options.explain { console.explain(result, in: course) }
  }

  private mutating func show(_ result: CourseResult) {
    report.add(result.problems, strict: options.strict)
    for problem in result.problems { console.show(problem) }
  }

  private func line(of result: LessonResult) -> String {
    "\(course.shown(result.path)): \(result.verdict(strict: options.strict).text)"
  }
}
