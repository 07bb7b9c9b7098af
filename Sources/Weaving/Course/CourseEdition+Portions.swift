extension CourseEdition {
  /// What is printed and searched in one piece of a course that is too large for one page.
  package struct Portion: Sendable, Hashable, Codable {
    /// From 1.
    package var number: Int
    /// Of the part that it is, or is a piece of.
    package var name: String?
    package var entries: [CourseEntry]
  }

  /// An edition with at most so many lessons has one page for its search and one for print; a larger
  /// one has its lessons on pages for each part.
  package static let mostInOnePage = 30

  package var isLarge: Bool { lessons.count + reference.count > Self.mostInOnePage }

  /// Each part of the course, cut where it has too many lessons for one page. What introduces the
  /// course stands before the first one, and what is looked up makes the last.
  package var portions: [Portion] {
    var portions: [Portion] = []
    func add(_ name: String?, _ entries: [CourseEntry]) {
      for start in stride(from: 0, to: entries.count, by: Self.mostInOnePage) {
        let end = min(start + Self.mostInOnePage, entries.count)
        portions.append(
          Portion(number: portions.count + 1, name: name, entries: Array(entries[start..<end])))
      }
    }
    for part in parts { add(part.name, part.lessons) }
    add(reference.first?.part, reference)
    if portions.isEmpty { portions.append(Portion(number: 1, name: nil, entries: [])) }
    portions[0].entries.insert(index, at: 0)
    return portions
  }

  /// `print-3.html`.
  package static func printPage(ofPortion number: Int) -> String { "print-\(number).html" }
  /// `search-3.js`.
  package static func searchData(ofPortion number: Int) -> String { "search-\(number).js" }

  /// A path, without its ending, is that of a portion's page.
  package static func isOfPortion(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return ["print-", "search-"].contains { prefix in
      name.hasPrefix(prefix) && !name.dropFirst(prefix.count).isEmpty
        && name.dropFirst(prefix.count).utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
  }
}
