internal import Lessons
internal import Runs

/// Tells a file that is missing from one that a cell does not see: it sees those alone that its lesson
/// lists under `data:`, and none outside the course.
///
/// It looks at the disk, and so at results that may have been remembered: what it finds is never kept.
struct DataAdvice {
  private let lesson: Lesson
  private let course: String
  /// The lesson's, absolute.
  private let folder: String

  init(_ lesson: Lesson, in course: CourseFolder) {
    self.lesson = lesson
    self.course = course.path
    folder = Path.folder(Path.join(course.path, lesson.path))
  }

  func advised(_ run: Run) -> Run {
    var run = run
    for cell in run.cells.indices where run.cells[cell].status == .failed {
      for index in run.cells[cell].diagnostics.indices {
        advise(&run.cells[cell].diagnostics[index])
      }
    }
    return run
  }

  private func advise(_ problem: inout Diagnostic) {
    guard problem.severity == .error, Self.isAboutAFile(problem.message) else { return }
    let names = Self.names(in: problem.message) + Self.names(in: problem.excerpt ?? "")
    for name in names {
      let path = Path.absolute(name, in: folder)
      guard Files.kind(path) == .file else { continue }
      guard let real = Path.real(path), Path.inside(course, real) != nil else {
        problem.message =
          "`\(name)` is outside the folder of the lessons, and cells see no file there"
        let file = "data/\(Path.name(name))"
        problem.advice = "move it to `\(file)` beside this lesson, and write `data: [\(file)]`"
        return
      }
      guard !lists(path) else { continue }
      let relative = Path.relative(path, to: folder)
      let all = (lesson.frontMatter.data + [relative]).joined(separator: ", ")
      problem.message = "`\(name)` is not listed under `data:`"
      problem.advice = "cells see only listed files: write `data: [\(all)]` in the front matter"
      return
    }
    let known = lesson.frontMatter.data
    if let name = names.first(where: { !known.contains($0) }),
      let meant = Suggestion.closest(to: name, among: known)
    {
      problem.advice = problem.advice ?? "did you mean `\(meant)`?"
    }
  }

  private func lists(_ path: String) -> Bool {
    lesson.frontMatter.data.contains { Path.absolute($0, in: folder) == path }
  }

  /// Where the sandbox cannot hide a file, the system says that it must not be read.
  private static func isAboutAFile(_ message: String) -> Bool {
    let message = message.lowercased()
    return [
      "no such file", "t be opened", "t exist", "not exist", "unexpectedly found nil",
      "not allowed", "not permitted", "permission",
    ].contains { message.contains($0) }
  }

  /// What may be the name of a file: what stands in quotes, and words with an ending.
  private static func names(in text: String) -> [String] {
    var names = text.matches(of: /["“”'`]([^"“”'`]+)["“”'`]/).map { String($0.1) }
    for word in text.split(whereSeparator: { " ,;()[]\"“”'`\n".contains($0) }) {
      let word = word.hasSuffix(":") ? word.dropLast() : word
      if word.dropFirst().dropLast().contains(".") { names.append(String(word)) }
    }
    return names
  }
}
