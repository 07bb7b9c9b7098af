import Figures
import TextWidth

/// A line of mathematics as TeX, in as many rows as a page's column needs.
extension MathLine {
  /// What fits beside each other in the column of a page, in em: a little less than it has.
  private static let column = 34.0

  /// What has to stay together: a matrix or a run of symbols, with the sign before it.
  private struct Item {
    var tex: String
    var width: Double
    /// It begins with `=`, or with a sign before which a row may end.
    var isRelation = false
    var mayBreak = false
  }

  var tex: String {
    let items = items
    let total = items.reduce(0) { $0 + $1.width }
    guard total > MathLine.column, let first = items.firstIndex(where: \.isRelation), first > 0
    else { return items.map(\.tex).joined(separator: " ") }
    let head = items[..<first]
    let room = MathLine.column - head.reduce(0) { $0 + $1.width }
    var rows: [[Item]] = []
    for item in items[first...] {
      let used = rows.last.map { $0.reduce(0) { $0 + $1.width } } ?? 0
      let isFull = used + item.width > room
      if rows.isEmpty || item.isRelation || (item.mayBreak && isFull) {
        rows.append([item])
      } else {
        rows[rows.count - 1].append(item)
      }
    }
    let lines = rows.enumerated().map { index, row in
      let left = index == 0 ? head.map(\.tex).joined(separator: " ") : ""
      let indent = row.first?.isRelation == true ? "" : "\\qquad "
      return "\(left) &\(indent)" + row.map(\.tex).joined(separator: " ")
    }
    return "\\begin{aligned} \(lines.joined(separator: " \\\\[0.4em] ")) \\end{aligned}"
  }

  private var items: [Item] {
    var items: [Item] = []
    var sign: Item?
    func add(_ item: Item) {
      guard let before = sign else {
        items.append(item)
        return
      }
      sign = nil
      items.append(
        Item(
          tex: "\(before.tex) \(item.tex)", width: before.width + item.width,
          isRelation: before.isRelation, mayBreak: before.mayBreak))
    }
    for piece in pieces {
      switch piece {
      case .matrix(let matrix): add(Item(tex: matrix.tex, width: matrix.width))
      case .sign(let tex, let plain):
        let parts = zip(MathLine.terms(tex), MathLine.terms(plain))
        for (index, (tex, plain)) in parts.enumerated() {
          if index > 0 { sign = Item(tex: "=", width: 1.3, isRelation: true) }
          guard !tex.isEmpty else { continue }
          if tex == "+" || tex == "\\odot" {
            sign = Item(tex: tex, width: 1.2, mayBreak: tex == "+")
          } else {
            add(Item(tex: tex, width: 0.5 * Double(plain.count)))
          }
        }
      }
    }
    return items
  }

  /// What stands between equals signs.
  private static func terms(_ text: String) -> [String] {
    text.split(separator: "=", omittingEmptySubsequences: false).map { term in
      String(term.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}

extension MatrixText {
  /// Roughly, as it is set: its cells, the space around them and the brackets, in em.
  fileprivate var width: Double {
    let columns = rows.first?.count ?? 0
    return (0..<columns).reduce(1.2) { sum, column in
      sum + 0.9 + 0.5 * Double(rows.map { TextWidth.columns(of: $0[column]) }.max() ?? 0)
    }
  }
}
