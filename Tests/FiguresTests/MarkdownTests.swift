import Figures
import Testing

/// The one escaper of Markdown, of figures and of pages.
struct MarkdownTests {
  @Test(arguments: [
    ("a*b* `c` $d$ \\", "a\\*b\\* \\`c\\` \\$d\\$ \\\\"),
    ("~one~ ~~two~~", "\\~one\\~ \\~\\~two\\~\\~"),
    ("hidden_size _x_ W_1", "hidden_size \\_x\\_ W\\_1"),
    ("[5, 3, 8] [x](y) [1](2) [8, 3]: x", "[5, 3, 8] \\[x](y) \\[1](2) \\[8, 3]: x"),
    ("a < b <b> </b> R&D &amp; & ", "a < b \\<b> \\</b> R&amp;D &amp;amp; & "),
    ("one\ntwo\u{202E}", "one two⟨U+202E⟩"),
  ])
  func textIsNotTakenForMarkup(text: String, expected: String) {
    #expect(Markdown.text(text) == expected)
  }

  @Test func pipesAreEscapedInTables() {
    #expect(Markdown.text("a | b", escapingPipes: true) == "a \\| b")
    #expect(Markdown.text("a | b") == "a | b")
  }

  @Test(arguments: [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("", "`  `")])
  func aCodeSpanHoldsAnyText(text: String, expected: String) {
    #expect(Markdown.code(text) == expected)
  }

  @Test func aFenceIsLongerThanWhatItHolds() {
    #expect(Markdown.fenceMarks(around: "a") == "```")
    #expect(Markdown.fenceMarks(around: "a ```` b\n`````") == "``````")
  }
}
