internal import Figures

extension Figure.Content {
  /// There is something to look at, which gets a number; a text or a claim is read in its place.
  var isDrawn: Bool {
    switch self {
    case .table, .plot, .diagram, .formula: true
    case .text, .check: false
    case .group(let group): group.figures.contains { $0.content.isDrawn }
    }
  }
}
