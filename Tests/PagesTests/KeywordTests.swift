import Testing
import Weaving

/// The words of a line that are coloured as keywords, as the highlighter marks them too many.
struct KeywordTests {
  /// Each word that highlight.js calls a keyword, a type or built in, marked as one.
  private func tokens(_ code: String) -> [Token] {
    let marked: Set<String> = [
      "left", "right", "none", "open", "get", "set", "func", "let", "var", "for", "in", "case",
      "default", "where", "repeat", "final", "lazy", "Type", "self", "if", "return", "struct", "is",
      "switch", "prefix", "operator", "weak", "optional", "required",
    ]
    let builtIn: Set<String> = ["c", "count", "map", "contains", "print", "Int", "View"]
    var result: [Token] = []
    for match in code.matches(of: /\w+|\W+/) {
      let word = String(match.0)
      let kind: Token.Kind =
        marked.contains(word) ? .keyword : builtIn.contains(word) ? .type : .plain
      result.append(Token(kind, word))
    }
    return result
  }

  @Test(arguments: [
    ("let left = 1, right = none", "let"),
    ("let open = c.count", "let"),
    ("box.default(for: x, in: y)", ""),
    ("func f(for x: Int, in y: Int) {}", "func"),
    ("for x in left where x > 1 {}", "for in where"),
    ("switch a {\ncase .left: b\ndefault: c\n}", "switch case default"),
    ("open class A { final func g() {} }", "open class final func"),
    ("var h: Int { get set }", "var get set"),
    ("var h: Int {\n  get { 1 }\n  set { x = newValue }\n}", "var get set"),
    ("let get = set", "let"),
    ("let x = await f(try g())", "let await try"),
    ("func f() async throws -> some View {}", "func async throws some"),
    ("async let a = 1", "async let"),
    ("let async = 1", "let"),
    ("lazy var a = b.lazy.map { $0 }", "lazy var"),
    ("weak var a: A?", "weak var"),
    ("let `default` = self.repeat", "let self"),
    ("Int.self", "self"),
    ("f(left: 1, right: 2, prefix: 3)", ""),
    ("static prefix func - (a: A) -> A", "static prefix func"),
    ("let any: any P = some", "let any"),
    ("let package = 1", "let"),
    ("for (_, x) in a {}", "for _ in"),
    ("let x = if a { 1 } else { 2 }", "let if else"),
    ("a.map(count)", ""),
  ])
  func areSwiftsOwn(_ code: String, _ expected: String) {
    let corrected = SwiftKeywords.corrected(tokens(code))
    #expect(corrected.map(\.text).joined() == code)
    let keywords = corrected.filter { $0.kind == .keyword }.map(\.text).joined(separator: " ")
    #expect(keywords == expected, "\(corrected)")
    #expect(!corrected.contains { $0.kind == .type && $0.text.first?.isUppercase != true })
  }
}
