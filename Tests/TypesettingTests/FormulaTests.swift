import Testing
import Typesetting

let typesetter = Typesetter()

@Test func setsTeXAsMathMLWithItsSource() throws {
  let inline = try typesetter.mathML(tex: #"h_t < 1"#, display: false).get()
  #expect(
    inline == """
      <math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><msub><mi>h</mi>\
      <mi>t</mi></msub><mo>&lt;</mo><mn>1</mn></mrow><annotation encoding="application/x-tex">\
      h_t &lt; 1</annotation></semantics></math>
      """)
  let display = try typesetter.mathML(tex: #"\tanh(W x_t + b)"#, display: true).get()
  #expect(display.hasPrefix(#"<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">"#))
  #expect(display.contains("<mi>tanh</mi>"))
}

@Test func putsNoElementsIntoTokens() throws {
  for tex in [
    #"\underset{\scriptsize [2]}{\begin{bmatrix} 1 \\ \frac{a}{b} \end{bmatrix}} = \left( x \right)"#,
    #"a \stackrel{!}{=} \overset{?}{\overset{!}{b}} \max_x \mathop{c}\limits_d"#,
  ] {
    let text = try typesetter.mathML(tex: tex, display: true).get()
    #expect(text.contains("<mo"))
    #expect(text.firstMatch(of: /<m[ion]( [^>]*)?><[^\/]/) == nil, "\(text)")
    for name in ["mi", "mo", "mn", "mrow"] {
      let opened = text.ranges(of: "<\(name)>").count + text.ranges(of: "<\(name) ").count
      #expect(opened == text.ranges(of: "</\(name)>").count)
    }
  }
}

@Test(arguments: [
  (#"\tanh a"#, #"<mi>tanh</mi><mo>⁡</mo><mspace width="0.1667em"/><mi>a</mi>"#),
  (#"2 \tanh(a)"#, #"<mn>2</mn><mspace width="0.1667em"/><mi>tanh</mi><mo>⁡</mo><mo stretchy="#),
  (#"-\ln p"#, #"<mo>−</mo><mi>ln</mi><mo>⁡</mo><mspace width="0.1667em"/><mi>p</mi>"#),
  (#"x = -1"#, #"<mo>=</mo><mo form="prefix">−</mo><mn>1</mn>"#),
  (#"\sigma(\pm 20)"#, #"(</mo><mo form="prefix">±</mo><mn>20</mn>"#),
  (#"a - b"#, "<mi>a</mi><mo>−</mo><mi>b</mi>"),
  (#"(a) - b"#, ")</mo><mo>−</mo><mi>b</mi>"),
])
func setsSpacesAsTeXDoes(_ tex: String, _ part: String) throws {
  let text = try typesetter.mathML(tex: tex, display: false).get()
  #expect(text.contains(part), "\(text)")
}

@Test func keepsChineseAndEmoji() throws {
  let text = try typesetter.mathML(tex: #"\text{双向한😀}"#, display: false).get()
  #expect(text.contains("<mtext>双向한😀</mtext>"))
  #expect(text.contains(#"\text{双向한😀}</annotation>"#))
}

@Test(arguments: [
  (#"\foo"#, 0, #"Undefined control sequence: \foo"#),
  (#"a + \foo"#, 4, #"Undefined control sequence: \foo"#),
  (#"双👩‍👩‍👧 }"#, 3, "Expected 'EOF', got '}'"),
  (#"{a"#, 2, "Expected '}', got 'EOF'"),
  (#"x^"#, 1, "Expected group after '^'"),
  ("a\n\\left( b", 10, "Expected '\\right', got 'EOF'"),
])
func rejectsBrokenTeXWhereItBreaks(tex: String, offset: Int, message: String) throws {
  #expect(
    try typesetter.mathML(tex: tex, display: true)
      == .failure(TeXError(message: message, offset: offset)))
}

@Test(arguments: [
  #"\def\a{\a\a}\a"#,
  #"\def\a{"# + String(repeating: "x", count: 6000) + "}" + String(repeating: #"\a"#, count: 490),
  String(repeating: "{", count: 8000),
  String(repeating: "x", count: 100_000),
  String(repeating: #"\begin{matrix}"#, count: 500),
])
func refusesTeXThatWouldNotEnd(_ tex: String) throws {
  let start = ContinuousClock.now
  guard case .failure = try typesetter.mathML(tex: tex, display: false) else {
    Issue.record("set: \(tex.prefix(40))")
    return
  }
  print("refused in \(ContinuousClock.now - start): \(tex.prefix(40))")
  // The next formula finds a working interpreter.
  #expect(throws: Never.self) { try typesetter.mathML(tex: "x", display: false).get() }
}

@Test func trustsNoFormula() throws {
  for tex in [
    #"\href{javascript:alert(1)}{x}"#, #"\includegraphics{http://a/b.png}"#,
    #"\htmlStyle{color:red}{x}"#,
  ] {
    let text = try typesetter.mathML(tex: tex, display: false).get()
    let before = text.prefix(upTo: try #require(text.firstRange(of: "<annotation")).lowerBound)
    #expect(!before.contains("href=") && !before.contains("src=") && !before.contains("style="))
  }
  let rule = try typesetter.mathML(tex: #"\rule{9999em}{9999em}"#, display: false).get()
  #expect(rule.contains(#"width="20em""#))
}

@Test func macrosOfOneFormulaDoNotReachTheNext() throws {
  _ = try typesetter.mathML(tex: #"\gdef\mine{x} \mine"#, display: false).get()
  #expect(throws: TeXError.self) { try typesetter.mathML(tex: #"\mine"#, display: false).get() }
}

@Test func isSharedByThreads() async throws {
  let expected = try (0..<8).map { try typesetter.mathML(tex: "a_\($0)", display: false).get() }
  let shared = Typesetter()
  let found = try await withThrowingTaskGroup(of: (Int, String).self) { group in
    for index in 0..<64 {
      group.addTask {
        (index, try shared.mathML(tex: "a_\(index % 8)", display: false).get())
      }
    }
    return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
  }
  for index in 0..<64 { #expect(found[index] == expected[index % 8]) }
}

@Test func setsMatricesWithTheirShapes() throws {
  let tex = #"\underset{\scriptsize [2, 2]}{\begin{bmatrix} 1 & 2 \\ 3 & \ddots \end{bmatrix}}"#
  let html = try typesetter.mathML(tex: tex, display: true).get()
  #expect(html.contains("<mtable"))
  #expect(html.contains("<munder"))
}
