internal import Languages

/// What a page tells browsers, search engines and those who share a link to it.
struct PageHead {
  var lang: String
  var title: String
  /// The course's title, behind the page's own.
  var siteName: String?
  var description: String?
  /// `article` or `website`, as Open Graph has it.
  var kind = "article"
  /// The page's full address, where it is known.
  var url: String?
  var twins: [(lang: String, href: String)] = []
  var policy = contentSecurityPolicy
  /// The looks of a page that has neither code nor figures; nil for those of every page.
  var sheet: String?
  /// Of this page alone, behind those of every page.
  var styles = ""

  var documentTitle: String {
    guard let siteName, siteName != title else { return title }
    return "\(title) – \(siteName)"
  }

  /// Names and contents of the `meta` elements, in their order.
  var described: [(name: String, content: String)] {
    let description = description.map(Self.shortened) ?? ""
    return [
      ("description", description),
      ("og:title", title),
      ("og:description", description),
      ("og:type", kind),
      ("og:locale", Self.locale(lang)),
      ("og:site_name", siteName ?? ""),
      ("og:url", url ?? ""),
    ]
  }

  /// Open Graph names a language with a country: `zh_CN` for `zh-Hans`. Where the tag has none and
  /// we know none, the language alone.
  static func locale(_ tag: String) -> String {
    let tag = LanguageTag(tag)
    let language = tag.primary
    if let country = tag.subtags.dropFirst().first(where: { $0.count == 2 }) {
      return "\(language)_\(country.uppercased())"
    }
    switch language {
    case "en": return "en_US"
    case "zh": return tag.subtags.contains("hant") ? "zh_TW" : "zh_CN"
    case "de": return "de_DE"
    case "es": return "es_ES"
    case "fr": return "fr_FR"
    case "ja": return "ja_JP"
    case "ko": return "ko_KR"
    case "pt": return "pt_PT"
    case "ru": return "ru_RU"
    default: return language
    }
  }

  /// Some two hundred characters: what is shown of a description anywhere.
  static func shortened(_ text: String) -> String {
    let most = 220
    guard text.count > most else { return text }
    let head = text.prefix(most - 1)
    let cut = head.lastIndex(of: " ") ?? head.endIndex
    // A text without blanks is cut where it is.
    let end = head.distance(from: head.startIndex, to: cut) > most / 2 ? cut : head.endIndex
    return head[..<end] + "…"
  }
}
