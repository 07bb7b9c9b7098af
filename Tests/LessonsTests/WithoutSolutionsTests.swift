import Lessons
import Testing

/// What is left is what an author would have written without the solution.
@Test(arguments: [
  ("a\n\n```swift solution\n1\n```\n\nb\n", "a\n\nb\n"),
  ("a\n\n```swift solution\n1\n```\n", "a\n"),
  ("```swift solution\n1\n```\n\na\n", "a\n"),
  ("a\n```swift solution {.listing}\n1\n```\nb\n", "a\n\nb\n"),
  ("a\n\n~~~swift solution\n1\n~~~\nb\n", "a\n\nb\n"),
  ("- a\n\n  ```swift solution\n  1\n  ```\n\n  b\n", "- a\n\n  b\n"),
  ("> a\n>\n> ```swift solution\n> 1\n> ```\n>\n> b\n", "> a\n>\n> b\n"),
  ("> a\n> ```swift solution\n> 1\n> ```\n> b\n", "> a\n>\n> b\n"),
  (
    "a\n\n```swift solution\n1\n```\n\n```swift solution\n2\n\n3\n```\n\n```swift\n4\n```\n",
    "a\n\n```swift\n4\n```\n"
  ),
  ("---\ntitle: a\n---\n\n```swift solution\n1\n```\n\nb\n", "---\ntitle: a\n---\n\nb\n"),
  ("- ```swift solution\n  1\n  ```\n\n  b\n", "-\n\n  b\n"),
])
func nothingIsLeftOfASolution(_ text: String, _ rest: String) {
  let lesson = parse(text)
  #expect(lesson.hasSolutions)
  let published = lesson.withoutSolutions
  #expect(published.lines == parse(rest).lines)
  #expect(published.cells == parse(rest).cells)
  #expect(!published.hasSolutions)
}

@Test func aLessonWithoutSolutionsStaysAsItIs() {
  let lesson = parse("```swift exercise\n1\n```\n\n\n\n```swift\n2\n```\n")
  #expect(!lesson.hasSolutions)
  #expect(lesson.withoutSolutions.lines == lesson.lines)
}

@Test func linksIntoHiddenSolutionsAreTold() {
  let lesson = parse(
    "# A\n\n[x](#answer) [y](b.md#their-answer) [z](b.md#gates)\n\n```swift solution {#answer}\n1\n```\n"
  )
  let found = lesson.check(course: Course())
  #expect(found.map(\.rule) == [.hiddenID, .hiddenID])
  #expect(
    found.map(\.range.start) == [
      SourcePosition(line: 3, column: 5), SourcePosition(line: 3, column: 18),
    ])
}
