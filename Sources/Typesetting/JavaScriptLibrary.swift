internal import Caching

/// A JavaScript library where the system's package manager put it.
struct JavaScriptLibrary: Sendable {
  var path: String
  /// The digest of all files that are read of it: the same library in another place has the same.
  var identity: String

  /// The npm package of highlight.js has a file for each language, beside its core.
  static let npmCore = "/lib/highlight.js"

  /// The first of the library's usual places that is there.
  ///
  /// - Parameter folder: looked at before all others.
  static func find(
    _ library: TypesettingError.Library, in folder: String?, digests: FileDigests
  ) throws(TypesettingError) -> JavaScriptLibrary {
    let candidates = candidates(library, in: folder)
    guard let path = candidates.first(where: WholeFile.isFile) else {
      throw .missing(library: library, searched: candidates)
    }
    var files = [FileDigests.File("", at: path)]
    if path.hasSuffix(npmCore) {
      files += FileDigests.files(below: path.dropLast("highlight.js".count) + "languages")
    }
    return JavaScriptLibrary(path: path, identity: digests.digest(of: files))
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
