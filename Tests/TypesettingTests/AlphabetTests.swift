import Testing
import Typesetting

/// What browsers no longer read of KaTeX's MathML.
struct AlphabetTests {
  private func set(_ tex: String) throws -> String {
    let text = try typesetter.mathML(tex: tex, display: true).get()
    return String(
      text.prefix(upTo: text.firstRange(of: "<annotation")?.lowerBound ?? text.endIndex))
  }

  @Test(arguments: [
    ("\\mathbb{CHNPQRZ}", "ℂℍℕℙℚℝℤ"), ("\\mathbb{A}", "𝔸"), ("\\mathbb{k}", "𝕜"), ("ℝ ℂ", "ℝℂ"),
    ("ℒ", "ℒ"),
    ("\\mathbf{h}", "𝐡"), ("\\mathbf{AZaz09}", "𝐀𝐙𝐚𝐳𝟎𝟗"), ("\\mathbf{\\Gamma\\Omega}", "𝚪𝛀"),
    ("\\boldsymbol{h}", "𝒉"), ("\\boldsymbol{\\alpha\\omega}", "𝜶𝝎"),
    ("\\boldsymbol{\\nabla}", "𝛁"),
    ("\\bm{x}", "𝒙"), ("\\mathcal{BEFHILMR}", "ℬℰℱℋℐℒℳℛ"), ("\\mathcal{AN}", "𝒜𝒩"),
    ("\\mathscr{D}", "𝒟"),
    ("\\mathfrak{CHIRZg}", "ℭℌℑℜℨ𝔤"), ("\\mathtt{ab1}", "𝚊𝚋𝟷"), ("\\mathsf{W2}", "𝖶𝟤"),
  ])
  func lettersAreCharactersOfTheirOwn(tex: String, letters: String) throws {
    let text = try set(tex)
    let shown = text.split(separator: "<").compactMap { $0.split(separator: ">").dropFirst().first }
    #expect(shown.joined() == letters, "\(text)")
    #expect(!text.contains("mathvariant=\"") || text.contains("mathvariant=\"normal\""))
  }

  @Test func wordsKeepTheirLetters() throws {
    #expect(try set("\\textbf{bold}").contains("<mtext class=\"text-bold\">bold</mtext>"))
    #expect(try set("\\mathrm{abc}").contains(">a</mi>"))
  }

  @Test(arguments: [
    ("\\boxed{a}", "<mrow class=\"enclosed box\">"),
    ("\\cancel{a}", "<mrow class=\"enclosed up-stroke\">"),
    ("\\xcancel{a}", "enclosed up-stroke down-stroke"), ("\\sout{a}", "enclosed stroke"),
    (
      "\\begin{array}{r|l}\\hline a&b\\\\\\hline c&d\\end{array}",
      "<mtd class=\"right below beside\">"
    ),
    ("\\begin{array}{r|l}\\hline a&b\\\\\\hline c&d\\end{array}", "enclosed top-side"),
    (
      "\\begin{array}{c:c}a&b\\\\\\hdashline c&d\\end{array}",
      "<mtd class=\"below below-dashed beside beside-dashed\">"
    ),
    (
      "\\begin{array}{lr}a&b\\\\c&d\\end{array}",
      "<mtd class=\"left\"><mi>a</mi></mtd><mtd class=\"right\">"
    ),
    ("\\xrightarrow{\\text{training}}", "<mo class=\"wide-5\" stretchy=\"false\">→</mo>"),
    (
      "a = b \\\\ c = d",
      "<mtable displaystyle=\"true\" rowspacing=\"0.25em\"><mtr><mtd><mrow><mi>a</mi>"
    ),
  ])
  func drawsWhatBrowsersLeaveOut(tex: String, part: String) throws {
    let text = try set(tex)
    #expect(text.contains(part), "\(text)")
    for name in ["<menclose", "minsize", "linebreak", " style="] { #expect(!text.contains(name)) }
  }

  @Test func equationsStayAsTheyAre() throws {
    let text = try set("\\begin{aligned}a&=b\\\\c&=d\\end{aligned}")
    #expect(text.contains("<mtable rowspacing=\"0.25em\" columnalign=\"right left\""))
    #expect(!text.contains("class="))
  }
}
