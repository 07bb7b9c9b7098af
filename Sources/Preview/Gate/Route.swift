internal import FlyingFox

/// Everything that the server answers. There is no other way in: the gate asks this list.
package enum Route: String, CaseIterable, Sendable {
  /// A page of the course; the address is looked up among those that there are.
  case page
  /// A file that a lesson links to; looked up as well.
  case file
  case script, style
  /// What changes on a page, by a WebSocket.
  case live
  /// The code of a cell, for the editor; the page without its reader's changes.
  case source, author
  /// How many exercises are solved, for the course's page.
  case progress
  /// Changes a cell, and takes a change back.
  case edit, reset
  /// The editor, from the system's folder.
  case editor, editorMode, editorStyle

  static let folder = "/_unroll/"

  /// Writes have to say where they come from, and so have upgrades.
  package var needsOrigin: Bool { method != "GET" || isUpgrade }
  package var method: String { [.edit, .reset].contains(self) ? "POST" : "GET" }
  package var isUpgrade: Bool { self == .live }

  /// Bytes that a request's body may have.
  package var mostBytes: Int { method == "POST" ? 512 << 10 : 0 }

  /// An address that leads here, in a course whose first page is `page` and whose first file is `file`.
  package func address(page: String, file: String) -> String {
    switch self {
    case .page: "/" + page
    case .file: "/" + file
    case .script: Self.folder + "serve.js"
    case .style: Self.folder + "serve.css"
    case .live, .source, .author, .progress, .edit, .reset: Self.folder + rawValue
    case .editor: Self.folder + "editor/codemirror.js"
    case .editorMode: Self.folder + "editor/swift.js"
    case .editorStyle: Self.folder + "editor/codemirror.css"
    }
  }

  /// - Parameters:
  ///   - path: decoded, with its slash.
  ///   - isFile: the course has a linked file of that address.
  init?(_ method: HTTPMethod, path: String, isFile: Bool) {
    let own = Self.allCases.first {
      ![.page, .file].contains($0) && $0.address(page: "", file: "") == path
    }
    if let own {
      guard method.rawValue == own.method || method == .HEAD && own.method == "GET" else {
        return nil
      }
      self = own
      return
    }
    guard [.GET, .HEAD].contains(method), !path.hasPrefix(Self.folder) else { return nil }
    self = isFile ? .file : .page
  }
}
