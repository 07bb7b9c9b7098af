internal import Foundation
internal import Hashing
internal import Pages

/// A drawn page with a key for each of its pieces: the key of a piece is the digest of its HTML.
struct KeyedPage: Sendable {
  struct Piece: Sendable {
    var place: PagePieces.Place
    var key: String
    var html: String
  }

  let pieces: [Piece]
  /// The digest of all keys.
  let version: String
  /// What a page has beyond the styles of all pages.
  let styles: String?

  init(_ page: PagePieces) {
    pieces = page.pieces.map {
      Piece(place: $0.place, key: String(Digest.hex(of: $0.html.utf8).prefix(12)), html: $0.html)
    }
    styles = page.choiceStyles
    var digest = Digest()
    for piece in pieces where piece.place != .head { digest.add(piece.key) }
    version = String(digest.hex.prefix(16))
  }

  var blocks: [Piece] { pieces.filter { $0.place == .block } }

  func piece(at place: PagePieces.Place) -> Piece? { pieces.first { $0.place == place } }
}

/// A built page as it is served: with the client's script and its styles, and under a policy that lets
/// them in, and them alone.
struct ServedPage {
  let html: String
  let policy: String

  /// - Parameter address: below the server's root.
  init(_ page: KeyedPage, address: String) {
    var html = ""
    for piece in page.pieces {
      // A comment is no element: no style and no screen reader knows of it.
      if piece.place == .block { html += "<!--u:\(piece.key)-->" }
      html += piece.html
    }
    self.init(
      html: html,
      attributes:
        " data-page=\"\(Self.escaped(address))\" data-version=\"\(page.version)\"")
  }

  /// A page that does not change while it is looked at.
  init(built html: String) { self.init(html: html, attributes: "") }

  private init(html: String, attributes: String) {
    let start = "<meta http-equiv=\"Content-Security-Policy\" content=\""
    var scripts = "'self'"
    var html = html
    if let from = html.range(of: start),
      let to = html.range(of: "\">", range: from.upperBound..<html.endIndex)
    {
      // The search page has a script of its own.
      let old = html[from.upperBound..<to.lowerBound]
      if let hash = old.range(of: "script-src ") { scripts += " " + old[hash.upperBound...] }
      html.removeSubrange(from.lowerBound..<to.upperBound)
    }
    scripts = scripts.replacing("&#39;", with: "'").replacing("&apos;", with: "'")
    policy =
      "default-src 'none'; script-src \(scripts); style-src 'self' 'unsafe-inline'; "
      + "img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; "
      + "form-action 'none'; frame-ancestors 'none'"
    if let head = html.range(of: "</head>") {
      html.insert(
        contentsOf: "<link rel=\"stylesheet\" href=\"\(Route.folder)serve.css\">\n"
          + "<script src=\"\(Route.folder)serve.js\"\(attributes) defer></script>\n",
        at: head.lowerBound)
    }
    self.html = html
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }
}
