import Testing
import TextWidth

@Suite struct LineBreaksTests {
  @Test(arguments: [
    ("one two  three", 8, ["one two", "three"]),
    ("one two", 3, ["one", "two"]),
    ("unbreakable", 4, ["unbr", "eaka", "ble"]),
    ("  indented text", 10, ["  indented", "text"]),
    ("", 5, [""]), ("   ", 5, [""]),
    ("隐藏状态。下一步", 8, ["隐藏状", "态。下一", "步"]),
    ("见《深度学习》第十章", 6, ["见《深", "度学", "习》第", "十章"]),
    ("状态h，门（gate）开", 6, ["状态", "h，门", "（gate", "）开"]),
    ("中", 1, ["中"]), ("中文", 1, ["中", "文"]),
  ])
  func breaksLinesWhereReadersExpectIt(text: String, width: Int, expected: [String]) {
    let characters = Array(text)
    let lines = LineBreaks.lines(of: characters, width: width)
    #expect(lines.map { String(characters[$0]) } == expected)
  }

  @Test func piecesMakeTheWholeLine() {
    let text = Array("LSTM 有三个门：输入门、遗忘门（forget gate） and more.  ")
    let pieces = LineBreaks.pieces(of: text)
    #expect(pieces.flatMap(\.self) == Array(text.indices))
    #expect(pieces.allSatisfy { !$0.isEmpty })
    #expect(LineBreaks.pieces(of: []) == [])
  }
}
