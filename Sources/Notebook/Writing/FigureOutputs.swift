internal import Figures
internal import Weaving

/// A figure as outputs of a cell: the parts of a group one after the other, each in the forms that
/// viewers choose from.
///
/// Drawings come as HTML with the picture in it, since JupyterLab shows no drawing of a notebook
/// that it does not trust, and nbconvert gives a drawing no alternative text; and as the drawing
/// itself for tools that take nothing else. Formulas are TeX alone, which every viewer sets.
struct FigureOutputs {
  let words: FigureWords
  let style: TextStyle

  func outputs(of figure: Figure, id: String, captioned: Bool = true) -> [JSON] {
    var outputs: [JSON]
    switch figure.content {
    case .group(let group):
      outputs = title(of: figure)
      for (index, member) in group.figures.enumerated() {
        outputs += self.outputs(of: member, id: "\(id)-\(index + 1)")
      }
    case .formula(let formula):
      let tex = NotebookText.display(formula.tex).joined(separator: "\n")
      outputs =
        title(of: figure)
        + [
          .display([
            "text/latex": .lines(tex), "text/plain": .lines(plain(Figure(.formula(formula)))),
          ])
        ]
    case .plot, .diagram: outputs = [drawing(figure, id: id)]
    case .table, .text, .check:
      outputs = [
        .display([
          "text/html": .lines(html(figure, id: id)), "text/plain": .lines(plain(figure)),
        ])
      ]
    }
    if captioned, let caption = figure.caption { outputs.append(paragraph(words(caption))) }
    return outputs
  }

  private func drawing(_ figure: Figure, id: String) -> JSON {
    let prefix = id + "-"
    var html = html(figure, id: prefix)
    var data: [String: JSON] = ["text/plain": .lines(plain(figure))]
    if let svg = figure.svg(idPrefix: prefix, words: words) {
      let drawing = Drawing(svg)
      data["image/svg+xml"] = .lines(drawing.document)
      html = html.replacing(svg, with: drawing.image)
    }
    data["text/html"] = .lines(html)
    return .display(data)
  }

  private func html(_ figure: Figure, id: String) -> String {
    let inside = figure.html(idPrefix: id, words: words, tex: { _ in nil })
    let rules = inside.contains("<table") ? Self.tableRules : ""
    return NotebookText.withoutFormulas(rules + inside)
  }

  /// Viewers set all cells of a table to the right.
  private static let tableRules = """
    <style>
    .figure-table td, .figure-table th { text-align: left !important; }
    .figure-table .right { text-align: right !important; }
    .figure-table .center { text-align: center !important; }
    .figure-table .emphasised td { font-weight: bold; }
    </style>

    """

  private func plain(_ figure: Figure) -> String { printable(figure.text(style)) }

  private func title(of figure: Figure) -> [JSON] {
    figure.title.map { [paragraph(words($0), isTitle: true)] } ?? []
  }

  private func paragraph(_ text: String, isTitle: Bool = false) -> JSON {
    let text = printable(text)
    let inside = isTitle ? "<strong>\(HTML.text(text))</strong>" : HTML.text(text)
    return .display([
      "text/html": .lines(NotebookText.withoutFormulas("<p>\(inside)</p>\n")),
      "text/plain": .lines(text),
    ])
  }
}
