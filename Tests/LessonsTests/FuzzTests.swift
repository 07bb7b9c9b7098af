import Lessons
import TestKit
import Testing

private let sample = """
  ---
  title: 双向 RNN
  data: [data/双.csv]
  limits: { seconds: 2, memory: 2GB }
  ---
  # Two passes 👩‍👩‍👧

  Text *with* $`x_t`$ and [a link](#fig-unroll), <b>html</b> &amp; `code`.

  > 1. item
  >
  >    ```swift unroll(steps: 4, "}{") {#fig-unroll .hidden caption="a \\"b\\""}
  >    let out = rnn(x).output     // → [5, 3, 8]
  >    let s = #"\\(1)"# /* nested /* */ */ // → "text"
  >    ```

  ```csv table
  a,"b ""c\"""
  1,2
  ```

  ```math {#m}
  h_t = \\tanh(W x_t)
  ```

  ~~~swift {.fails seconds=1}
  \tfatalError("双") // → 1
  ~~~

  """

/// What must hold of any bytes whatever.
private func examine(_ bytes: [UInt8], seed: UInt64) {
  let lesson = Lesson.parse(bytes, path: "a.md")
  let count = lesson.lines.count
  for found in lesson.diagnostics + lesson.check(course: Course()) {
    let line = found.range.start.line
    let isInside =
      line >= 1 && line <= max(count, 1) && found.range.start.column >= 1
      && found.range.start.column <= (lesson.lines.isEmpty ? 1 : lesson.lines[line - 1].count + 1)
    #expect(isInside, "seed \(seed): \(found)")
    #expect(!found.text(color: false).isEmpty)
  }
  for block in lesson.allBlocks {
    #expect(block.lines.lowerBound >= lesson.firstBodyLine, "seed \(seed)")
    #expect(block.lines.upperBound <= max(count, 1), "seed \(seed): \(block)")
  }
  for cell in lesson.cells {
    #expect(cell.firstLine <= count + 1 && cell.closingLine >= cell.firstLine - 1, "seed \(seed)")
    for expectation in cell.expectations {
      let line = Array(lesson.lines[expectation.position.line - 1])
      let rest = String(line[(expectation.position.column - 1)...])
      #expect(rest.hasPrefix(expectation.text), "seed \(seed): \(expectation)")
    }
  }
  for formula in lesson.formulas {
    #expect(formula.position(ofCharacter: formula.tex.count).line <= max(count, 1), "seed \(seed)")
  }
}

@Test func anyTruncationOfALessonIsRead() {
  let bytes = Array(sample.utf8)
  for length in 0...bytes.count { examine(Array(bytes[..<length]), seed: UInt64(length)) }
}

@Test func anyDamageToALessonIsRead() {
  let bytes = Array(sample.utf8)
  let pieces = [
    "```", "> ", "- ", "\n", "\t", "{", "}", "\"", "$`", "`$", "\r", "---\n", "\u{0}", "双",
  ]
  for seed in UInt64(0)..<1500 {
    var noise = Seeded(seed)
    var damaged = bytes
    for _ in 0..<Int.random(in: 1...8, using: &noise) {
      let place = Int.random(in: 0..<damaged.count, using: &noise)
      switch Int.random(in: 0..<4, using: &noise) {
      case 0: damaged[place] = UInt8.random(in: 0...255, using: &noise)
      case 1: damaged.remove(at: place)
      case 2: damaged.insert(contentsOf: pieces.randomElement(using: &noise)!.utf8, at: place)
      default:
        let end = min(damaged.count, place + Int.random(in: 1...40, using: &noise))
        damaged += damaged[place..<end]
      }
    }
    examine(damaged, seed: seed)
  }
}

@Test func anyBytesAreRead() {
  let alphabet = Array("`~>-*#$[]()!<&\\\"'/{}=.: \n\tswift→\u{301}双1".utf8)
  for index in UInt64(0)..<1500 {
    let seed = index + 1 << 32
    var noise = Seeded(seed)
    let count = Int.random(in: 0...300, using: &noise)
    let isText = Bool.random(using: &noise)
    examine(
      (0..<count).map { _ in
        isText ? alphabet.randomElement(using: &noise)! : UInt8.random(in: 0...255, using: &noise)
      }, seed: seed)
  }
}
