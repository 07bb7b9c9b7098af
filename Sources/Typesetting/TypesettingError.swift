/// Why nothing can be typeset: a fault of the machine, not of a lesson.
package enum TypesettingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No file of this library was found.
  case missing(library: Library, searched: [String])
  /// The file is there and does not work.
  case unusable(library: Library, path: String, reason: String)

  package enum Library: String, Sendable, Codable {
    case katex = "KaTeX"
    case highlight = "highlight.js"

    /// What installs it.
    package var install: String {
      #if os(macOS)
        self == .katex ? "npm install -g katex@0.16.4" : "npm install -g highlight.js@9.18.5"
      #else
        self == .katex ? "apt-get install libjs-katex" : "apt-get install libjs-highlight.js"
      #endif
    }
  }

  package var description: String {
    switch self {
    case .missing(let library, _): "\(library.rawValue) is not installed: \(library.install)"
    case .unusable(let library, let path, let reason):
      "\(library.rawValue) at \(path) does not work: \(reason)"
    }
  }
}

/// What KaTeX has against a formula: a fault of the lesson.
package struct TeXError: Error, Hashable, Sendable {
  package var message: String
  /// The character of the TeX at which it is, counted from 0.
  package var offset: Int

  package init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }
}
