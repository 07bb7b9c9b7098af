internal import Lessons

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
    guard let link = LinkDestination(written),
      let path = CoursePath.resolve(link.path, from: source)
    else { return nil }
    self.path = link.path.isEmpty ? source : path
    id = link.fragment.flatMap { $0.isEmpty ? nil : $0 }
  }
}
