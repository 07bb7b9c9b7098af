import Figures
import Foundation
import Lessons
import Pages
import Runs
import Testing
import Weaving

/// A formula as the terminal shows it, its lines joined by `|`.
private func shown(
  _ tex: String, _ glyphs: TextStyle.Glyphs = .unicode, width: Int = 80
) -> String {
  let lesson = Sample.parse("# T\n\n```math\n\(tex)\n```\n")
  let text = TerminalReport(
    lesson, Run(cells: []), style: TextStyle(width: width, glyphs: glyphs)
  ).text()
  return text.split(separator: "\n").dropFirst(2).map { $0.dropFirst(4) }.joined(separator: "|")
}

@Test(arguments: [
  (#"h_t = \tanh(U x_t + W h_{t-1} + b_w)"#, "hₜ = tanh(U xₜ + W hₜ₋₁ + b_w)"),
  (#"\frac{\partial L}{\partial h_t}"#, "∂L/∂hₜ"),
  (#"\frac{L(w + \varepsilon)}{2\,\varepsilon}"#, "(L(w + ε))/(2 ε)"),
  (#"\frac{(a + b)}{c}x"#, "(a + b)/c x"),
  (#"L = \tfrac{1}{2}\,(h_2 - d)^2"#, "L = ½ (h₂ − d)²"),
  (#"-\frac12 + \dfrac37"#, "−½ + 3/7"),
  (#"x^2 \odot \sigma(z)"#, "x² ⊙ σ(z)"),
  (#"e^{s_i} / \sum_j e^{s_j}"#, "e^(sᵢ) / ∑ⱼ e^(sⱼ)"),
  (#"W^\top \mathrm{diag}(1 - h_t^2)\; x"#, "Wᵀ diag(1 − hₜ²) x"),
  (#"\tanh\Bigl(\tfrac{a}{b}\Bigr) = \tanh'(a)"#, "tanh(a/b) = tanh′(a)"),
  (#"\left. x \right| \left\{ y \right\}"#, "x | { y }"),
  (#"\overrightarrow{h}_t = \overleftarrow{h}_{t+1}"#, "→hₜ = ←hₜ₊₁"),
  (#"h^{\rightarrow}_t"#, "h^→ₜ"),
  (#"\underbrace{U x_t}_{\text{new}} + \underbrace{W h}"#, "[U xₜ: new] + W h"),
  (#"(\hat y - \bar{y}_t)^2, \overline{ab}"#, "(y\u{302} − y\u{304}ₜ)², a\u{305}b\u{305}"),
  (#"x \in \mathbb{R}^{p}, \mathsf{T}, \mathbf{W}"#, "x ∈ ℝᵖ, T, W"),
  (#"h_\text{left} + b_{wz}x + W_{i,j}"#, "h_left + b_wz x + W_(i,j)"),
  (#"\log_2 n + \tanh^2(a) + \tanh'(a)"#, "log₂ n + tanh²(a) + tanh′(a)"),
  (#"p_i = \frac{e^{s_i}}{\sum_j e^{s_j}}"#, "pᵢ = e^(sᵢ)/(∑ⱼ e^(sⱼ))"),
  (#"\ln p\log q, 2\sin\theta"#, "ln p log q, 2 sin θ"),
  (#"1/\sqrt q + \sqrt{a + b} + \sqrt[3]{x}"#, "1/√q + √(a + b) + ∛x"),
  (#"\begin{bmatrix} 1 & 0.5 \\ 0 & -1 \end{bmatrix} x"#, "[1, 0.5; 0, −1] x"),
  (#"y = \begin{cases} 1 & \text{if } x > 0 \\ 0 \end{cases}"#, "y = { 1, if x > 0; 0 }"),
  (#"a = b, \qquad c = d"#, "a = b,   c = d"),
  (#"\text{mean-pooled } \delta"#, "mean-pooled δ"),
  (#"\underset{a}{\max}\, f, \ddot{x} \not= y"#, "maxₐ f, x\u{308} ≠ y"),
  (#"\{1, \dots, T\} \| 5\% \color{red} z"#, "{1, …, T} ‖ 5% z"),
])
func aFormulaReadsWellInALine(_ tex: String, _ text: String) {
  #expect(shown(tex) == text, "\(tex)")
}

@Test(arguments: [
  (#"h_{t-1}"#, "h_(t-1)"),
  (#"\frac{\partial L}{\partial h_t} \cdot \tfrac12"#, "(dL)/(dh_t) * 1/2"),
  (#"\overrightarrow{h} \le \hat{y}, \sqrt{\alpha}, h'"#, "->h <= hat(y), sqrt(alpha), h'"),
])
func aFormulaReadsWellInASCII(_ tex: String, _ text: String) {
  #expect(shown(tex, .ascii) == text, "\(tex)")
}

@Test func aLetterWithItsAccentIsOneCharacterWhereThereIsOne() {
  #expect(Array(shown(#"\hat y"#).unicodeScalars) == ["\u{177}"])
  #expect(Array(shown(#"\hat q"#).unicodeScalars) == ["q", "\u{302}"])
}

@Test func equationsStandBelowEachOther() {
  let tex = #"""
    \begin{aligned}
    n_t &= \tanh\bigl(U_n x_t \\[2pt]
        &\qquad {} + r_t\bigr) \\
    \frac{\partial L}{\partial w} &= \delta_2
    \end{aligned}
    """#
  #expect(shown(tex) == "   nₜ = tanh(Uₙ xₜ|      + rₜ)|∂L/∂w = δ₂")
  // Elsewhere the author's own lines are lines.
  #expect(shown("a = 1 \\quad\nb = 2") == "a = 1|b = 2")
}

@Test func aLongEquationBreaksAtABlank() {
  let lines = shown(
    "y = " + (1...12).map { "a_{\($0)} x^{\($0)}" }.joined(separator: " + "), width: 40
  )
  .split(separator: "|")
  #expect(lines.count > 1)
  for line in lines { #expect(line.count <= 36) }
  #expect(lines.joined(separator: " ").filter { $0 == "+" }.count == 11)
  // What goes on is set in from what it goes on from, and from nothing else.
  #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
  #expect(!lines.contains { $0.dropFirst(2).contains("  ") })
}

@Test(arguments: [
  "_", "^", "\\", "{", "}", "\\frac{a", "x_{", "\\begin{a", "\\begin", "\\frac", "\\sqrt[",
  "\\left",
  "\\underbrace", "\\text{", "\\end{b}", "\\\\[", "\\hat", "x_\\frac", "\\not", "&&&", "$",
  "\\color",
])
func unfinishedTeXIsNoReasonToFallOver(_ tex: String) {
  for glyphs in [TextStyle.Glyphs.unicode, .ascii] {
    #expect(!shown(tex, glyphs).contains("\\"))
    #expect(!shown("a " + tex, glyphs).contains("\\"))
  }
}

@Test func deepNestingEnds() {
  let depth = 5000
  for open in ["{", "\\frac{a}{", "_{", "\\sqrt{", "\\begin{aligned}"] {
    _ = shown(String(repeating: open, count: depth))
  }
}

@Test func aFormulaOfAFigureIsWrittenTheSameWay() {
  let lesson = Sample.parse("# T\n\n```swift\nfigures()\n```\n")
  let run = Run(cells: [
    CellResult(
      status: .passed,
      figures: [
        group([formula(#"\tfrac{1}{2} h_t"#), formula(#"\mathsf{x}"#, plain: "as written")])
      ])
  ])
  let text = TerminalReport(lesson, run).text()
  #expect(text.contains("½ hₜ"))
  #expect(text.contains("as written"))
}

/// Every formula of the course: no command is left, neither with its backslash nor as a word.
@Test func noCommandIsLeftInTheCourse() throws {
  let lessons = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons")
  let functions: Set<String> = ["tanh", "ln", "log", "exp", "softmax", "max", "min", "argmax"]
  var count = 0
  for language in ["en", "zh"] {
    let folder = lessons.appending(path: language)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where name.hasSuffix(".md") {
      let lesson = Sample.parse(
        try String(contentsOf: folder.appending(path: name), encoding: .utf8))
      for formula in lesson.formulas {
        count += 1
        let text = shown(formula.tex)
        #expect(!text.isEmpty && !text.contains { "\\&$".contains($0) }, "\(name): \(formula.tex)")
        #expect(!shown(formula.tex, .ascii).contains("\\"), "\(name): \(formula.tex)")
        for command in formula.tex.matches(of: /\\([A-Za-z]+)/).map({ String($0.1) })
        where !functions.contains(command) {
          let words = text.split { !$0.isASCII || !$0.isLetter }
          #expect(!words.contains { $0 == command }, "\(name): \(formula.tex)")
        }
      }
    }
  }
  #expect(count > 300)
}
