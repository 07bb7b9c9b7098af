import Pages
import Testing
import Weaving

/// What holds for every page, whatever the lesson and its run.
func expectSound(
  _ html: String, rawHTML: Bool = false, isSearch: Bool = false,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> PageElement {
  let page = try PageReader.read(html)
  let elements = page.all

  let policy = page.all("meta").first { $0.attributes["http-equiv"] != nil }
  let script = page.all("script").first { $0.attributes["type"] == nil }
  #expect(
    policy?.attributes["content"]
      == (isSearch
        ? contentSecurityPolicy(forScript: script?.text ?? "") : contentSecurityPolicy),
    sourceLocation: sourceLocation)
  #expect(contentSecurityPolicy.hasPrefix("default-src 'none';"))
  #expect(!contentSecurityPolicy.contains("script"))

  var allowed: Set<String> = [
    "html", "head", "meta", "title", "link", "style", "body", "header", "nav", "main", "article",
    "aside", "footer", "section", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "b",
    "em", "strong", "code", "samp", "pre", "mark", "ul", "ol", "li", "blockquote", "hr", "br",
    "img", "details", "summary", "figure", "figcaption", "table", "caption", "thead", "tbody", "tr",
    "th", "small",
    "td", "svg", "desc", "path", "g", "line", "circle", "rect", "text", "polyline", "polygon",
    "tspan", "math", "semantics", "annotation", "mrow", "mi", "mo", "mn", "msub", "msup",
    "msubsup", "mtext", "mfrac", "mspace", "mtable", "mtr", "mtd", "mstyle", "mover", "munder",
    "munderover", "mpadded", "msqrt", "button", "fieldset", "legend", "label", "input",
    "#document",
  ]
  // The one page with a script.
  if isSearch { allowed.insert("script") }
  for element in elements where !rawHTML {
    #expect(allowed.contains(element.name), sourceLocation: sourceLocation)
  }
  for element in elements {
    for (name, value) in element.attributes {
      #expect(!name.hasPrefix("on"), "\(element.name) \(name)", sourceLocation: sourceLocation)
      if name == "src" {
        #expect(value.hasPrefix("data:image/"), sourceLocation: sourceLocation)
      }
      if name == "href" { expectHarmless(value, of: element, sourceLocation) }
    }
  }

  // A button opens what is known of a value, and does nothing else.
  for button in page.all("button") {
    let target = button.attributes["popovertarget"]
    let known = elements.first { $0.attributes["id"] == target && target != nil }
    #expect(known?.attributes["popover"] != nil, sourceLocation: sourceLocation)
    #expect(button.attributes["type"] == "button", sourceLocation: sourceLocation)
  }

  // Readers may choose among what is there, and send nothing.
  for input in page.all("input") where !isSearch {
    #expect(input.attributes["type"] == "radio", sourceLocation: sourceLocation)
    #expect(input.attributes["name"]?.isEmpty == false, sourceLocation: sourceLocation)
  }

  let style = page.all("style").map(\.text).joined()
  #expect(!style.contains("url("), sourceLocation: sourceLocation)
  #expect(!style.contains("@import"), sourceLocation: sourceLocation)

  // In SVG an id is an XML name.
  for element in page.all("svg").flatMap(\.all) {
    let id = element.attributes["id"]
    #expect(id?.first?.isLetter != false, "\(id ?? "")", sourceLocation: sourceLocation)
  }

  let ids = elements.compactMap { $0.attributes["id"] }
  let repeated = Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.sorted()
  #expect(repeated == [], sourceLocation: sourceLocation)
  let links = elements.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }
  let dangling = links.filter { !ids.contains(String($0.dropFirst())) }
  #expect(dangling == [], sourceLocation: sourceLocation)
  for element in elements {
    for name in ["aria-labelledby", "aria-describedby"] {
      for id in (element.attributes[name] ?? "").split(separator: " ") {
        #expect(ids.contains(String(id)), "\(name)", sourceLocation: sourceLocation)
      }
    }
  }

  expectHeadingsInOrder(elements, sourceLocation)
  #expect(
    page.all("img").allSatisfy { $0.attributes["alt"] != nil }, sourceLocation: sourceLocation)
  #expect(
    page.all("svg").allSatisfy {
      $0.attributes["role"] == "img" || $0.attributes["aria-hidden"] == "true"
    }, sourceLocation: sourceLocation)
  #expect(page.all("main").count == 1, sourceLocation: sourceLocation)
  #expect(page.all("html").first?.attributes["lang"] != nil, sourceLocation: sourceLocation)
  return page
}

private func expectHarmless(
  _ target: String, of element: PageElement, _ sourceLocation: SourceLocation
) {
  if element.name == "link" {
    // What a browser loads by itself; of others it only knows.
    let isLoaded = !["alternate", "canonical"].contains(element.attributes["rel"])
    #expect(!isLoaded || target == "data:,", sourceLocation: sourceLocation)
    return
  }
  let scheme = target.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
  guard target.dropFirst(scheme.count).first == ":" else { return }
  #expect(
    ["http", "https", "mailto"].contains(scheme), "\(target)", sourceLocation: sourceLocation)
}

private func expectHeadingsInOrder(
  _ elements: [PageElement], _ sourceLocation: SourceLocation
) {
  let levels = elements.compactMap { element in
    element.name.count == 2 && element.name.first == "h" ? Int(element.name.dropFirst()) : nil
  }
  #expect(levels.first == 1, sourceLocation: sourceLocation)
  #expect(levels.dropFirst().allSatisfy { $0 > 1 }, sourceLocation: sourceLocation)
  for (one, next) in zip(levels, levels.dropFirst()) {
    #expect(next <= one + 1, "\(levels)", sourceLocation: sourceLocation)
  }
}
