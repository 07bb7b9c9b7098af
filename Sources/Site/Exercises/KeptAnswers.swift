internal import Lessons

/// The answers that a course keeps beside its lessons, to prove its tests: wrong ones and right ones.
struct KeptAnswers {
  struct Kept {
    /// As messages show it.
    var shownPath: String
    var answer: Result<String, AnswerFile.Refusal>
  }

  enum Kind: String { case wrong, right }

  private let course: CourseFolder

  init(_ course: CourseFolder) { self.course = course }

  private func names(_ kind: Kind, _ lesson: String) -> [String] {
    let folder = Path.join(course.path, "\(kind.rawValue)/\(lesson)")
    return ((try? Files.names(in: folder)) ?? []).filter {
      $0.hasSuffix(".swift") && !$0.hasPrefix(".")
    }
  }

  /// The exercise whose id a file's name begins with: of several the longest.
  private func exercise(of name: String, _ ids: [String]) -> String? {
    ids.filter { name.hasPrefix("\($0)-") || name == "\($0).swift" }.max { $0.count < $1.count }
  }

  func kept(_ kind: Kind, lesson: String, exercise: String, among ids: [String]) -> [Kept] {
    names(kind, lesson).filter { self.exercise(of: $0, ids) == exercise }.map { name in
      let path = "\(kind.rawValue)/\(lesson)/\(name)"
      return Kept(
        shownPath: course.shown(path),
        answer: Result { () throws(AnswerFile.Refusal) in
          try AnswerFile.read(Path.join(course.path, path))
        })
    }
  }

  /// Those that belong to no exercise of the lesson, as messages show them.
  func strays(lesson: String, ids: [String]) -> [String] {
    [Kind.wrong, .right].flatMap { kind in
      names(kind, lesson).filter { exercise(of: $0, ids) == nil }
        .map { course.shown("\(kind.rawValue)/\(lesson)/\($0)") }
    }
  }
}
