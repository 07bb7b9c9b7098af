package import Weaving

/// A lesson's page in pieces, for a preview that changes some of them and leaves the others alone.
///
/// Put together they are the page as `build` makes it, but for a mark at each cell, `data-cell`, and
/// for `choiceStyles`.
package struct PagePieces: Sendable, Hashable {
  package enum Place: Sendable, Hashable {
    /// Everything before the line at the top.
    case head
    /// The line at the top: the course, other languages.
    case top
    /// The contents beside the text.
    case aside
    /// The title, what is wrong further down, or one of the lesson's blocks. Most are empty or one
    /// element; some are several.
    case block
    /// The neighbours, below the text.
    case end
    /// What holds the others.
    case frame
  }

  package struct Piece: Sendable, Hashable {
    package var place: Place
    package var html: String
  }

  package fileprivate(set) var pieces: [Piece] = []
  /// What readers may choose needs styles of its own. They come and go with the choices, so that they
  /// are in no piece; nil where there is nothing to choose.
  package private(set) var choiceStyles: String?
  /// Bytes of the page that are in a piece already.
  fileprivate var end = 0

  fileprivate init() {}

  /// - Parameter report: of the lesson, with the results that are known.
  package init(
    of report: Report, _ facts: CourseFacts, solutions: SolutionDisplay = .folded
  ) {
    var writer = HTMLPage(report, facts, solutions: solutions)
    writer.pieces = PagePieces()
    writer.write()
    writer.endPiece(.frame)
    self = writer.pieces ?? PagePieces()
    choiceStyles = report.choices?.allStyles
  }
}

extension HTMLPage {
  /// What was written since the last piece ended is one.
  mutating func endPiece(_ place: PagePieces.Place) {
    guard let end = pieces?.end else { return }
    let bytes = page.html.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: end)
    guard let text = String(bytes[start...]) else { return }
    pieces?.end = bytes.count
    if !text.isEmpty { pieces?.pieces.append(PagePieces.Piece(place: place, html: text)) }
  }
}
