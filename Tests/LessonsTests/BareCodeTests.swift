import Lessons
import Testing

/// The bare code of both is the same: they differ in the words of their comments alone.
@Test(arguments: [
  ("let a = 1  // one", "let a = 1 // 一", "let a = 1"),
  ("let a = 1", "let a = 1     // → 1", "let a = 1"),
  ("// a\n  // b\nf()", "// 甲\n\nf()", "\n\nf()"),
  ("/* a */ let b = /* c */ 2", "/* 甲甲甲 */ let b = /**/ 2", "  let b =   2"),
  (
    "let a = 1 /* one\n two /* three */ */ let b = 2", "let a = 1/* 一\n*/ let b = 2",
    "let a = 1\n let b = 2"
  ),
  ("f(\"\\(a /* b */)\") // c", "f(\"\\(a /* 乙 */)\")", "f(\"\\(a  )\")"),
  (
    "let s = \"\"\"\n  // no\n  \"\"\" // yes", "let s = \"\"\"\n  // no\n  \"\"\"",
    "let s = \"\"\"\n  // no\n  \"\"\""
  ),
  ("let s = #\"\\\" // no \"# // yes", "let s = #\"\\\" // no \"#", "let s = #\"\\\" // no \"#"),
  ("let r = #/ // no /# // yes", "let r = #/ // no /#", "let r = #/ // no /#"),
  ("a +// b\n1", "a +\n1", "a +\n1"),
])
func commentsAreNoPartOfTheBareCode(_ one: String, _ other: String, _ bare: String) {
  #expect(BareCode(one).text == bare)
  #expect(BareCode(other).text == bare)
}

@Test(arguments: [
  "let s = \"http://a\"", "let s = \"no end // a", "/* no end", "/*/", "f(\"\\(a", "a / b",
  "let s = \"\"\"\n // a",
])
func whatIsNoCommentStays(_ code: String) {
  #expect(BareCode(code).text == code)
}

/// Each place of the code, by the sign that stands there, is found again in both directions.
@Test(arguments: [
  "let a = 1", "let 双 = f(/* 输入 */ x, /* 👩‍👩‍👧 */y)  // → 1", "/* a */b/* c */ = d",
  "a /* one\n two */ b /* three */ c\n\nd // e",
])
func columnsAreFoundAgain(_ code: String) {
  let bare = BareCode(code)
  let written = code.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  let lines = bare.text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  #expect(lines.count == written.count)
  for (line, signs) in lines.enumerated() {
    for (index, sign) in signs.enumerated() where sign != " " {
      let column = bare.writtenColumn(index + 1, line: line)
      #expect(written[line][column - 1] == sign)
      #expect(bare.bareColumn(column, line: line) == index + 1)
      let byte = signs[..<index].map { String($0).utf8.count }.reduce(0, +)
      let writtenByte = written[line][..<(column - 1)].map { String($0).utf8.count }.reduce(0, +)
      #expect(bare.writtenByteColumn(byte + 1, line: line) == writtenByte + 1)
    }
  }
}
