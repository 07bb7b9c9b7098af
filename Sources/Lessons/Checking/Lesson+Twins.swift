internal import Languages

extension Lesson {
  /// Where this lesson is not the same as its twin in another language: what its cells start from,
  /// and the first of its cells that differs in more than words.
  ///
  /// - Parameter name: the twin's path, as messages show it.
  package func differences(from twin: Lesson, shownAs name: String) -> [Diagnostic] {
    frontMatterDifferences(from: twin, name)
      + [firstCellDifference(from: twin, name)].compactMap(\.self)
      + exerciseDifferences(from: twin, name)
      + [seenDifference(from: twin, name)].compactMap(\.self)
  }

  /// What there is to see is told in each language.
  private func seenDifference(from twin: Lesson, _ name: String) -> Diagnostic? {
    let (own, other) = (seen, twin.seen)
    guard own.count < other.count else { return nil }
    return error(
      at: wholeLine(own.last?.lines.lowerBound ?? 1),
      "`\(name)` says \(other.count) times what there is to see, and this lesson \(own.count) times",
      hint: "compare with the fences `seen` from `\(name):\(other[0].lines.lowerBound)` on")
  }

  /// Warns that the lesson does not exist in another language of the course.
  package func missingTwin(at name: String) -> Diagnostic {
    diagnostic(
      .missingTwin, at: SourceRange(at: SourcePosition(line: 1, column: 1)),
      "this lesson has no twin `\(name)`",
      hint: "translate the lesson: the same cells, with prose in the other language")
  }

  /// Reports a lesson whose language is not that of its folder.
  package func languageProblem(inFolder folder: String) -> Diagnostic? {
    let lang = frontMatter.lang
    guard LanguageTag(lang).primary != LanguageTag(folder).primary else { return nil }
    return error(
      at: range(ofKey: "lang"), "this lesson is in `\(folder)/`, but its language is `\(lang)`",
      hint: "write `lang: \(folder)`, or move the lesson")
  }

  private func frontMatterDifferences(from twin: Lesson, _ name: String) -> [Diagnostic] {
    let (own, other) = (frontMatter, twin.frontMatter)
    let pairs: [(key: String, own: String, other: String)] = [
      ("order", own.order.map(String.init) ?? "none", other.order.map(String.init) ?? "none"),
      ("seed", "\(own.seed)", "\(other.seed)"),
      ("data", "[\(own.data.joined(separator: ", "))]", "[\(other.data.joined(separator: ", "))]"),
      ("limits", own.limits.text, other.limits.text),
    ]
    return pairs.filter { $0.own != $0.other }.map { pair in
      error(
        at: range(ofKey: pair.key),
        "`\(pair.key)` is \(pair.own) here and \(pair.other) in `\(name)`",
        hint: "twins need the same value")
    }
  }

  private func firstCellDifference(from twin: Lesson, _ name: String) -> Diagnostic? {
    for (index, (own, other)) in zip(cells, twin.cells).enumerated() {
      let words = "cell \(index + 1) differs from `\(name):"
      let (ownHead, otherHead) = (own.head, other.head)
      if ownHead != otherHead {
        return error(
          at: wholeLine(own.firstLine - 1), "\(words)\(other.firstLine - 1)`",
          hint: "there the fence begins with `swift\(otherHead)`, here with `swift\(ownHead)`")
      }
      let ownLines = own.bareLines
      let otherLines = other.bareLines
      guard
        let line = (0..<max(ownLines.count, otherLines.count)).first(where: {
          $0 >= ownLines.count || $0 >= otherLines.count || ownLines[$0] != otherLines[$0]
        })
      else { continue }
      let there = line < otherLines.count ? "the twin has `\(otherLines[line].trimmed)`" : nil
      return error(
        at: wholeLine(min(own.firstLine + line, max(own.firstLine, own.closingLine))),
        "\(words)\(min(other.firstLine + line, max(other.firstLine, other.closingLine)))`",
        hint: (there ?? "the twin's cell ends before this line") + "; only comments may differ")
    }
    guard cells.count != twin.cells.count else { return nil }
    let shared = min(cells.count, twin.cells.count)
    if cells.count > shared {
      return error(
        at: wholeLine(cells[shared].firstLine - 1), "`\(name)` has no cell \(shared + 1)",
        hint: "the twin ends after cell \(shared)")
    }
    return error(
      at: wholeLine(cells.last?.closingLine ?? max(lines.count, 1)),
      "after this cell `\(name):\(twin.cells[shared].firstLine - 1)` has another, and this lesson has none",
      hint: "twins have the same cells")
  }

  /// Answers are shared by the twins, so they are found by the same ids and judged by the same tests.
  private func exerciseDifferences(from twin: Lesson, _ name: String) -> [Diagnostic] {
    let (own, other) = (exercises, twin.exercises)
    // Cells that differ have been told.
    guard own.count == other.count else { return [] }
    return zip(own, other).flatMap { own, other -> [Diagnostic] in
      let fence = wholeLine(own.line)
      let called = "exercise \(own.id.map { "`\($0)`" } ?? "on line \(own.line)")"
      if own.id != other.id, !own.startRuns {
        return [
          error(
            at: fence, "the id of this exercise is not that of `\(name):\(other.line)`",
            hint: "there it is \(other.id.map { "`\($0)`" } ?? "missing")")
        ]
      }
      let pairs: [(of: String, own: String, other: String)] = [
        ("tests", "\(own.tests.count)", "\(other.tests.count)"),
        ("hints", "\(own.hintLines.count)", "\(other.hintLines.count)"),
        ("was", own.attributes.was ?? "none", other.attributes.was ?? "none"),
        (
          "graded", own.attributes.graded.map { "\($0)" } ?? "none",
          other.attributes.graded.map { "\($0)" } ?? "none"
        ),
      ]
      if let pair = pairs.first(where: { $0.own != $0.other }) {
        return [
          error(
            at: fence,
            "\(called) differs from `\(name):\(other.line)`: "
              + "\(pair.of) \(pair.own) here, \(pair.other) there",
            hint: "twins have the same exercises")
        ]
      }
      return zip(own.tests, other.tests).compactMap { test, there in
        guard
          test.bareLines != there.bareLines || test.attributes.hidden != there.attributes.hidden
            || test.attributes.already != there.attributes.already
        else { return nil }
        let line = zip(test.bareLines, there.bareLines).prefix { $0 == $1 }.count
        return error(
          at: wholeLine(min(test.firstLine + line, max(test.firstLine, test.closingLine))),
          "this test differs from `\(name):\(there.firstLine - 1)`",
          hint: "only comments may differ; `words` translates what a claim says")
      }
    }
  }

  private func error(at range: SourceRange, _ message: String, hint: String) -> Diagnostic {
    diagnostic(.twin, at: range, message, hint: hint)
  }

  private func wholeLine(_ number: Int) -> SourceRange {
    let line = lines.indices.contains(number - 1) ? lines[number - 1] : ""
    let indent = line.prefix { $0 == " " || $0 == "\t" }.count
    return SourceRange(
      SourcePosition(line: number, column: min(indent, max(line.count - 1, 0)) + 1),
      SourcePosition(line: number, column: max(line.count, indent + 1) + 1))
  }

  /// The line of a key of the front matter. Where the key is left out, the first line.
  func range(ofKey key: String) -> SourceRange {
    let front = lines.indices.prefix(max(firstBodyLine - 1, 0))
    return wholeLine((front.first { lines[$0].hasPrefix("\(key):") } ?? 0) + 1)
  }
}

extension Cell {
  /// What the fence's first line says, except for the caption, which is prose.
  fileprivate var head: String {
    var parts = [role == .lesson ? nil : role.rawValue, directive?.call].compactMap(\.self)
    let given = attributes
    let classes = [
      ("hidden", given.hidden), ("folded", given.folded), ("untraced", given.untraced),
      ("optimized", given.optimized), ("everyChoice", given.everyChoice),
      ("fails", given.fails == ""),
    ]
    var words = [given.id.map { "#\($0)" }].compactMap(\.self)
    words += classes.filter(\.1).map { ".\($0.0)" }
    if let fails = given.fails, !fails.isEmpty { words.append("fails=\"\(fails)\"") }
    if let seconds = given.seconds { words.append("seconds=\(seconds)") }
    if let memory = given.memory { words.append("memory=\(memory)") }
    if !words.isEmpty { parts.append("{\(words.joined(separator: " "))}") }
    return parts.map { " " + $0 }.joined()
  }

  /// Without the indentation of the list or the quote that the cell stands in.
  fileprivate var bareLines: [Substring] { code.bareLines }
}

extension ExerciseTest {
  fileprivate var bareLines: [Substring] { code.bareLines }
}

extension String {
  fileprivate var bareLines: [Substring] {
    let lines = BareCode(self).text.split(separator: "\n", omittingEmptySubsequences: false)
    let margin =
      lines.filter { !$0.allSatisfy { $0 == " " } }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { $0.dropFirst(min(margin, $0.prefix { $0 == " " }.count)) }
  }
}

extension Limits {
  fileprivate var text: String {
    "{ seconds: \(seconds), memory: \(memory), output: \(output), processes: \(processes), "
      + "openFiles: \(openFiles) }"
  }
}

extension Substring {
  fileprivate var trimmed: String { String(self).trimmed }
}
