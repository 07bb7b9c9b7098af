import Lessons
import Testing

func math(_ lesson: Lesson) -> [String] { lesson.formulas.map(\.tex) }

@Test(arguments: [
  ("$`x_t`$", ["x_t"]),
  ("a $`x`$ and $`y`$, *in $`z`$* [l $`w`$](#a)", ["x", "y", "z", "w"]),
  ("$`a`$$`b`$", ["a", "b"]),
  ("`a` $x$ $`b` `c`$", ["x"]),
  ("\\$`a`$ and $`b`$", ["b"]),
  ("\\\\$`a`$", ["a"]),
  ("$``a`b``$", ["a`b"]),
  ("$` a `$", ["a"]),
  ("$`a_*b*`$", ["a_*b*"]),
])
func findsInlineFormulas(text: String, formulas: [String]) {
  #expect(math(parse(text)) == formulas)
}

@Test func takesTheDollarsAway() {
  #expect(
    parse("a $`x`$ b").blocks[0].kind
      == .paragraph([
        .text("a "), .math(tex: "x", position: SourcePosition(line: 1, column: 5)), .text(" b"),
      ]))
}

/// The formula's own place, wherever cmark believes that it is.
@Test(arguments: [
  "双👩‍👩‍👧 `x` $`BAD`$", "> 双\n> lazy\n> $`BAD`$", "- a\n  b\n  $`x`$ $`BAD`$", "[r]: /u\nBAD\n$`BAD`$",
  "# 双 $`BAD`$", "a\\\nb $`BAD`$", "`BAD` $` BAD `$", "\\$`BAD`$ $`BAD`$",
  "---\ntitle: x\n---\n\n> 1. *a\n>    b $`BAD`$*", "| $`BAD`$", "```math\nx\n  双 BAD\n```",
  "> - ```math\n>   双 \\BAD\n>   ```", "a\n===\n\n\t\tcode\n\n&amp; $`BAD`$",
])
func badFormulaHasItsPlace(_ text: String) throws {
  let lesson = parse(text)
  let found = lesson.checkFormulas { tex, _ in
    guard let range = tex.firstRange(of: "BAD") else { return nil }
    return ("no", tex.distance(from: tex.startIndex, to: range.lowerBound))
  }
  try #require(found.count == 1)
  let place = found[0].range.start
  let line = Array(lesson.lines[place.line - 1])
  #expect(String(line[(place.column - 1)...].prefix(3)) == "BAD", "\(place)")
  #expect(place.line == lesson.lines.count - (text.contains("```math") ? 1 : 0))
  #expect(found[0].rule == .badTeX)
}
