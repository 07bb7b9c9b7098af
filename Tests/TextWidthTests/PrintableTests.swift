import Testing
import TextWidth

/// One set of hidden characters, in lines and in what a program printed.
@Suite struct PrintableTests {
  static let hidden: [Unicode.Scalar] =
    [0x00...0x08, 0x0B...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB]
    .flatMap { $0.compactMap { Unicode.Scalar(UInt32($0)) } }
    + ["\u{61C}", "\u{200E}", "\u{200F}", "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{FFFF}"]

  @Test(arguments: hidden) func showsOrDropsWhatIsHidden(_ scalar: Unicode.Scalar) {
    let text = "a\(Character(scalar))b"
    for shown in [Printable.line(text), Printable.output(text)] {
      #expect(!shown.unicodeScalars.contains(scalar))
    }
    #expect(Printable.line(text).hasSuffix("b"))
    // U+009B starts a command, which a `b` ends.
    #expect(Printable.output(text).hasSuffix(scalar.value == 0x9B ? "a" : "b"))
  }

  @Test(arguments: ["中文 déjà", "👨‍👩‍👧‍👦", "हिन्दी", "می\u{200C}خواهم", "x ⟨y⟩ ␀", "\u{AD}\u{FEFF}"])
  func leavesTextAsItIs(_ text: String) {
    #expect(Printable.line(text) == text)
    #expect(Printable.output(text) == text)
  }

  @Test func aLineShowsEachSign() {
    #expect(Printable.line("a\u{1B}[31mb\u{202E}c\u{7F}\u{85}d") == "a␛[31mb⟨U+202E⟩c␡ d")
    #expect(Printable.line("a\tb\r\nc\nd\re\u{2028}f") == "a b c d e f")
  }

  @Test func outputIsReadAsATerminalReadsIt() {
    #expect(Printable.output("\u{1B}[1;31mred\u{1B}[0m\tand\nplain") == "red\tand\nplain")
    #expect(Printable.output("10 %\r20 %\r\n") == "20 %\n")
    #expect(Printable.output("\u{1B}]0;title\u{7}a\u{0}b") == "a␀b")
  }

  @Test func drawingsKeepTheirColours() {
    #expect(Printable.withoutTurns("\u{1B}[1ma\u{202E}b") == "\u{1B}[1ma⟨U+202E⟩b")
  }
}
