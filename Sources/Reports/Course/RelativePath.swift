/// What leads from the file `source` to the file `target`, both relative to one folder.
func relativePath(from source: String, to target: String) -> String {
  let from = source.split(separator: "/").dropLast()
  let to = target.split(separator: "/")
  let shared = zip(from, to.dropLast()).prefix { $0 == $1 }.count
  let up = Array(repeating: "..", count: from.count - shared)
  return (up + to.dropFirst(shared).map(String.init)).joined(separator: "/")
}

/// The path that `relative` means in the file `source`, without `.` and `..`; nil where it leaves
/// the folder that `source` is relative to.
func resolvedPath(_ relative: String, from source: String) -> String? {
  var parts = source.split(separator: "/").dropLast().map(String.init)
  for part in relative.split(separator: "/") {
    switch part {
    case ".": continue
    case "..":
      guard parts.popLast() != nil else { return nil }
    default: parts.append(String(part))
    }
  }
  return parts.joined(separator: "/")
}
