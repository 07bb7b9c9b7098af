import Figures
import Recurrent

/// A line of mathematics with matrices in numbers, as TeX and as a block of text.
///
/// What is too wide for a page's column is broken before an equals sign, then before a plus, and
/// aligned at the equals signs.
struct MathLine {
  enum Piece {
    case sign(tex: String, plain: String)
    case matrix(MatrixText)
  }

  private(set) var pieces: [Piece] = []
  private let isColumn: Bool

  /// - Parameter isColumn: how vectors stand.
  init(isColumn: Bool) {
    self.isColumn = isColumn
  }

  func sign(_ tex: String, _ plain: String? = nil) -> MathLine {
    var copy = self
    copy.pieces.append(.sign(tex: tex, plain: plain ?? tex))
    return copy
  }

  func numbers(_ tensor: Tensor) -> MathLine {
    var copy = self
    copy.pieces.append(.matrix(MatrixText(tensor, isColumn: isColumn)))
    return copy
  }

  var figure: Figure { formula(tex, plain: plain) }
}
