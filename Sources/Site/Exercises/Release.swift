internal import Caching
internal import Lessons

/// The lessons for students: no solutions, no tests that only the grader sees, and of those nothing
/// but their number.
struct ReleaseJob {
  let course: CourseFolder
  let place: Workplace

  /// What is the author's own.
  private static let left: Set<String> = [
    KeptAnswers.Kind.wrong.rawValue, KeptAnswers.Kind.right.rawValue, AnswersFolder.name,
  ]

  /// - Throws: `unreleasable`, where a word that nobody knows may keep a solution or a hidden test in.
  /// - Returns: the files that were written, as messages show them.
  func run(into folder: String) throws(Failure) -> [String] {
    try OutputFolder.checkNames(of: course)
    try course.checkExerciseNames()
    if let problem = course.lessons.lazy.flatMap(\.lesson.diagnostics).first(where: Self.mayHide) {
      throw Failure(
        .unreleasable,
        "\(course.shown(problem.file)):\(problem.range.start.line):\(problem.range.start.column): "
          + "\(problem.message); what students should not see may stay in the lesson",
        mend: problem.advice ?? "unroll check")
    }
    let target = place.absolute(folder)
    let inside = Path.real(target) ?? target
    guard inside != course.path, Path.inside(course.path, inside) == nil,
      Path.inside(inside, course.path) == nil
    else {
      throw Failure(
        .outputHoldsLessons, "\(folder): the lessons themselves lie there",
        mend: "unroll release -o release/lessons")
    }
    if Files.kind(target) != nil {
      guard let names = try? Files.names(in: target), names.isEmpty else {
        throw Failure(
          .alreadyThere, "\(folder): is there already, and not an empty folder",
          mend: "choose a new folder, or remove this one")
      }
    }
    do {
      return try write(to: target).map(place.shown)
    } catch {
      throw place.failure(writing: error)
    }
  }

  /// Nothing is released that cannot be read as it was meant.
  private static func mayHide(_ problem: Diagnostic) -> Bool {
    problem.severity == .error
      || [.unknownRole, .unknownAttribute, .unclosedFence, .noExercise].contains(problem.rule)
  }

  private func write(to target: String) throws(SystemFailure) -> [String] {
    let lessons = Dictionary(
      course.lessons.map { ($0.path, ReleasedLesson($0.lesson)) },
      uniquingKeysWith: { one, _ in one })
    // Data that only solutions and hidden tests read is not for students.
    let dropped = Set(
      lessons.flatMap { path, lesson in lesson.droppedData.map { Self.data($0, of: path) } })
    let kept = Set(
      lessons.flatMap { path, lesson in lesson.keptData.map { Self.data($0, of: path) } })
    var written: [String] = []
    for path in try files(in: course.path, below: "") {
      guard !dropped.contains(path) || kept.contains(path) else { continue }
      // A draft is no lesson yet: its solutions are still in it.
      if Path.name(path).hasPrefix("_"), path.hasSuffix(".md") { continue }
      let place = Path.join(target, path)
      try Files.makeFolder(Path.folder(place))
      if let lesson = lessons[path] {
        try Files.write(Array(lesson.text.utf8), to: place)
      } else {
        try Files.write(try Files.read(Path.join(course.path, path)), to: place)
      }
      written.append(place)
    }
    return written
  }

  private static func data(_ name: String, of lesson: String) -> String {
    let folder = Path.folder(lesson)
    return String(Path.absolute(name, in: "/" + folder).dropFirst())
  }

  /// All files of the course, in order. Links are left behind.
  private func files(in folder: String, below prefix: String) throws(SystemFailure) -> [String] {
    var found: [String] = []
    for name in try Files.names(in: folder) where !name.hasPrefix(".") {
      if prefix.isEmpty, Self.left.contains(name) { continue }
      let path = Path.join(prefix, name)
      switch Files.kindOfLink(Path.join(folder, name)) {
      case .folder: found += try files(in: Path.join(folder, name), below: path)
      case .file: found.append(path)
      default: break
      }
    }
    return found
  }
}

/// A lesson as students get it.
struct ReleasedLesson {
  /// The whole file.
  let text: String
  /// Data files that nothing names any more.
  private(set) var droppedData: [String] = []
  private(set) var keptData: [String] = []

  init(_ lesson: Lesson) {
    let without = lesson.released
    var lines = without.lines
    // The exercises stand in the same order in both.
    for (exercise, rest) in zip(lesson.exercises, without.exercises) {
      let hidden = exercise.tests.filter(\.isHidden).flatMap(\.claims).count
      guard hidden > 0, lines.indices.contains(rest.line - 1) else { continue }
      lines[rest.line - 1] = Self.marked(lines[rest.line - 1], graded: hidden)
    }
    let first = min(without.firstBodyLine - 1, lines.count)
    let body = lines[first...].joined(separator: "\n")
    let before = lesson.lines.dropFirst(max(0, lesson.firstBodyLine - 1)).joined(separator: "\n")
    func isGone(_ text: String) -> Bool { before.contains(text) && !body.contains(text) }

    let front = lesson.frontMatter
    for name in front.data {
      if isGone(Path.name(name)) { droppedData.append(name) } else { keptData.append(name) }
    }
    let gone = Set(front.words.keys.filter(isGone) + droppedData)
    lines.removeSubrange(0..<first)
    text =
      (Self.front(Array(without.lines.prefix(first)), without: gone) + lines)
      .joined(separator: "\n") + "\n"
  }

  /// The fence's line with how many claims count in grading only.
  private static func marked(_ line: String, graded: Int) -> String {
    guard let brace = line.lastIndex(of: "}") else { return line }
    return "\(line[..<brace]) graded=\(graded)\(line[brace...])"
  }

  /// The front matter without entries that only what was left out has used.
  private static func front(_ lines: [String], without gone: Set<String>) -> [String] {
    guard !gone.isEmpty else { return lines }
    var kept: [String] = []
    for line in lines {
      let entry = line.trimmingSpaces
      let item = entry.hasPrefix("- ") ? String(entry.dropFirst(2)).trimmingSpaces : nil
      let isGone = gone.contains { name in
        let quoted = ["\"\(name)\"", "'\(name)'", name]
        return quoted.contains { item == $0 || (line.first == " " && entry.hasPrefix("\($0):")) }
      }
      if isGone { continue }
      kept.append(line.hasPrefix("data:") ? list(line, without: gone) : line)
    }
    // A key whose entries are all gone goes too.
    return kept.enumerated().filter { index, line in
      let isBare = (line.hasPrefix("words:") || line.hasPrefix("data:")) && line.hasSuffix(":")
      let next = kept.indices.contains(index + 1) ? kept[index + 1] : "---"
      let hasEntries = next.hasPrefix(" ") || next.hasPrefix("- ")
      return !(isBare && !hasEntries) && line != "data: []"
    }.map(\.element)
  }

  /// `data: [a.csv, b.csv]`.
  private static func list(_ line: String, without gone: Set<String>) -> String {
    guard let open = line.firstIndex(of: "["), let close = line.lastIndex(of: "]") else {
      return line
    }
    let items = line[line.index(after: open)..<close].split(separator: ",")
      .map { String($0).trimmingSpaces }
      .filter { item in !gone.contains(item.filter { !"\"'".contains($0) }) }
    return "\(line[...open])\(items.joined(separator: ", "))\(line[close...])"
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Site {
  /// Writes the lessons for students into a new folder.
  ///
  /// - Returns: the files, as messages show them.
  package func release(into folder: String) throws(Failure) -> [String] {
    try ReleaseJob(course: course, place: place).run(into: folder)
  }
}
