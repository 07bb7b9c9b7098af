#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A JavaScript library where the system's package manager put it.
struct JavaScriptLibrary: Sendable {
  var path: String
  /// Another file has another version: size and time of change, which cost no reading.
  var version: String

  /// The first of the library's usual places that is there.
  ///
  /// - Parameter folder: looked at before all others.
  static func find(
    _ library: TypesettingError.Library, in folder: String?
  ) throws(TypesettingError) -> JavaScriptLibrary {
    let candidates = candidates(library, in: folder)
    for path in candidates {
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      #if canImport(Glibc)
        let time = status.st_mtim
      #else
        let time = status.st_mtimespec
      #endif
      return JavaScriptLibrary(
        path: path, version: "\(status.st_size)-\(time.tv_sec)-\(time.tv_nsec)")
    }
    throw .missing(library: library, searched: candidates)
  }

  private static func candidates(
    _ library: TypesettingError.Library, in folder: String?
  ) -> [String] {
    let node = ["/usr/local", "/opt/homebrew", "/usr"].map { $0 + "/lib/node_modules" }
    switch library {
    case .katex:
      let own = folder.map { folder in
        ["/katex.js", "/katex.min.js", "/katex/katex.js", "/katex/dist/katex.js"].map {
          folder + $0
        }
      }
      return (own ?? []) + ["/usr/share/javascript/katex/katex.js"]
        + node.map { $0 + "/katex/dist/katex.js" }
    case .highlight:
      let own = folder.map { folder in
        ["/highlight.min.js", "/highlight.js/highlight.min.js", "/highlight.js/lib/highlight.js"]
          .map { folder + $0 }
      }
      return (own ?? []) + ["/usr/share/javascript/highlight.js/highlight.min.js"]
        + node.map { $0 + "/highlight.js/lib/highlight.js" }
    }
  }
}
