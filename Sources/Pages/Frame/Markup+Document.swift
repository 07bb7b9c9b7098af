internal import Figures
internal import Hashing

extension Markup {
  /// Everything up to the end of `<head>`'s fixed part.
  mutating func openDocument(_ head: PageHead) {
    verbatim("<!DOCTYPE html>\n")
    open("html", ["lang": head.lang])
    newline()
    open("head")
    newline()
    let metas: [KeyValuePairs<StaticString, String?>] = [
      ["charset": "utf-8"],
      ["http-equiv": "Content-Security-Policy", "content": head.policy],
      ["name": "viewport", "content": "width=device-width, initial-scale=1"],
      ["name": "color-scheme", "content": "light dark"],
      ["name": "referrer", "content": "no-referrer"],
      ["name": "generator", "content": "Unroll"],
    ]
    for meta in metas { line("meta", meta) }
    element("title", text: head.documentTitle)
    newline()
    for (name, content) in head.described where !content.isEmpty {
      if name.hasPrefix("og:") {
        line("meta", ["property": name, "content": content])
      } else {
        line("meta", ["name": name, "content": content])
      }
    }
    if let url = head.url { line("link", ["rel": "canonical", "href": url]) }
    for twin in head.twins {
      line("link", ["rel": "alternate", "hreflang": twin.lang, "href": twin.href])
    }
    // Without it a browser asks the server for /favicon.ico.
    line("link", ["rel": "icon", "href": "data:,"])
    open("style")
    // The page has the last word on the looks of its figures.
    verbatim("\n" + (head.sheet ?? Figure.styleSheet + StyleSheet.text) + head.styles)
    close("style")
    newline()
  }

  private mutating func line(
    _ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) {
    open(tag, attributes)
    newline()
  }

  mutating func openBody(skip: String, wordsLang: String?, class name: String? = nil) {
    close("head")
    newline()
    open("body", ["class": name])
    newline()
    element("a", ["class": "skip", "href": "#text", "lang": wordsLang], text: skip)
    newline()
  }

  mutating func closeDocument() {
    newline()
    close("body")
    newline()
    close("html")
    newline()
  }
}

/// Styles of the page's own and pictures within it; no script, no frame, no form, nothing from
/// elsewhere.
package let contentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/// The same, and this one script: its digest lets no other run.
package func contentSecurityPolicy(forScript script: String) -> String {
  contentSecurityPolicy + "; script-src 'sha256-\(base64(SHA256.digest(of: script.utf8)))'"
}

/// Added to the policy of a page with a script: what that script loads may run too, and nothing else. A
/// page on the disk has no origin that could be named instead.
///
/// - Source: Content Security Policy Level 3, section 8.2.
let scriptsLoadedByIt = " 'strict-dynamic'"

/// - Source: RFC 4648, section 4.
func base64(_ bytes: [UInt8]) -> String {
  let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  var start = 0
  while start < bytes.count {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let value = (0..<3).reduce(0) { value, place in
      value << 8 | (place < group.count ? Int(group[start + place]) : 0)
    }
    for place in 0..<4 {
      text.append(place <= group.count ? signs[value >> (18 - 6 * place) & 63] : "=")
    }
    start += 3
  }
  return text
}
