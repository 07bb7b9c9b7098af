/// The script of the search page: the only one that any page has.
///
/// Words of letters and digits match the beginnings of words, whatever their case and accents; runs
/// of Chinese, Japanese or Korean characters match anywhere; all of them have to occur in a section,
/// its heading or its lesson's title. A hit in a title counts more than one in a heading, and that
/// more than one in the text. Texts become text nodes: nothing is ever read as HTML.
enum SearchScript {
  static let text = "\n" + String(decoding: PackageResources.search_js, as: UTF8.self)
}
