/// Paths as text, relative to the course's folder: nothing here looks at a disk.
package enum CoursePath {
  /// `path`, written in the file `source`, as a path from the course's folder without `.` and `..`.
  /// Nil where it leaves the course or is absolute.
  package static func resolve(_ path: String, from source: String) -> String? {
    guard !path.hasPrefix("/") else { return nil }
    var parts = source.split(separator: "/").dropLast()
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }

  /// The relative path that leads from the file `source` to the file `path`.
  package static func relative(_ path: String, from source: String) -> String {
    let from = source.split(separator: "/").dropLast()
    let to = path.split(separator: "/")
    let shared = zip(from, to.dropLast()).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: from.count - shared)
    return (up + to.dropFirst(shared).map(String.init)).joined(separator: "/")
  }

  static func lies(_ path: String, in folder: String) -> Bool {
    folder.isEmpty || path.hasPrefix(folder + "/")
  }
}
