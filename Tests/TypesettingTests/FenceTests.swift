import Testing
import Typesetting

private func set(_ tex: String) throws -> String {
  try typesetter.mathML(tex: tex, display: true).get()
}

@Test(arguments: [
  ("bmatrix", "square", "["), ("pmatrix", "round", "("), ("vmatrix", "bar", "∣"),
  ("Vmatrix", "bars", "∥"),
])
func drawsTheBracketsOfAMatrix(name: String, form: String, sign: String) throws {
  let text = try set("A = \\begin{\(name)} 1 & 2 \\\\ 3 & 4 \\end{\(name)}")
  #expect(text.contains("<mtable class=\"\(form)\""), "\(text)")
  // They stay for who has no style sheet.
  #expect(text.ranges(of: "<mo class=\"drawn\" fence=\"true\">").count == 2, "\(text)")
  #expect(text.contains(">\(sign)</mo><mtable"), "\(text)")
  // Nothing but the cells' own: no style that every cell has anyhow.
  #expect(text.contains("<mtd><mn>1</mn></mtd>"), "\(text)")
}

@Test func drawsAMatrixWithinAnother() throws {
  let text = try set(
    #"\begin{bmatrix} \begin{pmatrix} 1 \\ 2 \end{pmatrix} & \underset{[2]}{\begin{bmatrix} 3 \\ 4 \end{bmatrix}} \end{bmatrix}"#
  )
  #expect(text.ranges(of: "class=\"square\"").count == 2, "\(text)")
  #expect(text.ranges(of: "class=\"round\"").count == 1, "\(text)")
}

@Test func saysHowTallOtherFencesAre() throws {
  let cases = try set(#"f(x) = \begin{cases} 1 & x > 0 \\ 0 & x = 0 \\ -1 & x < 0 \end{cases}"#)
  #expect(cases.contains("<mo class=\"tall-3\" stretchy=\"false\""), "\(cases)")
  let fraction = try set(#"\left( \frac{a}{b} \right)^2"#)
  #expect(fraction.ranges(of: "<mo class=\"tall-2\" stretchy=\"false\"").count == 2, "\(fraction)")
  // What is one line tall is left to the browser, and so is what holds no fence.
  let flat = try set(#"\left( a + b \right) + f(x) + \frac{a}{b}"#)
  #expect(!flat.contains("tall"), "\(flat)")
}

@Test(arguments: [
  (#"\overline{a + b}"#, "mover", "over-line"), (#"\underline{a + b}"#, "munder", "under-line"),
  (#"\overbrace{a + b}^{n}"#, "mover", "over-brace"),
  (#"\underbrace{U x_t + b}_{\text{new}}"#, "munder", "under-brace"),
])
func drawsLinesOverAndUnderAPart(tex: String, element: String, form: String) throws {
  let text = try set("y = \(tex)")
  #expect(text.contains("<\(element) class=\"\(form)\""), "\(text)")
  // The sign stays for who has no style sheet; it alone is marked.
  #expect(text.ranges(of: "<mo class=\"drawn-line\" stretchy=\"true\">").count == 1, "\(text)")
  #expect(!(try set(#"\hat{y} + \bar{x} + \sum_{i}^{n} x_i"#)).contains("class="), "\(text)")
}
