internal import Figures
package import Weaving

/// All pages of a course for search engines, with their other languages. There is one only where it
/// is known at which address the pages will be.
package struct Sitemap {
  package static let name = "sitemap.xml"

  private let course: Course
  private let base: String

  package init?(_ course: Course) {
    guard let base = course.baseURL else { return nil }
    self.course = course
    self.base = base
  }

  package var text: String {
    var out = """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
      xmlns:xhtml="http://www.w3.org/1999/xhtml">

      """
    let paths =
      ["index.html"] + course.looseEntries.map(\.path)
      + course.editions.flatMap { edition in
        ([edition.index] + edition.lessons + edition.reference).map(\.path)
      }
    for path in paths {
      out += "<url><loc>\(address(path))</loc>"
      let own = course.entry(at: path)?.lang
      let twins = course.translations(of: path).filter(\.isTwin)
      for (lang, path) in (own.map { [($0, path)] } ?? []) + twins.map({ ($0.lang, $0.path) })
      where !twins.isEmpty {
        out += "\n  <xhtml:link rel=\"alternate\" hreflang=\"\(HTML.attribute(lang))\""
        out += " href=\"\(address(path))\"/>"
      }
      out += twins.isEmpty ? "</url>\n" : "\n</url>\n"
    }
    return out + "</urlset>\n"
  }

  private func address(_ path: String) -> String {
    HTML.attribute(base + urlPath(pagePath(path, as: "html")))
  }
}
