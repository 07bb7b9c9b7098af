/// Which lessons of a course a job is about.
package enum Selection: Hashable, Sendable {
  /// All of them, and with them the pages of the course as a whole.
  case whole
  /// These, by path from the course's folder.
  case lessons(Set<String>)

  package var isWhole: Bool { self == .whole }

  package func contains(_ path: String) -> Bool {
    switch self {
    case .whole: true
    case .lessons(let paths): paths.contains(path)
    }
  }
}
