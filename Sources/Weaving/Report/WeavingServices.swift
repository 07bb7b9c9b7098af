/// What weaving asks others for: formulas as MathML, code in colour, pictures as data. They are
/// closures, so that weaving needs no JavaScript and touches no file.
package struct WeavingServices {
  /// MathML of a formula; nil where the TeX is at fault, which is then shown as it was written.
  package var mathML: (_ tex: String, _ display: Bool) -> String?
  /// The code as HTML, in `<span class="hljs-…">` and text only; nil for plain text. What is
  /// anything else, or not this code, is not used.
  package var highlight: (_ code: String, _ language: String) -> String?
  /// A picture of the lesson as a `data:image/…` URL; nil where it is not to be had.
  package var imageData: (_ source: String) -> String?

  package init(
    mathML: @escaping (_ tex: String, _ display: Bool) -> String? = { _, _ in nil },
    highlight: @escaping (_ code: String, _ language: String) -> String? = { _, _ in nil },
    imageData: @escaping (_ source: String) -> String? = { _ in nil }
  ) {
    self.mathML = mathML
    self.highlight = highlight
    self.imageData = imageData
  }
}
