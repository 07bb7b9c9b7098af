internal import Caching
internal import Lessons

/// What one student handed in, as it was found in a folder.
package struct Submission: Sendable, Hashable {
  /// As the learning system gives it, or the folder's name.
  package var student: String
  /// The learning system marked it as late.
  package var isLate = false
  /// Absolute paths of all `.swift` files, in order.
  package var files: [String] = []
}

/// Finds what students handed in, in the forms in which Canvas and Moodle deliver it.
///
/// - A folder of a student has answers anywhere below it: `answers/LESSON/EXERCISE.swift`,
///   `LESSON/EXERCISE.swift`, `EXERCISE.swift`.
/// - Any other folder has one folder for each student, or flat files: Canvas's
///   `STUDENT[_LATE]_NUMBER_NUMBER_NAME.swift`, Moodle's `NAME_NUMBER_assignsubmission_file_NAME.swift`,
///   and folders beside them, where somebody handed in an archive.
/// - Folders are called `NAME_NUMBER_assignsubmission_file_` by Moodle, and by Canvas as its files are:
///   the name is what is before.
struct SubmissionSearch {
  /// Names of lessons, which no student is called.
  let lessons: Set<String>

  private static let mostFiles = 2000
  private static let deepest = 8

  func submissions(in folder: String) throws(Failure) -> [Submission] {
    let names: [String]
    do {
      names = try Files.names(in: folder).filter(Self.isOfInterest)
    } catch {
      throw Failure(.unreadable, "\(folder): cannot be read: \(error.reason)")
    }
    if let name = names.first(where: { Self.isUnreadable($0, in: folder) }) {
      throw Failure(
        .unreadable,
        "\(folder): the name of \(name) is not UTF-8, so nobody could be told whose it is",
        mend: "rename it, or all of them: convmv -f latin1 -t utf-8 -r --notest \(folder)")
    }
    let flat = names.compactMap { name in
      Self.flat(name).map { (name, $0.student, $0.isLate) }
    }
    let folders = names.filter { Files.kindOfLink(Path.join(folder, $0)) == .folder }
    if !flat.isEmpty {
      return Self.flatSubmissions(
        flat, and: folders.map { submission(Path.join(folder, $0)) }, in: folder)
    }
    let isNamed = names.contains { lessons.contains($0) || $0 == AnswersFolder.name }
    let students = isNamed ? [] : folders.map { submission(Path.join(folder, $0)) }
    guard let loose = names.first(where: { $0.hasSuffix(".swift") }) else {
      return isNamed || folders.isEmpty ? [submission(folder)] : students
    }
    // Beside the folders of a class, a file is nobody's.
    guard students.count(where: { !$0.files.isEmpty }) < 2 else {
      throw Failure(
        .unreadable,
        "\(Path.join(folder, loose)): lies beside the folders of students, and is nobody's",
        mend: "put it into the folder of the student who wrote it")
    }
    return [submission(folder)]
  }

  /// Bytes that are not UTF-8 were replaced in the name, and under that name nothing is there.
  private static func isUnreadable(_ name: String, in folder: String) -> Bool {
    name.unicodeScalars.contains("\u{FFFD}") && Files.kindOfLink(Path.join(folder, name)) == nil
  }

  private func submission(_ folder: String) -> Submission {
    let (student, isLate) = Self.student(Path.name(folder))
    var submission = Submission(student: student, isLate: isLate)
    Self.collect(folder, depth: 0, into: &submission.files)
    return submission
  }

  private static func flatSubmissions(
    _ found: [(name: String, student: String, isLate: Bool)], and folders: [Submission],
    in folder: String
  ) -> [Submission] {
    var submissions: [String: Submission] = [:]
    let files = found.map {
      Submission(student: $0.student, isLate: $0.isLate, files: [Path.join(folder, $0.name)])
    }
    // Part of what a student handed in may be an archive.
    for more in files + folders {
      var submission = submissions[more.student] ?? Submission(student: more.student)
      submission.files += more.files
      submission.isLate = submission.isLate || more.isLate
      submissions[more.student] = submission
    }
    return submissions.values.sorted { $0.student.utf8.lexicographicallyPrecedes($1.student.utf8) }
  }

  /// What archives of other systems leave behind is nobody's answer.
  private static func isOfInterest(_ name: String) -> Bool {
    !name.hasPrefix(".") && name != "__MACOSX" && name != "Thumbs.db"
  }

  private static func collect(_ folder: String, depth: Int, into files: inout [String]) {
    guard depth < deepest, let names = try? Files.names(in: folder) else { return }
    for name in names where isOfInterest(name) {
      guard files.count < mostFiles else { return }
      let path = Path.join(folder, name)
      if Files.kindOfLink(path) == .folder, !name.hasSuffix(".swift") {
        collect(path, depth: depth + 1, into: &files)
      } else if name.hasSuffix(".swift") {
        files.append(path)
      }
    }
  }

  /// Canvas's `doejane_LATE_1234_5678_third-day.swift`, or Moodle's without folders:
  /// `Jane Doe_1234_assignsubmission_file_third-day.swift`.
  static func flat(_ name: String) -> (student: String, isLate: Bool, file: String)? {
    if let match = name.wholeMatch(
      of: /(.+?)_([0-9]+)_assignsubmission_(?:file|onlinetext)_(.+\.swift)/)
    {
      return ("\(match.1)_\(match.2)", false, String(match.3))
    }
    guard
      let match = name.wholeMatch(of: /(.+?)(_LATE)?_([0-9]+)_([0-9]+)_(.+\.swift)/)
    else { return nil }
    return ("\(match.1)_\(match.3)", match.2 != nil, String(match.5))
  }

  /// `Jane Doe_1234_assignsubmission_file_`, an archive from Canvas, `doejane_LATE_1234_5678_answers`, or
  /// a name with Canvas's mark.
  static func student(_ folder: String) -> (String, isLate: Bool) {
    if let match = folder.wholeMatch(of: /(.+?)_([0-9]+)_assignsubmission_(?:file|onlinetext)_?/) {
      return ("\(match.1)_\(match.2)", false)
    }
    if let match = folder.wholeMatch(of: /(.+?)(_LATE)?_([0-9]{2,})_[0-9]{2,}_.+/) {
      return ("\(match.1)_\(match.3)", match.2 != nil)
    }
    if let match = folder.wholeMatch(of: /(.+?)_LATE((?:_[0-9]+)*)/) {
      return ("\(match.1)\(match.2)", true)
    }
    return (folder, false)
  }

  // MARK: Which file answers which exercise

  /// The answer's file for an exercise, and the notes on what was not used.
  ///
  /// - Parameter isOnly: no other lesson has an exercise of that id.
  static func file(
    for exercise: CourseExercise, isOnly: Bool, in submission: Submission
  ) -> (path: String?, ignored: [String]) {
    let ids = [exercise.id] + [exercise.exercise.attributes.was].compactMap { $0 }
    for id in ids {
      let inLesson = submission.files.filter {
        Path.name($0) == "\(id).swift" && Path.name(Path.folder($0)) == exercise.lessonName
      }
      // The one that lies highest: copies of copies lie deeper.
      let ordered = inLesson.sorted { depth($0) < depth($1) }
      if let first = ordered.first { return (first, Array(ordered.dropFirst())) }
      guard isOnly else { continue }
      let loose = submission.files.filter { plainName(Path.name($0)) == "\(id).swift" }
        .sorted { (resubmission($0), $0) > (resubmission($1), $1) }
      if let first = loose.first { return (first, Array(loose.dropFirst())) }
    }
    return (nil, [])
  }

  private static func depth(_ path: String) -> Int { path.split(separator: "/").count }

  /// `third-day.swift` for what was handed in twice, `third-day-1.swift`, and for a browser's
  /// `third-day (1).swift`.
  private static func plainName(_ name: String) -> String {
    let own = flat(name)?.file ?? name
    if let match = own.wholeMatch(of: /(.+?)(?:-[0-9]+| ?\([0-9]+\))\.swift/) {
      return "\(match.1).swift"
    }
    return own
  }

  private static func resubmission(_ path: String) -> Int {
    let own = flat(Path.name(path))?.file ?? Path.name(path)
    return own.firstMatch(of: /(?:-| ?\()([0-9]+)\)?\.swift$/).flatMap { Int($0.1) } ?? 0
  }
}
