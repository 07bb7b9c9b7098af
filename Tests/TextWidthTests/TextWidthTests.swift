import Testing
import TextWidth

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("中文", 4), ("ｱ", 1), ("ア", 2), ("한국", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👨‍👩‍👧‍👦", 2), ("🇨🇳", 2), ("❤️", 2), ("❤", 1),
    ("×10⁻⁷", 5), ("⠋█┤", 3), ("\u{200B}", 0), ("\u{1B}[1m", 3), ("ไทย", 3), ("कि", 2),
    ("✓ 好", 4), ("，。", 4), ("＝", 2), ("…", 1), ("①", 1), ("\u{AD}", 0), ("🏽", 2), ("👍🏽", 2),
  ])
  func countsTerminalColumns(text: String, expected: Int) {
    #expect(TextWidth.columns(of: text) == expected)
  }

  @Test(arguments: [
    ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("中文字", 6, "中文字"), ("中文字", 5, "中文…"),
    ("中文字", 4, "中…"), ("中", 1, "…"), ("abc", 0, ""), ("", 0, ""),
  ])
  func shortensToTheRoom(text: String, room: Int, expected: String) {
    #expect(TextWidth.shortened(text, to: room) == expected)
    #expect(TextWidth.columns(of: expected) <= room)
  }

  @Test func endsAShortenedTextAsItIsTold() {
    #expect(TextWidth.shortened("abcdef", to: 5, ellipsis: "...") == "ab...")
  }
}
