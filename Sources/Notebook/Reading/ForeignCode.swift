/// The code of a cell that no lesson wrote: what other kernels take, and what only they take, the
/// lines that begin with `%` or `!`.
struct ForeignCode {
  var parts: [(language: String, lines: [String])]

  /// - Parameter language: of the kernel; nil where nobody says.
  init(_ lines: [String], language: String?) {
    let name = Self.name(of: language)
    if let first = lines.first(where: { !$0.isBlank }), first.hasPrefix("%%") {
      let magic = first.dropFirst(2).prefix { !$0.isWhitespace }.lowercased()
      if let other = Self.languages[magic], let index = lines.firstIndex(of: first) {
        parts = [(other, Array(lines[(index + 1)...]))]
      } else {
        parts = [(name == "swift" ? "text" : name, lines)]
      }
      return
    }
    guard name == "swift" else {
      parts = [(name, lines)]
      return
    }
    // Directives of a Swift kernel are no Swift: they are shown, and do not run.
    parts = []
    for var line in lines {
      // A title of Colab's, which its kernels pass over.
      if line.hasPrefix("#@") { line = "// " + line.dropFirst() }
      let language =
        line.hasPrefix("%") || line.hasPrefix("!") && line.contains(" ") ? "text" : "swift"
      if parts.last?.language == language || parts.last?.language == "text" && line.isBlank {
        parts[parts.count - 1].lines.append(line)
      } else {
        parts.append((language, [line]))
      }
    }
  }

  /// Cell magics that say what language their cell is.
  private static let languages = [
    "bash": "bash", "sh": "sh", "script": "sh", "cmd": "bat", "html": "html", "svg": "xml",
    "javascript": "javascript", "js": "javascript", "latex": "latex", "markdown": "markdown",
    "perl": "perl", "ruby": "ruby", "python": "python", "python2": "python", "python3": "python",
    "pypy": "python", "r": "r", "sql": "sql", "cython": "cython", "writefile": "text",
    "file": "text",
  ]

  /// As the first word of a fence; never one that a lesson gives a meaning of its own.
  private static func name(of language: String?) -> String {
    let name = (language ?? "").lowercased().filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || "+#-".contains($0))
    }
    return name.isEmpty || ["math", "csv"].contains(name) ? "text" : name
  }
}
