/// Where a lesson stands in the document that holds the whole course.
struct PrintPlace: Sendable {
  /// Before each id of the lesson, so that ids stay unique.
  var idPrefix: String
  /// Of the lesson; nil for what has none.
  var number: Int?
  /// The ids of the sections of all lessons in the document, by path.
  var sections: [String: String]

  /// What leads to a place in a lesson of the document; nil for what is not in it.
  func fragment(of place: CoursePlace) -> String? {
    guard let section = sections[place.path] else { return nil }
    return "#" + (place.id.map { PrintPlace.prefix(of: section) + $0 } ?? section)
  }

  static func prefix(of section: String) -> String { section + "." }
}

/// A place in the course, as a link names it.
struct CoursePlace: Sendable, Hashable {
  /// Of a lesson or a file, relative to the course.
  var path: String
  /// Of a heading or a fence.
  var id: String?

  /// Nil for what leads out of the course.
  init?(_ written: String, from source: String) {
    let parts = written.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = Destination.decoded(parts[0].prefix { $0 != "?" })
    guard !file.hasPrefix("/"), let path = resolvedPath(file, from: source) else { return nil }
    self.path = file.isEmpty ? source : path
    id = parts.count > 1 && !parts[1].isEmpty ? Destination.decoded(parts[1]) : nil
  }
}
