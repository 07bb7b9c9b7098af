internal import Figures
internal import Pages

/// The looks of a book.
///
/// The reader chooses the paper, the ink, the font and its size, and some screens have no colour. So
/// a colour is only set together with its ground, and nothing is told by colour alone. The colours
/// are those of the pages, light and dark.
enum BookStyle {
  static let name = "style.css"

  static var file: BookFile { BookFile(name, "text/css", Array(text.utf8)) }

  static var text: String {
    let figures = StyleRules(Figure.styleSheet)
    let pages = StyleRules(StyleSheet.colors)
    let dark = "@media (prefers-color-scheme: dark)"
    func variables(_ rules: (StyleRules) -> StyleRules) -> [String: String] {
      rules(figures).variables.merging(rules(pages).variables) { one, _ in one }
    }
    let (day, night) = (variables { $0 }, variables { $0.inside(dark) })
    let all = [StyleRules(own), figures.starting(with: ".figure-svg")]
    return all.map { $0.text(day) }.joined()
      + "\(dark) {\n\(all.map { $0.text(night, onlyVarying: true) }.joined())}\n"
      + "@supports (background: var(--stroke)) {\n\(StyleRules(StyleSheet.formulas).text([:]))}\n"
  }

  /// The file `book.css`, embedded in the program.
  private static let own = String(decoding: PackageResources.book_css, as: UTF8.self)
}
