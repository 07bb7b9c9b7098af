internal import Languages

/// The folders that hold a course's languages: `en/02-one-cell.md` and `zh/02-one-cell.md` are twins.
///
/// A folder of the course counts as one when a lesson in it is written in the language of its name.
package struct LanguageFolders: Sendable, Hashable {
  /// In alphabetical order; empty for a course of one folder.
  package let names: [String]

  package init(_ lessons: some Sequence<(path: String, lang: String)>) {
    var found: Set<String> = []
    for lesson in lessons {
      guard let folder = Self.firstFolder(of: lesson.path),
        LanguageTag(folder).primary == LanguageTag(lesson.lang).primary
      else { continue }
      found.insert(folder)
    }
    names = found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The language folder that a lesson lies in.
  package func folder(of path: String) -> String? {
    Self.firstFolder(of: path).flatMap { names.contains($0) ? $0 : nil }
  }

  /// Where a lesson's twins are, or would be.
  package func twinPaths(of path: String) -> [String] {
    guard let own = folder(of: path) else { return [] }
    return names.filter { $0 != own }.map { $0 + path.dropFirst(own.count) }
  }

  private static func firstFolder(of path: String) -> String? {
    path.firstIndex(of: "/").map { String(path[..<$0]) }
  }
}
