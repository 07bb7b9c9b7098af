/// A course without what only its course pages show of each lesson: how long it takes, what it is
/// about, how it went. Where two courses have the same shape, `Course.facts` of a lesson that is no
/// course page differ in its own entry at most.
///
/// What is added to an entry is in it by itself, until it is taken out here.
package struct CourseShape: Encodable, Hashable, Sendable {
  private var title: String?
  private var entries: [CourseEntry]
  private var assetBase: String
  private var baseURL: String?
  private var folder: String
  private var terms: [String: [String: String]]
  private var names: [String: [String: String]]

  package init(_ course: Course) {
    title = course.title
    entries = course.entries.map { entry in
      var entry = entry
      entry.summary = nil
      entry.minutes = 0
      entry.status = .unknown
      entry.cellCount = 0
      return entry
    }
    assetBase = course.assetBase
    baseURL = course.baseURL
    folder = course.folder
    terms = course.terms
    names = course.names
  }
}
