internal import Lessons

/// Files of directives that no lesson finds: beside lessons in the folder of a language, above the
/// course, or by another spelling.
struct MisplacedDirectives {
  static let name = "Directives.swift"

  /// A warning for each, at the file itself.
  static func problems(of course: CourseFolder, in place: Workplace) -> [Diagnostic] {
    var folders = Set([course.path])
    for lesson in course.lessons {
      var folder = Path.folder(Path.join(course.path, lesson.path))
      while Path.inside(course.path, folder) != nil {
        folders.insert(folder)
        folder = Path.folder(folder)
      }
    }
    // A course of one lesson may lie anywhere, a home folder among others.
    if Path.name(course.path) == Site.folderName { folders.insert(Path.folder(course.path)) }
    return folders.sorted().flatMap { folder -> [Diagnostic] in
      let names = ((try? Files.names(in: folder)) ?? []).filter {
        $0.lowercased() == name.lowercased()
          && !(folder == course.path && $0 == name)
      }
      return names.sorted().map { problem(Path.join(folder, $0), course) { place.shown($0) } }
    }
  }

  private static func problem(
    _ path: String, _ course: CourseFolder, shown: (String) -> String
  ) -> Diagnostic {
    Diagnostic(
      file: shown(path), range: SourceRange(at: SourcePosition(line: 1, column: 1)),
      rule: .misplacedDirectives, message: "no lesson finds the directives in this file",
      hint: "the course's own directives are in `\(shown(Path.join(course.path, name)))`")
  }
}
