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

  /// The compiler speaks of a directive's closure at the start of its fence.
  @Test(arguments: 1...3) func aPlaceBeforeTheDirectiveIsReadAsItsStart(_ column: Int) {
    let directive = Directive(
      call: "table([\"a\"])", name: "table", position: SourcePosition(line: 1, column: 10))
    let cell = Cell(code: "  [[1]]", firstLine: 2, closingLine: 3, directive: directive)
    let make = { (range: SourceRange, message: String, hint: String?) in
      Diagnostic(file: "a.md", range: range, rule: .compile, message: message, hint: hint)
    }
    let messages = [
      "no exact matches in call to initializer",
      "value of optional type 'Tensor?' must be unwrapped",
      "cannot use mutating member on immutable value of type 'Line'",
      "cannot call value of non-function type 'Tensor'", "cannot convert value of type 'Int'",
    ]
    for message in messages {
      for line in 1...2 {
        let place = SourcePosition(line: line, column: column)
        let found = make(SourceRange(place, place), message, nil)
        let said = Phrasebook(code: [cell.code], make: make).explain([found], in: cell)
        #expect(said.map(\.message) == [message])
      }
    }
  }
}
