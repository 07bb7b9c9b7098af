/// An exercise with all that belongs to it, for whoever judges answers.
package struct Exercise: Sendable, Hashable {
  package var id: String?
  /// The caption, or the heading above.
  package var title: String?
  /// The heading above and the prose below it, as written.
  package var task: [String]
  package var attributes: Attributes
  /// What the reader starts from.
  package var start: String
  /// The line of the fence that opens it.
  package var line: Int
  /// How many of the lesson's cells come before it.
  package var cellsBefore: Int
  /// The start runs on the lesson's page.
  package var startRuns: Bool
  package var tests: [ExerciseTest] = []
  /// The lines of each hint, as written.
  package var hintLines: [[String]] = []
  /// The author's answer.
  package var solution: Solution?

  package struct Solution: Sendable, Hashable {
    package var code: String
    /// The line of the fence that opens it.
    package var line: Int
    package var runs: Bool
  }

  package var claims: [(claim: ExerciseTest.Claim, test: ExerciseTest)] {
    tests.flatMap { test in test.claims.map { ($0, test) } }
  }

  package var wanted: [(wanted: ExerciseTest.Wanted, test: ExerciseTest)] {
    tests.flatMap { test in test.wanted.map { ($0, test) } }
  }

  package var points: Int { claims.map(\.claim.points).reduce(0, +) }
}

extension Lesson {
  /// The exercises, in order, each with the tests, the hints and the first solution below it.
  package var exercises: [Exercise] {
    var found: [Exercise] = []
    var cellsBefore = 0
    var heading: (line: Int, title: String)?
    for block in allBlocks {
      switch block.kind {
      case .heading(_, let content, _): heading = (block.lines.lowerBound, content.plainText)
      case .cell(let index):
        let cell = cells[index]
        add(
          cell.attributes, cell.code, block, runs: true, before: cellsBefore, heading, to: &found)
        cellsBefore += 1
      case .listing(let code, _, let attributes):
        add(attributes, code, block, runs: false, before: cellsBefore, heading, to: &found)
      case .test(let index) where !found.isEmpty: found[found.count - 1].tests.append(tests[index])
      case .fold(.hint, _) where !found.isEmpty:
        let inside =
          block.lines.lowerBound..<max(block.lines.lowerBound, block.lines.upperBound - 1)
        found[found.count - 1].hintLines.append(Array(lines[inside]))
      default: break
      }
    }
    return found
  }

  private func add(
    _ attributes: Attributes, _ code: String, _ block: Block, runs: Bool, before: Int,
    _ heading: (line: Int, title: String)?, to found: inout [Exercise]
  ) {
    let line = block.lines.lowerBound
    switch attributes.role {
    case .exercise:
      // An earlier exercise below the same heading ends the prose that is its own.
      let first = max(heading?.line ?? line, (found.last?.line ?? 0) + 1)
      found.append(
        Exercise(
          id: attributes.id, title: attributes.caption ?? heading?.title,
          task: first < line ? Array(lines[(first - 1)..<(line - 1)]) : [], attributes: attributes,
          start: code, line: line, cellsBefore: before, startRuns: runs))
    case .solution where found.last?.solution == nil && !found.isEmpty:
      found[found.count - 1].solution = Exercise.Solution(code: code, line: line, runs: runs)
    default: break
    }
  }
}
