internal import Weaving

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
