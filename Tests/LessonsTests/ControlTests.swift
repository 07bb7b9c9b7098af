import Lessons
import Testing

/// What a lesson's text says of controls.
struct ControlTests {
  @Test func readsTheBudget() {
    let lesson = parse("---\ncontrols: { choices: 36, seconds: 1.5, bytes: 2MB }\n---\n")
    #expect(lesson.diagnostics == [])
    #expect(lesson.frontMatter.controls.choices == 36)
    #expect(lesson.frontMatter.controls.seconds == 1.5)
    #expect(lesson.frontMatter.controls.bytes == 2 << 20)
    #expect(parse("Text.").frontMatter.controls.choices == 24)
  }

  @Test(arguments: [
    ("controls: 24", Rule.wrongType, 11), ("controls: { choices: 0 }", .badLimit, 22),
    ("controls: { bytes: big }", .badLimit, 20), ("controls: { choise: 3 }", .unknownLimit, 13),
    ("controls: { seconds: -1 }", .badLimit, 22),
  ]) func saysWhatIsWrongWithTheBudget(_ line: String, _ rule: Rule, _ column: Int) {
    let found = parse("---\n\(line)\n---\n").diagnostics
    #expect(found.map(\.rule) == [rule])
    #expect(found.map(\.range.start) == [SourcePosition(line: 2, column: column)])
  }

  @Test func readsEveryChoice() {
    let cells = parse("```swift {.everyChoice}\nlet a = 1\n```\n").cells
    #expect(cells.map(\.attributes.everyChoice) == [true])
    let exercise = parse("```swift exercise {#a .everyChoice}\nlet a = 1\n```\n")
    #expect(exercise.diagnostics.map(\.rule) == [.attributeWithoutEffect])
  }

  @Test(arguments: [
    ("control(\"a\", 1, in: [1, 2])", "control(\"a\", 1, in: …)"),
    (
      "let x = control(\"a\", -1, in: [-1, 2.5, 3], words: [\"one\", \"b\", \"c\"]) + 1",
      "let x = control(\"a\", -1, in: …, words: …) + 1"
    ),
    ("control(\"a\", 1, in: 1...9, by: 2)", "control(\"a\", 1, in: …, by: …)"),
    // What is not written out counts.
    ("control(\"a\", 1, in: list)", "control(\"a\", 1, in: list)"),
    ("control(\"a\", 1, in: [1, two])", "control(\"a\", 1, in: [1, two])"),
    ("control(\"a\", 1, in: [\n1, 2])", "control(\"a\", 1, in: [\n1, 2])"),
    ("control(\"a\", 1, in: [\"\\(b)\"])", "control(\"a\", 1, in: [\"\\(b)\"])"),
    ("mycontrol(\"a\", in: [1])", "mycontrol(\"a\", in: [1])"),
  ]) func leavesChoicesOutOfKeys(_ code: String, _ neutral: String) {
    #expect(ControlCalls(BareCode(code)).neutralText == neutral)
  }

  @Test func placesAreCountedWithoutThem() {
    let code = "let é = f(control(\"a\", 1, in: [1, 2]), control(\"b\", 3, in: [3])); let c = 1"
    let calls = ControlCalls(BareCode(code))
    let neutral = Array(calls.neutralText)
    for (column, character) in zip(1..., code) {
      let place = calls.neutralColumn(column, line: 0)
      let isInList = neutral[place - 1] == "…"
      #expect(isInList || neutral[place - 1] == character)
      #expect(isInList || calls.writtenColumn(place, line: 0) == column)
    }
    #expect(calls.neutralColumn(5, line: 1) == 5)
  }
}
