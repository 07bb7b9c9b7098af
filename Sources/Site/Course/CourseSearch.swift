internal import Caching
internal import Dispatch
internal import Synchronization

/// Finds lessons: every `*.md` below the paths, but for `README.md` and names that start with `_`
/// or `.`. The course is the nearest folder called `lessons` above a path; without one it is the
/// path's own folder.
struct CourseSearch {
  /// Bytes of the lessons that stay parsed from the search on, those that are made first. Parsed they take
  /// about five times as much.
  private static let mostParsed = 12 << 20
  private let place: Workplace
  private var folder: String?
  /// Folders of pages, which hold no lessons.
  private var outputs: Set<String> = []
  private var namedBy = ""
  private var paths: [String] = []
  private var seen: [String: String] = [:]
  private var isFolder = false

  /// - Throws: a path is missing, holds no lesson, is named twice, or lies in another course than
  ///   the others.
  static func course(
    of arguments: [String], in place: Workplace, isRemembering: Bool = false
  ) throws(Failure) -> (CourseFolder, Selection) {
    var search = CourseSearch(place: place)
    for argument in arguments { try search.add(argument) }
    return try search.result(isRemembering: isRemembering)
  }

  private init(place: Workplace) {
    self.place = place
  }

  private mutating func add(_ argument: String) throws(Failure) {
    guard let path = place.real(argument), let kind = Files.kind(path) else {
      throw Self.missing(argument)
    }
    switch kind {
    case .folder: try add(folder: path, namedBy: argument)
    case .file: try add(file: path, namedBy: argument)
    case .other: throw Failure(.notALesson, "\(argument): is neither a file nor a folder")
    }
  }

  private mutating func add(folder path: String, namedBy argument: String) throws(Failure) {
    isFolder = true
    try setFolder(Self.courseFolder(above: path) ?? path, by: argument)
    let found = try lessons(below: path)
    guard !found.isEmpty else {
      throw Failure(
        .noLessons, "\(argument): has no lessons: no *.md other than README.md and _*.md",
        mend: "unroll new \"A first lesson\"")
    }
    for lesson in found { try add(lesson: lesson, namedBy: argument) }
  }

  private mutating func add(file path: String, namedBy argument: String) throws(Failure) {
    guard path.hasSuffix(".md") else {
      throw Failure(.notALesson, "\(argument): is not a lesson: its name does not end in .md")
    }
    try setFolder(Self.courseFolder(above: path) ?? Path.folder(path), by: argument)
    try add(lesson: path, namedBy: argument)
  }

  private mutating func add(lesson: String, namedBy argument: String) throws(Failure) {
    if let other = seen.updateValue(argument, forKey: lesson) {
      let both = other == argument ? "by `\(argument)`" : "by `\(other)` and by `\(argument)`"
      throw Failure(.namedTwice, "\(place.shown(lesson)): is named twice, \(both)")
    }
    paths.append(lesson)
  }

  private mutating func setFolder(_ new: String, by argument: String) throws(Failure) {
    if let folder, folder != new {
      throw Failure(
        .severalCourses, "\(argument): is not in the same course as `\(namedBy)`",
        mend: "name lessons of one course at a time")
    }
    if folder == nil {
      outputs = PageRecord(course: new, cache: place.cache(of: new)).folders
      // Where nothing is recorded yet, as in a fresh clone with its reports.
      if Path.name(new) != Site.folderName { outputs.insert(place.absolute(Site.outputName)) }
    }
    folder = new
    namedBy = argument
  }

  private func result(isRemembering: Bool) throws(Failure) -> (CourseFolder, Selection) {
    let folder = folder ?? place.folder
    let chosen = Set(paths.compactMap { Path.inside(folder, $0) })
    // Its neighbours and links need the whole course; a folder that nobody called a course may be
    // a home folder, and is not searched.
    let isCourse = isFolder || Path.name(folder) == Site.folderName
    let all = isCourse ? try lessons(below: folder).compactMap { Path.inside(folder, $0) } : []
    var cards = isRemembering ? LessonCards(of: folder, in: place) : nil
    let files = try read(chosen.union(all), in: folder, &cards)
    var course = CourseFolder(folder, lessons: files, in: place)
    course.cards = cards
    let isWhole = isFolder && chosen.count == course.lessons.count
    return (course, isWhole ? .whole : .lessons(chosen))
  }

  /// On all cores: a course may have a thousand lessons.
  private func read(
    _ paths: Set<String>, in folder: String, _ cards: inout LessonCards?
  ) throws(Failure) -> [LessonFile] {
    let paths = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let known = cards
    let results = Mutex<[Int: Result<(LessonFile, FileStamp?), SystemFailure>]>([:])
    let parsed = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: paths.count) { index in
      let result = Result { () throws(SystemFailure) -> (LessonFile, FileStamp?) in
        guard let known else { return (try LessonFile(path: paths[index], in: folder), nil) }
        let (lesson, stamp) = try known.read(paths[index])
        // Parsed again when its turn comes: all of them at once take much memory.
        let size = lesson.bytesInMemory
        if parsed.add(size, ordering: .relaxed).newValue > Self.mostParsed { lesson.forget() }
        return (lesson, stamp)
      }
      results.withLock { $0[index] = result }
    }
    let all = results.withLock { $0 }
    var files: [LessonFile] = []
    do throws(SystemFailure) {
      for (index, path) in paths.enumerated() {
        guard let (file, stamp) = try all[index]?.get() else { continue }
        files.append(file)
        cards?.stamps[path] = stamp
      }
    } catch {
      throw place.failure(reading: error)
    }
    return files
  }

  /// Absolute, sorted. Links to folders are not followed: they may lead back up. What a student keeps
  /// beside the answers is no lesson, nor is a page that a build made.
  private func lessons(below root: String) throws(Failure) -> [String] {
    var found: [String] = []
    var folders = [root]
    do {
      while let folder = folders.popLast() {
        for name in try Files.names(in: folder) where !name.hasPrefix("_") && !name.hasPrefix(".") {
          let path = Path.join(folder, name)
          if folder == root, name == AnswersFolder.name { continue }
          if Files.kindOfLink(path) == .folder {
            if !outputs.contains(path) { folders.append(path) }
          } else if name.hasSuffix(".md"), name != "README.md", Files.kind(path) == .file {
            found.append(path)
          }
        }
      }
    } catch {
      throw place.failure(reading: error)
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func courseFolder(above path: String) -> String? {
    var folder = path
    while folder != "/", !folder.isEmpty {
      if Path.name(folder) == Site.folderName, Files.kind(folder) == .folder { return folder }
      folder = Path.folder(folder)
    }
    return nil
  }

  private static func missing(_ argument: String) -> Failure {
    argument == Site.folderName
      ? Failure(
        .noSuchPath, "lessons: no such folder here",
        mend:
          "go to the course's folder, name the lessons, or start with: unroll new \"A first lesson\""
      )
      : Failure(.noSuchPath, "\(argument): no such file or folder")
  }
}
