import Lessons
import Testing

@Suite struct CodeStatementTests {
  private func statements(_ code: String) -> [String] {
    let tokens = CodeTokens(BareCode(code))
    return tokens.statements.map { statement in
      let first = tokens.tokens[statement.tokens.lowerBound].range.lowerBound
      let last = tokens.tokens[statement.tokens.upperBound - 1].range.upperBound
      let marks = [
        statement.isTopLevel ? "top" : nil, statement.isMember ? "member" : nil,
        statement.isInType ? "type" : nil,
      ].compactMap { $0 }.joined(separator: " ")
      return "\(marks): \(tokens.text(first..<last).split(separator: "\n").joined(separator: "⏎"))"
    }
  }

  @Test func linesAndSemicolonsEndStatements() {
    #expect(
      statements("let a = 1; let b = 2\na += b\n")
        == ["top: let a = 1", "top: let b = 2", "top: a += b"])
  }

  @Test func anOperatorOrADotContinuesAStatement() {
    #expect(statements("let a = 1 +\n  2\n  + 3\n-b") == ["top: let a = 1 +⏎  2⏎  + 3", "top: -b"])
    #expect(
      statements("let a = list\n  .map { $0 }\na!\nb")[0] == "top: let a = list⏎  .map { $0 }")
    #expect(statements("a!\nb") == ["top: a!", "top: b"])
    #expect(statements("if a {\n}\nelse {\n}").count == 1)
  }

  @Test func statementsInsideBracesKnowTheirSurroundings() {
    #expect(
      statements(
        "struct S {\n  var h = 1\n  func f() {\n    h += 1\n  }\n}\nfunc g() {\n  x += 1\n}")
        == [
          "top: struct S {⏎  var h = 1⏎  func f() {⏎    h += 1⏎  }⏎}", "member type: var h = 1",
          "member type: func f() {⏎    h += 1⏎  }", "type: h += 1", "top: func g() {⏎  x += 1⏎}",
          ": x += 1",
        ])
    #expect(statements("class func f() {\n  a\n}").last == ": a")
    #expect(statements("switch a {\ncase .b:\n  c += 1\ndefault:\n  d\n}").contains(": c += 1"))
  }

  @Test func textsRegexesAndCommentsAreNoCode() {
    #expect(
      statements(
        "let a = \"{ \\(b(\"}\")) ;\"  // { ;\nlet r = /{;/\nlet s = #\"\"\"\n{\n\"\"\"#\nb"
      ).count
        == 4)
  }
}
