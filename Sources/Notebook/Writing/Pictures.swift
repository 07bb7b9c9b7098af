internal import Weaving

/// The lesson's pictures as notebooks keep them: within the cell that shows them, under a name.
struct Pictures {
  private struct Picture {
    var name: String
    var mime: String
    var base64: String
  }

  private var bySource: [String: Picture] = [:]

  init(in blocks: [Report.Block]) {
    var names: Set<String> = []
    for block in blocks {
      let inlines: [Report.Inline]
      switch block.content {
      case .paragraph(let content): inlines = content
      case .heading(let heading): inlines = heading.content
      case .table(let table): inlines = table.inlines
      default: continue
      }
      for image in inlines.images where bySource[image.source] == nil {
        guard let (mime, base64) = image.data.flatMap(Self.base64) else { continue }
        let name = Self.fresh(image.source, mime: mime, &names)
        bySource[image.source] = Picture(name: name, mime: mime, base64: base64)
      }
    }
  }

  func name(of source: String) -> String? { bySource[source]?.name }

  /// Those that a cell's Markdown names.
  func attachments(in markdown: String) -> [String: JSON] {
    var found: [String: JSON] = [:]
    for picture in bySource.values where markdown.contains("attachment:\(picture.name)") {
      // Text in base64 for drawings too: nbconvert takes what it finds for that.
      found[picture.name] = .object([picture.mime: .string(picture.base64)])
    }
    return found
  }

  /// Where the lesson has those, by name.
  func sources(in markdown: String) -> [String: JSON] {
    var found: [String: JSON] = [:]
    for (source, picture) in bySource where markdown.contains("attachment:\(picture.name)") {
      found[picture.name] = .string(source)
    }
    return found
  }

  /// The parts of `data:image/png;base64,…`.
  private static func base64(_ url: String) -> (mime: String, base64: String)? {
    guard let comma = url.firstIndex(of: ","), url.hasPrefix("data:") else { return nil }
    let parts = url[..<comma].dropFirst(5).split(separator: ";")
    let body = url[url.index(after: comma)...]
    guard let mime = parts.first else { return nil }
    if parts.last == "base64" { return (String(mime), String(body)) }
    return (String(mime), Base64.text(of: Array(percentDecoded(String(body)).utf8)))
  }

  /// The file's own name where notebooks can have it: ASCII without blanks, each name once.
  private static func fresh(_ source: String, mime: String, _ names: inout Set<String>) -> String {
    let own = source.split(separator: "/").last.map(String.init) ?? ""
    let isPlain = own.utf8.allSatisfy { isNameByte($0) } && own.contains(".") && !own.hasPrefix(".")
    let ending =
      mime.split(separator: "/").last?.split(separator: "+").first.map(String.init) ?? "png"
    let wish = isPlain ? own : "picture.\(ending == "jpeg" ? "jpg" : ending)"
    let dot = wish.lastIndex(of: ".") ?? wish.endIndex
    var name = wish
    var number = 2
    // One name within another would be found in its place.
    while names.contains(where: { $0.hasPrefix(name) || name.hasPrefix($0) }) {
      name = "\(wish[..<dot])-\(number)\(wish[dot...])"
      number += 1
    }
    names.insert(name)
    return name
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}

extension [Report.Inline] {
  fileprivate var images: [Report.Image] {
    flatMap { inline -> [Report.Image] in
      switch inline {
      case .image(let image): [image]
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner):
        inner.images
      default: []
      }
    }
  }
}
