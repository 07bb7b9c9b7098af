import Figures
import Recurrent

/// Vectors and indices as they stand in tables and diagrams.
enum VectorText {
  /// `[0.462, -0.12, …, 0.3]`: all of a few numbers, else the first two and the last.
  static func short(_ vector: Tensor) -> String {
    let texts = vector.scalars.map { NumberText.short($0.plotNumber, digits: 3) }
    let shown = texts.count <= 4 ? texts : [texts[0], texts[1], "…", texts[texts.count - 1]]
    return "[\(shown.joined(separator: ", "))]"
  }

  /// The same as a cell of a table.
  static func phrase(_ vector: Tensor) -> Phrase { Phrase(short(vector)) }

  /// `₁₂`
  static func subscripted(_ number: Int) -> String {
    let digits: [Character] = ["₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"]
    return String(number.description.utf8.map { digits[Int($0 - UInt8(ascii: "0"))] })
  }
}
