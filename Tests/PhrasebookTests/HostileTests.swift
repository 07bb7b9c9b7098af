import Lessons
import Testing

@testable import Phrasebook

/// Code that nobody writes neither stops the reader nor keeps it for long.
@Suite struct HostileTests {
  private static let code = [
    String(repeating: "(", count: 100_000),
    String(repeating: "not ", count: 20_000),
    String(repeating: "[x for x in ", count: 5_000),
    String(repeating: "torch.cat(", count: 900),
    "let a = [\n" + String(repeating: "1,\n", count: 50_000),
    String(repeating: "\"\\(", count: 50_000),
    String(repeating: "x if y else ", count: 300),
    String(repeating: "lambda x: ", count: 300),
    String(repeating: "a ** ", count: 800) + "b",
  ]

  @Test(arguments: code.indices) func hostileCodeIsRead(_ index: Int) {
    let text = Self.code[index]
    let cell = Cell(code: text, firstLine: 2, closingLine: 3)
    let make = { (range: SourceRange, message: String, hint: String?) in
      Diagnostic(file: "a.md", range: range, rule: .compile, message: message, hint: hint)
    }
    let place = SourcePosition(line: 2, column: 1)
    let found = make(
      SourceRange(place, place), "consecutive statements on a line must be separated by ';'", nil)
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(Phrasebook(code: [text], make: make).explain([found], in: cell).count == 1)
    }
    #expect(time < .seconds(60))
  }
}
