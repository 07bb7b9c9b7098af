import Figures
import Recurrent
import TextWidth

/// A matrix in numbers, as TeX and as lines of text. Large ones are elided in the middle.
struct MatrixText {
  let rows: [[String]]
  /// The tensor's own shape, shown below.
  let shape: String

  private static let most = 5

  /// - Parameter isColumn: how a vector stands.
  init(_ tensor: Tensor, isColumn: Bool) {
    shape = "\(tensor.shape)"
    let values = tensor.scalars.map(\.plotNumber)
    let width = tensor.rank >= 2 ? tensor.shape[tensor.rank - 1] : isColumn ? 1 : values.count
    let height = width == 0 ? 0 : values.count / width
    let texts = MatrixText.texts(values)
    let across = MatrixText.shown(width)
    rows = MatrixText.shown(height).map { row in
      across.map { column in
        guard let row else { return column == nil ? "⋱" : "⋮" }
        return column.map { texts[row * width + $0] } ?? "⋯"
      }
    }
  }

  /// Three places, unless the numbers are too large or too small for that.
  private static func texts(_ values: [Double]) -> [String] {
    let greatest = values.map(\.magnitude).max() ?? 0
    let isPlain = values.allSatisfy { $0.isFinite } && (greatest == 0 || 0.01...1000 ~= greatest)
    return values.map {
      isPlain ? NumberText.fixed($0, places: 3) : NumberText.short($0, digits: 3)
    }
  }

  private static func shown(_ count: Int) -> [Int?] {
    guard count > most else { return (0..<count).map(\.self) }
    return [0, 1, nil, count - 1]
  }

  var tex: String {
    let inside = rows.map { row in
      row.map { cell in
        switch cell {
        case "⋯": "\\cdots"
        case "⋮": "\\vdots"
        case "⋱": "\\ddots"
        default: MatrixText.tex(number: cell)
        }
      }.joined(separator: " & ")
    }.joined(separator: " \\\\ ")
    return "\\underset{\\scriptsize \(shape)}{\\begin{bmatrix} \(inside) \\end{bmatrix}}"
  }

  /// `1.5×10⁻⁷` as TeX has it.
  private static func tex(number: String) -> String {
    if number == "∞" || number == "-∞" { return number == "∞" ? "\\infty" : "-\\infty" }
    guard let sign = number.firstIndex(of: "×") else {
      return number == "NaN" ? "\\text{NaN}" : number
    }
    let raised = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    let power = number[sign...].dropFirst(3).map { digit -> String in
      raised.firstIndex(of: digit).map { "\(raised.distance(from: raised.startIndex, to: $0))" }
        ?? "-"
    }
    return "\(number[..<sign]) \\times 10^{\(power.joined())}"
  }

  /// The matrix between brackets, with its shape below.
  var lines: [String] {
    let columns = rows.first?.count ?? 0
    let widths = (0..<columns).map { column in
      rows.map { TextWidth.columns(of: $0[column]) }.max() ?? 0
    }
    let drawn = rows.enumerated().map { index, row -> String in
      let cells = zip(row, widths).map { cell, width in
        String(repeating: " ", count: width - TextWidth.columns(of: cell)) + cell
      }.joined(separator: " ")
      let (left, right) = MatrixText.brackets(index, of: rows.count)
      return left + cells + right
    }
    let width = drawn.first.map { TextWidth.columns(of: $0) } ?? 0
    let space = max(0, width - shape.count) / 2
    return drawn + [String(repeating: " ", count: space) + shape]
  }

  private static func brackets(_ row: Int, of count: Int) -> (String, String) {
    if count == 1 { return ("[", "]") }
    if row == 0 { return ("⎡", "⎤") }
    return row == count - 1 ? ("⎣", "⎦") : ("⎢", "⎥")
  }
}
