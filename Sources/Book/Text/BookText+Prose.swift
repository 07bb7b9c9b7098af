internal import Figures
internal import Pages
internal import Weaving

// Links, pictures, formulas and raw HTML within a line.
extension BookText {
  mutating func inlines(
    _ inlines: [Report.Inline], inLink: Bool = false
  ) -> [Report.Inline] {
    var result: [Report.Inline] = []
    for inline in inlines {
      switch inline {
      case .emphasis(let content): result.append(.emphasis(self.inlines(content, inLink: inLink)))
      case .strong(let content): result.append(.strong(self.inlines(content, inLink: inLink)))
      case .strikethrough(let content):
        result.append(.strikethrough(self.inlines(content, inLink: inLink)))
      case .link(let link, let title, let content):
        let content = self.inlines(content, inLink: true)
        if let link = shown(link), !inLink {
          result.append(.link(link, title: title, content: content))
        } else {
          result += content
        }
      case .math(let formula): result.append(.math(Self.named(formula)))
      case .image(let image): result.append(shown(image, inLink: inLink))
      case .html(let raw) where report.passesHTML:
        if RawHTML.name(of: raw[...]) == "br" { result.append(.lineBreak) }
      default: result.append(inline)
      }
    }
    return result
  }

  static func named(_ formula: Report.Formula) -> Report.Formula {
    var formula = formula
    formula.mathML = formula.mathML.map { named($0, tex: formula.tex) }
    return formula
  }

  /// A formula with its TeX as what is read where a reading system cannot set it.
  static func named(_ mathML: String, tex: String) -> String {
    let tag = "<math"
    guard mathML.hasPrefix(tag) else { return mathML }
    return "\(tag) alttext=\"\(HTML.attribute(tex))\"" + mathML.dropFirst(tag.count)
  }

  /// What a link leads to in a book; nil for what is neither in it nor on the web.
  private func shown(_ link: Report.Link) -> Report.Link? {
    switch link.target {
    case .here, .refused: return link
    case .external(let address):
      return WebAddress.clean(address).map { Report.Link(target: .external($0)) }
    case .lesson, .file:
      guard let place = link.place else { return nil }
      if book.layout.chapter(at: place.path) != nil { return link }
      guard let base = book.course.baseURL,
        book.course.entry(at: place.path) != nil || book.course.makes(place.path)
      else { return nil }
      let page = urlPath(pagePath(place.path, as: "html"))
      let id = place.id.map { "#" + urlPath($0) } ?? ""
      return Report.Link(target: .external(base + page + id))
    }
  }

  private mutating func shown(_ image: Report.Image, inLink: Bool) -> Report.Inline {
    if let data = image.data, let picture = BookPicture.file(data) {
      pictures.append(picture)
      var image = image
      image.data = picture.name
      return .image(image)
    }
    let text =
      image.alternative.isEmpty ? book.words.imageElsewhere : image.alternative
    guard !inLink, case .external = image.link.target, let link = shown(image.link) else {
      return .text(text)
    }
    return .link(link, title: image.title, content: [.text(text)])
  }
}
