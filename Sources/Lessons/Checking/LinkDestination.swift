/// A link's destination, taken apart.
struct LinkDestination {
  /// Without percent escapes; empty for `#id`.
  var path: String
  /// Without percent escapes.
  var fragment: String?

  /// Nil for what is not a place in the course: `https://…`, `mailto:…`, `//host/…`.
  init?(_ destination: String) {
    let scheme = destination.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
    let hasScheme =
      scheme.endIndex < destination.endIndex && destination[scheme.endIndex] == ":"
      && scheme.first?.isLetter == true
    guard !hasScheme, !destination.hasPrefix("//") else { return nil }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    path = Self.decoded(parts[0].prefix { $0 != "?" })
    fragment = parts.count > 1 ? Self.decoded(parts[1]) : nil
  }

  /// Bytes for `%E5`; what is no escape, or would be no UTF-8, stays as it is.
  private static func decoded(_ text: Substring) -> String {
    guard text.contains("%") else { return String(text) }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let byte = UInt8(
          String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(validating: result, as: UTF8.self) ?? String(text)
  }
}

/// Paths as text: nothing here looks at a disk.
enum CoursePath {
  /// `path` as seen from the folder of `lesson`; nil where it leaves the course.
  static func resolve(_ path: String, from lesson: String) -> String? {
    guard !path.hasPrefix("/") else { return nil }
    var parts = lesson.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": break
      case "..":
        if parts.popLast() == nil { return nil }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// What leads from the folder of `lesson` to `path`.
  static func relative(_ path: String, from lesson: String) -> String {
    let from = lesson.split(separator: "/").dropLast()
    let to = path.split(separator: "/")
    let shared = zip(from, to.dropLast()).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: from.count - shared)
    return (up + to.dropFirst(shared).map(String.init)).joined(separator: "/")
  }

  static func lies(_ path: String, in folder: String) -> Bool {
    folder.isEmpty || path.hasPrefix(folder + "/")
  }
}
