import Book
import Foundation
import Testing

/// A book as a reading system opens it: the archive taken apart, each file parsed as strict XML.
struct OpenedBook {
  struct Entry {
    var name: String
    var bytes: [UInt8]
    var method: Int
    var date: Int
    var extraLength: Int
    var flags: Int
  }

  let entries: [Entry]
  private let files: [String: [UInt8]]

  /// - Source: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
  init(_ bytes: [UInt8]) throws {
    func number(_ place: Int, _ length: Int) throws -> Int {
      try #require(place >= 0 && place + length <= bytes.count)
      return bytes[place..<place + length].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    let end = bytes.count - 22
    try #require(try number(end, 4) == 0x0605_4B50, "no end of the archive's directory")
    var place = try number(end + 16, 4)
    var entries: [Entry] = []
    for _ in 0..<(try number(end + 10, 2)) {
      try #require(try number(place, 4) == 0x0201_4B50, "no entry at \(place)")
      let (nameLength, file) = (try number(place + 28, 2), try number(place + 42, 4))
      try #require(try number(file, 4) == 0x0403_4B50, "no file at \(file)")
      // What the directory and the file itself say: version, flags, method, time, sum and sizes.
      #expect(bytes[place + 6..<place + 32] == bytes[file + 4..<file + 30])
      let start = file + 30 + nameLength + (try number(file + 28, 2))
      let content = Array(bytes[start..<start + (try number(place + 20, 4))])
      let name = String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self)
      #expect(try number(place + 16, 4) == Int(CRC32.checksum(of: content)), "\(name)")
      entries.append(
        Entry(
          name: name, bytes: content, method: try number(place + 10, 2),
          date: try number(place + 12, 4), extraLength: try number(file + 28, 2),
          flags: try number(place + 8, 2)))
      place += 46 + nameLength
    }
    #expect(place == end)
    self.entries = entries
    files = Dictionary(
      entries.map { ($0.name, $0.bytes) },
      uniquingKeysWith: { one, _ in
        Issue.record("two files with one name")
        return one
      })
  }

  func text(_ name: String) throws -> String {
    String(decoding: try #require(files[name], "no file \(name)"), as: UTF8.self)
  }

  func xml(_ name: String) throws -> XMLElement {
    try XMLElement.parse(try #require(files[name], "no file \(name)"), name)
  }

  /// A page of the book.
  func page(_ name: String) throws -> XMLElement { try xml("EPUB/" + name) }

  var package: XMLElement { get throws { try xml("EPUB/package.opf") } }

  /// The pages in the order in which they are read.
  var pages: [String] {
    get throws {
      let package = try package
      let items = package.all("item").map { ($0["id"], $0["href"]) }
      return try package.all("itemref").map { reference in
        try #require(items.first { $0.0 == reference["idref"] }?.1)
      }
    }
  }
}

/// What every book has to keep.
func expectSound(_ bytes: [UInt8]) throws -> OpenedBook {
  let book = try OpenedBook(bytes)
  let first = try #require(book.entries.first)
  #expect(first.name == "mimetype")
  #expect(String(decoding: first.bytes, as: UTF8.self) == "application/epub+zip")
  // No time, and nothing of the machine: 1980-01-01, 0 o'clock.
  #expect(book.entries.allSatisfy { $0.method == 0 && $0.extraLength == 0 && $0.date == 0x21_0000 })

  let root = try book.xml("META-INF/container.xml").all("rootfile").map { $0["full-path"] }
  #expect(root == ["EPUB/package.opf"])
  let items = try book.package.all("item")
  let listed = items.compactMap { $0["href"] }
  #expect(Set(items.compactMap { $0["id"] }).count == items.count)
  #expect(
    book.entries.map(\.name)
      == ["mimetype", "META-INF/container.xml", "EPUB/package.opf"] + listed.map { "EPUB/" + $0 })
  let pages = items.filter { $0["media-type"] == "application/xhtml+xml" }.compactMap { $0["href"] }
  #expect(try book.pages == pages)

  let ids = try Dictionary(
    uniqueKeysWithValues: pages.map { ($0, try book.page($0).everything.compactMap { $0["id"] }) })
  for item in items where item["media-type"] == "application/xhtml+xml" {
    let name = try #require(item["href"])
    let page = try book.page(name)
    #expect(Set(ids[name] ?? []).count == ids[name]?.count, "\(name): two elements share an id")
    let properties = item["properties"]?.split(separator: " ").map(String.init) ?? []
    #expect(properties.contains("mathml") == !page.all("math").isEmpty, "\(name)")
    #expect(properties.contains("svg") == !page.all("svg").isEmpty, "\(name)")
    for element in page.everything {
      #expect(!["script", "form", "iframe", "style"].contains(element.name), "\(name)")
      #expect(element["style"] == nil && element["hidden"] != "until-found", "\(name)")
      #expect(element["lang"] == element["xml:lang"], "\(name)")
      for address in [element["href"], element["src"]].compactMap(\.self) {
        guard !address.contains("://") else { continue }
        let parts = address.split(
          separator: "#", maxSplits: 1, omittingEmptySubsequences: false
        ).map(String.init)
        let target = parts[0].isEmpty ? name : parts[0]
        #expect(listed.contains(target), "\(name): \(address)")
        if parts.count == 2 {
          #expect(ids[target]?.contains(parts[1]) == true, "\(name): \(address)")
        }
      }
    }
  }
  let style = try book.text("EPUB/style.css")
  #expect(!style.contains(":has(") && !style.contains(":is("))
  #expect(style.replacing("var(--stroke)", with: "").firstRange(of: "var(") == nil)
  return book
}
