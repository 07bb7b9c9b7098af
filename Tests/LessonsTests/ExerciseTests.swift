import Lessons
import Testing

@Test func readsExercisesAndSolutions() throws {
  let lesson = parse(
    """
    ```swift exercise
    let q = 3
    ```
    ```swift solution {#answer .folded .fails caption="More states" seconds=2}
    let q = 5
    ```
    ```swift exercise{.listing}
    q
    ```
    ```swift
    exercise
    ```
    """)
  #expect(lesson.diagnostics.isEmpty)
  try #require(lesson.cells.count == 3)
  #expect(lesson.cells.map(\.role) == [.exercise, .solution, .lesson])
  #expect(lesson.cells.allSatisfy { $0.directive == nil })
  #expect(lesson.cells[1].attributes.id == "answer")
  #expect(lesson.cells[1].attributes.caption == "More states")
  #expect(lesson.cells[1].attributes.seconds == 2)
  #expect(lesson.cells[1].attributes.folded && lesson.cells[1].attributes.fails == "")
  guard case .listing(_, _, let attributes) = lesson.blocks[2].kind else {
    Issue.record("\(lesson.blocks[2])")
    return
  }
  #expect(attributes.role == .exercise)
  #expect(lesson.cells.map(\.leavesNothing) == [true, true, false])
}

/// The words after the mark of the fence, the rule, and the column of the fault.
@Test(
  arguments: [
    ("exercise(hint: \"{\") {.folded}", .roleArguments, 18, 29, "write `swift exercise"),
    ("solution ()", .roleArguments, 18, 21, "check("),
    ("exercise unroll(steps: 4) {#a}", .unexpectedText, 19, 35, "in the body: `unroll(steps: 4)"),
    ("solution (a {#b}", .roleArguments, 18, 21, "write `swift solution"),
    ("excercise", .unknownRole, 10, 19, "did you mean `exercise`?"),
    ("Solution {.folded}", .unknownRole, 10, 18, "did you mean `solution`?"),
  ] as [(String, Rule, Int, Int, String)])
func whatIsNoExerciseIsToldAtItsPlace(
  words: String, rule: Rule, start: Int, end: Int, hint: String
) throws {
  let lesson = parse("```swift \(words)\n1\n```\n")
  try #require(lesson.diagnostics.map(\.rule) == [rule], "\(lesson.diagnostics)")
  let found = lesson.diagnostics[0]
  #expect(found.range.start == SourcePosition(line: 1, column: start))
  #expect(found.range.end.column == end)
  #expect(found.hint?.contains(hint) == true, "\(found.hint ?? "")")
  if words.hasPrefix("exercise") || words.hasPrefix("solution") {
    #expect(lesson.cells.first?.role.rawValue == String(words.prefix(8)))
    #expect(lesson.cells.first?.attributes.folded == words.hasSuffix(".folded}"))
  }
}
