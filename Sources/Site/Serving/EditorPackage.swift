/// CodeMirror, the editor of served pages, where the system's package puts it. None of it is in the
/// program, and without it a page has a plain text field.
package enum EditorPackage {
  package enum File: String, CaseIterable, Sendable {
    case script = "codemirror.js"
    case mode = "mode/swift/swift.js"
    case style = "codemirror.css"
  }

  /// The command that installs it.
  package static var install: String {
    #if os(macOS)
      "npm install -g codemirror@5.65.0"
    #else
      "apt-get install libjs-codemirror"
    #endif
  }

  private static let folders = [
    "/usr/share/javascript/codemirror", "/usr/share/nodejs/codemirror",
    "/opt/homebrew/lib/node_modules/codemirror", "/usr/local/lib/node_modules/codemirror",
  ]

  /// Nil where the package is missing.
  package static func bytes(_ file: File) -> [UInt8]? {
    for folder in folders {
      for path in ["\(folder)/\(file.rawValue)", "\(folder)/lib/\(file.rawValue)"] {
        if let bytes = try? Files.read(path) { return bytes }
      }
    }
    return nil
  }

  static var isInstalled: Bool { File.allCases.allSatisfy { bytes($0) != nil } }
}
