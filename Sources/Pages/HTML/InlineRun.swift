internal import Weaving

/// Inlines that stand on one line, or anywhere.
///
/// To a browser a formula is like a picture: a line may end between it and the comma that follows, or
/// the bracket that leads to it.
struct InlineRun {
  var inlines: [Report.Inline]
  /// A formula with the marks that touch it.
  var isJoined = false

  static func runs(of inlines: [Report.Inline]) -> [InlineRun] {
    func isFormula(at index: Int) -> Bool {
      guard inlines.indices.contains(index), case .math = inlines[index] else { return false }
      return true
    }
    func text(at index: Int) -> String {
      guard inlines.indices.contains(index), case .text(let text) = inlines[index] else {
        return ""
      }
      return text
    }
    return inlines.enumerated().compactMap { index, inline in
      switch inline {
      case .math:
        let marks = (text(at: index - 1).openingMarks, text(at: index + 1).closingMarks)
        let joined = [.text(String(marks.0)), inline, .text(String(marks.1))].filter { !$0.isEmpty }
        return InlineRun(inlines: joined, isJoined: joined.count > 1)
      case .text(let text):
        // Its marks stand with the formulas beside it.
        let rest = text.dropFirst(isFormula(at: index - 1) ? text.closingMarks.count : 0)
          .dropLast(isFormula(at: index + 1) ? text.openingMarks.count : 0)
        return rest.isEmpty ? nil : InlineRun(inlines: [.text(String(rest))])
      default:
        return InlineRun(inlines: [inline])
      }
    }
  }
}

extension Report.Inline {
  fileprivate var isEmpty: Bool {
    if case .text(let text) = self { text.isEmpty } else { false }
  }
}

extension String {
  /// The marks at its beginning that belong to what stands before.
  fileprivate var closingMarks: Substring {
    prefix { ",.;:!?)]}”’…'\"，。；：！？、）］】》」』".contains($0) }
  }

  /// The marks at its end that belong to what follows.
  fileprivate var openingMarks: Substring {
    let end = lastIndex { !"([{“‘（［【《「『".contains($0) }
    return self[(end.map(index(after:)) ?? startIndex)...]
  }
}
