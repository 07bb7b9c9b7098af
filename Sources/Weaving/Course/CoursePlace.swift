internal import Lessons

/// A place in the course, as a link names it.
package struct CoursePlace: Sendable, Hashable, Codable {
  /// Of a lesson or a file, relative to the course.
  package var path: String
  /// Of a heading or a fence.
  package var id: String?

  /// Nil for what leads out of the course.
  package init?(_ written: String, from source: String) {
    guard let link = LinkDestination(written),
      let path = CoursePath.resolve(link.path, from: source)
    else { return nil }
    self.path = link.path.isEmpty ? source : path
    id = link.fragment.flatMap { $0.isEmpty ? nil : $0 }
  }
}
