internal import Foundation
internal import Hashing
internal import Pages
internal import Weaving

/// What describes the book as one: its title, its files, the order in which they are read.
///
/// - Source: EPUB 3.3, section 5; EPUB Accessibility 1.1, section 2.
struct BookPackage {
  static let folder = "EPUB/"
  static let path = folder + "package.opf"
  static let container = """
    <?xml version="1.0" encoding="utf-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
    <rootfiles>
    <rootfile full-path="\(path)" media-type="application/oebps-package+xml"/>
    </rootfiles>
    </container>

    """

  private let book: Book
  private let files: [BookFile]

  init(_ book: Book, files: [BookFile]) {
    self.book = book
    self.files = files
  }

  func text() -> String {
    var opf = Markup(isXML: true)
    opf.verbatim("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    opf.open(
      "package",
      [
        "xmlns": "http://www.idpf.org/2007/opf", "version": "3.0", "unique-identifier": "id",
        "xml:lang": book.edition.lang,
      ])
    opf.newline()
    writeMetadata(to: &opf)
    writeManifest(to: &opf)
    writeSpine(to: &opf)
    opf.close("package")
    opf.newline()
    return opf.html
  }

  // MARK: Metadata

  private func writeMetadata(to opf: inout Markup) {
    let edition = book.edition
    opf.open("metadata", ["xmlns:dc": "http://purl.org/dc/elements/1.1/"])
    opf.newline()
    opf.element("dc:identifier", ["id": "id"], text: identifier)
    opf.newline()
    opf.element("dc:title", text: edition.title)
    opf.newline()
    opf.element("dc:language", text: edition.lang)
    opf.newline()
    if let summary = edition.index.summary, !summary.isEmpty {
      opf.element("dc:description", text: summary)
      opf.newline()
    }
    for (property, value) in properties {
      opf.element("meta", ["property": property], text: value)
      opf.newline()
    }
    opf.close("metadata")
    opf.newline()
  }

  private var properties: [(String, String)] {
    let date = Date(timeIntervalSince1970: Double(book.modified)).ISO8601Format()
    var properties = [
      ("dcterms:modified", date), ("schema:accessMode", "textual"),
      ("schema:accessMode", "visual"),
      // Whatever is drawn is said in words as well.
      ("schema:accessModeSufficient", "textual"),
    ]
    let hasMath = files.contains { $0.properties.contains("mathml") }
    var features = [
      "structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability",
      "alternativeText",
    ]
    if hasMath { features.append("MathML") }
    properties += features.map { ("schema:accessibilityFeature", $0) }
    properties.append(("schema:accessibilityHazard", "none"))
    properties.append(("schema:accessibilitySummary", book.words.bookAccess))
    return properties
  }

  /// The same for every state of the same course, so that a reader keeps its place in the book: from
  /// where the course is published, the edition's folder and language, and its title.
  ///
  /// - Source: RFC 9562, section 5.8.
  private var identifier: String {
    let edition = book.edition
    var digest = Digest()
    for part in [book.course.baseURL ?? "", edition.folder, edition.lang, edition.title] {
      digest.add(part)
    }
    var digits = Array(digest.hex.prefix(32))
    digits[12] = "8"
    digits[16] = Array("89ab")[(digits[16].hexDigitValue ?? 0) & 3]
    var groups: [String] = []
    for length in [8, 4, 4, 4, 12] {
      groups.append(String(digits.prefix(length)))
      digits.removeFirst(length)
    }
    return "urn:uuid:" + groups.joined(separator: "-")
  }

  // MARK: Files

  private func writeManifest(to opf: inout Markup) {
    opf.open("manifest")
    opf.newline()
    for (number, file) in files.enumerated() {
      opf.empty(
        "item",
        [
          "id": id(number), "href": file.name, "media-type": file.mediaType,
          "properties": file.properties.isEmpty
            ? nil : file.properties.joined(separator: " "),
        ])
    }
    opf.close("manifest")
    opf.newline()
  }

  private func writeSpine(to opf: inout Markup) {
    opf.open("spine")
    opf.newline()
    for (number, file) in files.enumerated() where file.isRead {
      opf.empty("itemref", ["idref": id(number)])
    }
    opf.close("spine")
    opf.newline()
  }

  private func id(_ number: Int) -> String { "file-\(number + 1)" }
}

extension Markup {
  /// An element without content, on a line of its own.
  fileprivate mutating func empty(
    _ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) {
    open(tag, attributes)
    close(tag)
    newline()
  }
}
