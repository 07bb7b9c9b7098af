internal import Caching
internal import Lessons

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A student's answers: `answers/LESSON/EXERCISE.swift`, one file for each exercise, beside the folders
/// of the course's languages. Nothing in it is ever deleted or half written.
package struct AnswersFolder: Sendable {
  package static let name = "answers"

  /// Absolute.
  let path: String
  private let place: Workplace

  init(of course: CourseFolder, in place: Workplace) {
    path = Path.join(course.path, Self.name)
    self.place = place
  }

  package func file(_ exercise: CourseExercise) -> String {
    "\(path)/\(exercise.lessonName)/\(exercise.id).swift"
  }

  /// Where the answers of its lesson lie, absolute.
  package func folder(_ exercise: CourseExercise) -> String { "\(path)/\(exercise.lessonName)" }

  package func shown(_ exercise: CourseExercise) -> String { place.shown(file(exercise)) }

  /// What the answer was made from, for whoever wants to know whether that is still so.
  private func startFile(_ exercise: CourseExercise) -> String {
    "\(path)/\(exercise.lessonName)/.starts/\(exercise.id).swift"
  }

  package func exists(_ exercise: CourseExercise) -> Bool {
    Files.kindOfLink(file(exercise)) != nil
  }

  /// The answer under the exercise's former name; nil where there is none.
  private func formerFile(_ exercise: CourseExercise) -> String? {
    guard let was = exercise.exercise.attributes.was, !was.contains("/") else { return nil }
    let old = "\(folder(exercise))/\(was).swift"
    return Files.kindOfLink(old) == .file ? old : nil
  }

  /// The answer's text, under its exercise's former name too; nil where there is none yet.
  package func read(_ exercise: CourseExercise) -> Result<String, AnswerFile.Refusal>? {
    guard let path = exists(exercise) ? file(exercise) : formerFile(exercise) else { return nil }
    return Result { () throws(AnswerFile.Refusal) in try AnswerFile.read(path) }
  }

  /// Answers to exercises that these lessons no longer have, as messages show them. They stay where
  /// they are.
  package func strays(_ exercises: [CourseExercise]) -> [String] {
    Dictionary(grouping: exercises, by: \.lessonName).sorted { $0.key < $1.key }.flatMap {
      lesson, exercises in
      let ids = Set(exercises.flatMap { [$0.id, $0.exercise.attributes.was].compactMap(\.self) })
      let names = (try? Files.names(in: "\(path)/\(lesson)")) ?? []
      return names.filter { name in
        // What a reset has moved aside has a number: `count.1.swift`.
        guard let match = name.wholeMatch(of: /([^.]+)(?:\.[0-9]+)?\.swift/) else { return false }
        return !ids.contains(String(match.1))
      }.map { place.shown("\(path)/\(lesson)/\($0)") }
    }
  }

  /// What the answer was made from, where the exercise starts from something else now.
  package func formerStart(_ exercise: CourseExercise) -> String? {
    guard let bytes = try? Files.read(startFile(exercise)) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return text == Self.text(exercise) ? nil : text
  }

  private static func text(_ exercise: CourseExercise) -> String {
    // In a list the code is indented; an answer is not.
    let lines = exercise.exercise.start.split(separator: "\n", omittingEmptySubsequences: false)
    let margin =
      lines.filter { $0.contains { $0 != " " } }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { String($0.dropFirst(min(margin, $0.prefix { $0 == " " }.count))) }
      .joined(separator: "\n") + "\n"
  }

  /// Makes the answer's file from the exercise's start, where there is none: first of all from the
  /// answer to the exercise of its former name.
  package func make(_ exercise: CourseExercise) throws(Failure) {
    guard !exists(exercise) else { return }
    do {
      try Files.makeFolder("\(path)/\(exercise.lessonName)/.starts")
      if let old = formerFile(exercise), move(old, to: file(exercise)) {
        var former = exercise
        former.id = exercise.exercise.attributes.was ?? exercise.id
        _ = move(startFile(former), to: startFile(exercise))
        return
      }
      try begin(exercise)
    } catch {
      throw place.failure(writing: error)
    }
  }

  private func begin(_ exercise: CourseExercise) throws(SystemFailure) {
    let text = Array(Self.text(exercise).utf8)
    try Files.write(text, to: startFile(exercise))
    // Out of sight, should somebody end this program now.
    let part = "\(startFile(exercise)).\(getpid()).part"
    try Files.write(text, to: part)
    // What somebody made in the meantime stays.
    let isMade = give(part, name: file(exercise))
    if !isMade { try Files.removeFile(part) }
  }

  /// Moves the answer aside and begins again from the start.
  ///
  /// - Returns: where the old answer is now, as messages show it; nil where there was none.
  @discardableResult
  package func reset(_ exercise: CourseExercise) throws(Failure) -> String? {
    var aside: String?
    if exists(exercise) {
      var number = 1
      repeat {
        guard number < 10_000 else {
          throw Failure(.unwritable, "\(shown(exercise)): cannot be moved aside")
        }
        let free = "\(path)/\(exercise.lessonName)/\(exercise.id).\(number).swift"
        if move(file(exercise), to: free) { aside = free }
        number += 1
      } while aside == nil
    }
    do {
      try Files.makeFolder("\(path)/\(exercise.lessonName)/.starts")
      try begin(exercise)
    } catch {
      throw place.failure(writing: error)
    }
    return aside.map(place.shown)
  }

  /// Gives the file another name, if that one is free: two names for a moment, and never none.
  private func give(_ old: String, name new: String) -> Bool {
    guard link(old, new) == 0 else {
      // Not every file system has two names for a file.
      return errno != EEXIST && Files.kindOfLink(new) == nil && rename(old, new) == 0
    }
    unlink(old)
    return true
  }

  /// Gives an answer another name, if that one is free. It never has two: what an editor writes to one
  /// would be written to the other. Other runs of this program wait.
  private func move(_ answer: String, to name: String) -> Bool {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if folder >= 0 { close(folder) } }
    while folder >= 0, flock(folder, LOCK_EX) != 0, errno == EINTR {}
    return Files.kindOfLink(name) == nil && rename(answer, name) == 0
  }

  /// Changes whenever the file does.
  package func stamp(_ exercise: CourseExercise) -> [Int] {
    var status = stat()
    guard stat(file(exercise), &status) == 0 else { return [] }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return [Int(status.st_ino), Int(status.st_size), time.tv_sec, time.tv_nsec]
  }
}
