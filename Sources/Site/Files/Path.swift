#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Paths as text, with `/`.
package enum Path {
  /// Absolute, with `.` and `..` taken out of the text; links are left as they are.
  static func absolute(_ path: String, in folder: String) -> String {
    normal(path.hasPrefix("/") ? path : folder + "/" + path)
  }

  /// As the file system has it: every link followed; nil where there is no such file.
  static func real(_ path: String) -> String? {
    guard let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// `folder` and `name`, joined; `name` alone where there is no folder.
  package static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty || folder == "." ? name : folder == "/" ? "/" + name : folder + "/" + name
  }

  static func folder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// `path` seen from `folder` (both absolute) where it lies inside, else nil.
  static func inside(_ folder: String, _ path: String) -> String? {
    let prefix = folder == "/" ? "/" : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }

  /// `path` as seen from `folder`, both absolute: `../output/a.md`.
  static func relative(_ path: String, to folder: String) -> String {
    let from = folder.split(separator: "/")
    let to = path.split(separator: "/")
    let shared = zip(from, to).prefix { $0 == $1 }.count
    let up = [Substring](repeating: "..", count: from.count - shared)
    return (up + to[shared...]).joined(separator: "/")
  }

  private static func normal(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
