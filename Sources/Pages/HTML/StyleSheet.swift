/// The looks of every page: one sheet, which takes its colours from a few variables.
///
/// Its parts are the files in `Styles`, embedded in the program. All that is in them is in each page,
/// comments too.
package enum StyleSheet {
  package static let text =
    colors + frame + prose + formulas + code + results + tasks + course + search
    + smallScreens + print + wholeCourse

  /// Of the search, which has neither code nor figures, and whose data want the room.
  static let ofSearch: String = colors + frame + prose + search + smallScreens + print

  /// All pairs of text and ground that meet on a page have a contrast of 4.5 or more; a test
  /// computes it for both schemes.
  package static let colors = text(PackageResources.colors_css)

  private static let frame = text(PackageResources.frame_css)
  private static let prose = text(PackageResources.prose_css)

  /// The brackets of matrices and the lines and braces over and under a part, which `DrawnFences` and
  /// `DrawnLines` of the typesetter leave to the page: without a mathematical font a browser does not
  /// stretch any.
  package static let formulas = text(PackageResources.formulas_css)

  /// Code and its margin are one grid: a row of code and what it made share a line, and only the
  /// code scrolls under the margin, which stays where it is.
  private static let code = text(PackageResources.code_css)

  private static let results = text(PackageResources.results_css)

  /// A rule at the side and a word above it set an exercise apart; what belongs to it keeps the
  /// column, so that code and its margin stay where they are everywhere else.
  private static let tasks = text(PackageResources.tasks_css)

  /// The course's own pages: the choice of a language, the map of the lessons.
  private static let course = text(PackageResources.course_css)

  /// The search, and the index of headings behind it.
  private static let search = text(PackageResources.search_css)

  /// Without room for the contents they fold; without room for the margin, values go below their
  /// lines.
  private static let smallScreens = text(PackageResources.small_screens_css)

  /// What readers may choose, on pages where they may.
  static let controls = text(PackageResources.controls_css)

  private static let print = text(PackageResources.print_css)

  /// The document of the whole course: on screen one long page, on paper a book.
  private static let wholeCourse = text(PackageResources.whole_course_css)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
