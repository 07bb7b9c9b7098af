/// All lessons of a course, in the order in which they are read.
package struct Course: Sendable {
  package var title: String?
  package private(set) var entries: [CourseEntry]
  /// What leads from the output's folder to the course's, `../lessons/`: where links to data and
  /// other files go. Empty where both are the same folder.
  package var assetBase: String

  package init(title: String? = nil, entries: [CourseEntry] = [], assetBase: String = "") {
    self.title = title.map(printable)
    self.assetBase = assetBase
    self.entries = entries.sorted { one, other in
      // A lesson without a place follows those with one, by its path's bytes: no locale has a say.
      switch (one.order, other.order) {
      case (let a?, let b?) where a != b: a < b
      case (.some, nil): true
      case (nil, .some): false
      default: one.path.utf8.lexicographicallyPrecedes(other.path.utf8)
      }
    }
  }

  /// The languages in the order in which they first come.
  package var languages: [String] {
    var seen: [String] = []
    for entry in entries where !seen.contains(entry.primaryLanguage) {
      seen.append(entry.primaryLanguage)
    }
    return seen
  }

  func entry(at path: String) -> CourseEntry? {
    entries.first { $0.path == path }
  }

  /// The lessons before and after `path`, in its language.
  func neighbours(of path: String) -> (previous: CourseEntry?, next: CourseEntry?) {
    guard let own = entry(at: path) else { return (nil, nil) }
    let row = entries.filter { $0.primaryLanguage == own.primaryLanguage }
    guard let index = row.firstIndex(where: { $0.path == path }) else { return (nil, nil) }
    return (
      index > 0 ? row[index - 1] : nil, index + 1 < row.count ? row[index + 1] : nil
    )
  }

  /// The same place of the course in other languages.
  func translations(of path: String) -> [CourseEntry] {
    guard let own = entry(at: path), let order = own.order else { return [] }
    return entries.filter { $0.order == order && $0.primaryLanguage != own.primaryLanguage }
  }
}

/// A language's own name for itself; its tag where we know none.
func languageName(_ tag: String) -> String {
  switch tag.lowercased().split(separator: "-").first {
  case "en": "English"
  case "zh": "中文"
  case "de": "Deutsch"
  case "es": "Español"
  case "fr": "Français"
  case "ja": "日本語"
  case "ko": "한국어"
  case "pt": "Português"
  case "ru": "Русский"
  default: tag
  }
}
