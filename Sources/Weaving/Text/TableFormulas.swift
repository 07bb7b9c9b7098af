package import Figures

/// The formulas in the cells of a table, on their way through a renderer that takes cells for text.
package struct TableFormulas {
  /// The table with a sign in place of each formula, which no text has.
  package let figure: Figure
  private var formulas: [String] = []

  /// - Parameters:
  ///   - opening: what stands before a formula in the renderer's language.
  ///   - closing: what stands behind it.
  package init(_ table: Report.Table, opening: String, closing: String) {
    var all: [String] = []
    for cell in table.header + table.rows.joined() {
      _ = cell.plainText { tex in
        all.append(tex)
        return ""
      }
    }
    formulas = all.map { opening + Self.withoutPipes($0) + closing }
    figure = table.figure { cell in
      cell.plainText { tex in Self.sign(all.firstIndex(of: tex) ?? 0) }
    }
  }

  private static func sign(_ number: Int) -> String { "\u{E000}\(number)\u{E001}" }

  /// A pipe would end the cell.
  private static func withoutPipes(_ tex: String) -> String {
    tex.replacing("\\|", with: "\\Vert ").replacing("|", with: "\\vert ")
  }

  /// A renderer's lines with the formulas in their places.
  package func lines(_ lines: [String]) -> [String] {
    guard !formulas.isEmpty else { return lines }
    return lines.map { line in
      formulas.enumerated().reduce(line) { line, formula in
        line.replacing(Self.sign(formula.offset), with: formula.element)
      }
    }
  }
}
