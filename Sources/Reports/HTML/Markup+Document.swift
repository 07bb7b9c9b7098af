internal import Figures

extension Markup {
  /// Everything up to the end of `<head>`'s fixed part.
  mutating func openDocument(lang: String, title: String, summary: String?) {
    verbatim("<!DOCTYPE html>\n")
    open("html", ["lang": lang])
    newline()
    open("head")
    newline()
    let metas: [KeyValuePairs<StaticString, String?>] = [
      ["charset": "utf-8"],
      ["http-equiv": "Content-Security-Policy", "content": contentSecurityPolicy],
      ["name": "viewport", "content": "width=device-width, initial-scale=1"],
      ["name": "color-scheme", "content": "light dark"],
      ["name": "referrer", "content": "no-referrer"],
      ["name": "generator", "content": "Unroll"],
    ]
    for meta in metas {
      open("meta", meta)
      newline()
    }
    if let summary, !summary.isEmpty {
      open("meta", ["name": "description", "content": summary])
      newline()
    }
    element("title", text: title)
    newline()
    // Without it a browser asks the server for /favicon.ico.
    open("link", ["rel": "icon", "href": "data:,"])
    newline()
    open("style")
    // The page has the last word on the looks of its figures.
    verbatim("\n" + Figure.styleSheet + StyleSheet.text)
    close("style")
    newline()
  }

  mutating func openBody(skip: String, wordsLang: String?) {
    close("head")
    newline()
    open("body")
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

/// Styles of the page's own and pictures within it; no script, no frame, no form, nothing from elsewhere.
package let contentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
