internal import Lessons

/// Inlines that stand on one line, or anywhere.
///
/// To a browser a formula is like a picture: a line may end between it and the comma that follows, or
/// the bracket that leads to it.
struct InlineRun {
  var inlines: [Inline]
  /// A formula with the marks that touch it.
  var isJoined = false

  static func runs(of inlines: [Inline]) -> [InlineRun] {
    var runs: [InlineRun] = []
    var index = 0
    /// What is left of a text whose first marks went to the formula before it.
    var rest: Substring?
    while index < inlines.count {
      let inline = inlines[index]
      index += 1
      guard case .math = inline else {
        if case .text(let text) = inline {
          let left = rest ?? text[...]
          if !left.isEmpty { runs.append(InlineRun(inlines: [.text(String(left))])) }
        } else {
          runs.append(InlineRun(inlines: [inline]))
        }
        rest = nil
        continue
      }
      var run = InlineRun(inlines: [inline])
      if case .text(let text)? = runs.last?.inlines.last, runs.last?.isJoined == false {
        let opening = text.suffix(while: \.opens)
        if !opening.isEmpty {
          runs.removeLast()
          let before = text.dropLast(opening.count)
          if !before.isEmpty { runs.append(InlineRun(inlines: [.text(String(before))])) }
          run = InlineRun(inlines: [.text(String(opening)), inline], isJoined: true)
        }
      }
      if index < inlines.count, case .text(let text) = inlines[index] {
        let closing = text.prefix(while: \.closes)
        if !closing.isEmpty {
          run = InlineRun(inlines: run.inlines + [.text(String(closing))], isJoined: true)
          rest = text.dropFirst(closing.count)
        }
      }
      runs.append(run)
    }
    return runs
  }
}

extension Character {
  fileprivate var opens: Bool { "([{“‘（［【《「『".contains(self) }
  fileprivate var closes: Bool { ",.;:!?)]}”’…'\"，。；：！？、）］】》」』".contains(self) }
}

extension String {
  fileprivate func suffix(while holds: (Character) -> Bool) -> Substring {
    self[(lastIndex { !holds($0) }.map(index(after:)) ?? startIndex)...]
  }
}
