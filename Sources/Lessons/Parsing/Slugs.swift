/// Gives headings their ids, as GitHub does: `Two passes, one output` is `two-passes-one-output`.
struct Slugs {
  private var taken: Set<String> = []
  private var counts: [String: Int] = [:]

  mutating func id(for heading: String) -> String {
    let slug = Self.slug(heading)
    var id = slug
    // The count is kept, or a thousand headings of one text would be tried one by one.
    while taken.contains(id) {
      counts[slug, default: 0] += 1
      id = "\(slug)-\(counts[slug, default: 0])"
    }
    taken.insert(id)
    return id
  }

  /// Keeps an id from being given to a heading.
  mutating func reserve(_ id: String) { taken.insert(id) }

  func contains(_ id: String) -> Bool { taken.contains(id) }

  static func slug(_ heading: String) -> String {
    var slug = ""
    for scalar in heading.lowercased().unicodeScalars {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .nonspacingMark, .spacingMark, .enclosingMark,
        .connectorPunctuation:
        slug.unicodeScalars.append(scalar)
      default:
        if scalar == " " || scalar == "-" { slug += "-" }
      }
    }
    return slug.isEmpty ? "section" : slug
  }
}
