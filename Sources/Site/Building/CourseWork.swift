internal import Weaving

/// Pages of the course as a whole that one format makes at a time, and that are kept or made together.
struct CourseWork: Sendable {
  enum Kind: Sendable {
    /// Those that list all of the course.
    case course
    /// An edition's course page, which is that of a lesson.
    case home(CourseEdition)
    /// Those that hold something of each lesson of an edition.
    case edition(CourseEdition)
    /// The same of a large edition, whose lessons are on the pages of its portions.
    case large(CourseEdition)
    case portion(CourseEdition.Portion, CourseEdition)
  }

  var format: any PageFormat
  var kind: Kind

  /// As what is remembered of it is called; lessons' names end in `.md`.
  var name: String {
    switch kind {
    case .course: "course \(format.name)"
    case .home(let edition): "home \(edition.folder) \(format.name)"
    case .edition(let edition), .large(let edition): "edition \(edition.folder) \(format.name)"
    case .portion(let portion, let edition):
      "portion \(portion.number) \(edition.folder) \(format.name)"
    }
  }

  /// The lessons whose reports it is made of.
  var lessons: [String] {
    switch kind {
    case .course, .large: []
    case .home(let edition): [edition.index.path]
    case .edition(let edition):
      ([edition.index] + edition.lessons + edition.reference).map(\.path)
    case .portion(let portion, _): portion.entries.map(\.path)
    }
  }

  /// All of them but the portions, in the order in which they are told.
  ///
  /// - Parameter course: with how each lesson went.
  static func all(of course: Course, _ formats: [any PageFormat]) -> [CourseWork] {
    formats.map { CourseWork(format: $0, kind: .course) }
      + course.editions.flatMap { edition in
        formats.flatMap { format in
          [CourseWork(format: format, kind: .home(edition))]
            + (format.makesEditionPages
              ? [
                CourseWork(
                  format: format,
                  kind: format.divides(edition) ? .large(edition) : .edition(edition))
              ] : [])
        }
      }
  }

  func key(in course: Course, _ keys: PageKeys, reports: [String?]) -> String? {
    switch kind {
    case .portion(let portion, _): keys.key(of: format, portion, reports: reports)
    default: keys.key(of: format, CourseEntries(course), reports: reports)
    }
  }

  /// What makes a course, without what follows from it.
  private struct CourseEntries: Encodable {
    var shape: CourseShape
    var entries: [CourseEntry]

    init(_ course: Course) {
      shape = CourseShape(course)
      entries = course.entries
    }
  }

  /// - Parameter reports: of its lessons, in any order.
  func pages(in course: Course, _ reports: [Report]) -> [Page] {
    switch kind {
    case .course: format.pages(of: course)
    case .home:
      reports.first.flatMap { format.page(of: $0, course.facts(at: $0.path)) }.map { [$0] } ?? []
    case .edition(let edition): format.pages(of: edition, in: course, reports)
    case .large(let edition): format.pages(ofLarge: edition, in: course)
    case .portion: []
    }
  }
}
