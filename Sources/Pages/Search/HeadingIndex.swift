internal import Weaving

/// All headings of an edition in one sorted list: what stands behind the search, and is all of it
/// without a script.
///
/// The order is that of Unicode's numbers after letters were made small: Latin words by the alphabet,
/// then Chinese ones by radical and strokes, which is how Unicode numbers them. No locale has a say.
struct HeadingIndex {
  struct Item: Hashable {
    var heading: String
    /// Of the lesson, and the heading's id; empty for the lesson itself.
    var path: String
    var id: String
    /// Of the lesson.
    var title: String
  }

  struct Group {
    /// A letter, a Chinese character, or nil for digits and signs.
    var name: String?
    var items: [Item]
  }

  let groups: [Group]

  init(_ index: SearchIndex) {
    var items: [(key: [UInt32], item: Item)] = []
    for page in index.pages {
      items.append(
        (Self.key(page.title), Item(heading: page.title, path: page.path, id: "", title: "")))
      for section in page.sections where !section.heading.isEmpty && !section.id.isEmpty {
        items.append(
          (
            Self.key(section.heading),
            Item(heading: section.heading, path: page.path, id: section.id, title: page.title)
          ))
      }
    }
    // Equal headings stay in the course's order.
    let sorted = items.enumerated().sorted { one, other in
      one.element.key == other.element.key
        ? one.offset < other.offset
        : one.element.key.lexicographicallyPrecedes(other.element.key)
    }
    var groups: [Group] = []
    for (_, (_, item)) in sorted {
      let name = Self.groupName(of: item.heading)
      if let last = groups.last, last.name == name {
        groups[groups.count - 1].items.append(item)
      } else {
        groups.append(Group(name: name, items: [item]))
      }
    }
    self.groups = groups
  }

  /// Signs before the first letter or digit do not count.
  private static func key(_ text: String) -> [UInt32] {
    let letters = text.lowercased().unicodeScalars.drop { !isSorted($0) }
    // What begins with a digit, or has no letter at all, comes first.
    guard let first = letters.first, !isDigit(first) else {
      return [0] + letters.map(\.value)
    }
    return letters.map(\.value)
  }

  /// Not 一, which is a number to Unicode as well as a character.
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType == .decimal
  }

  private static func isSorted(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isDigit(scalar)
  }

  private static func groupName(of text: String) -> String? {
    guard let first = text.lowercased().unicodeScalars.first(where: isSorted),
      !isDigit(first)
    else { return nil }
    // Chinese headings would make a group of nearly each.
    return isIdeograph(first) ? "汉字" : String(Character(first)).uppercased()
  }
}
