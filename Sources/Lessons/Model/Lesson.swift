/// A lesson as its author wrote it: the front matter, the blocks in order, and the cells among them.
package struct Lesson: Sendable {
  /// Relative to the course, with `/`: what diagnostics and reports show.
  package var path: String
  /// The whole file, its lines without their endings; line 1 is `lines[0]`.
  package var lines: [String]
  package var frontMatter: FrontMatter
  /// The line after the front matter's closing `---`; 1 where there is none.
  package var firstBodyLine: Int
  package var blocks: [Block]
  /// In the order in which they run. A `.cell` block holds an index into this.
  package var cells: [Cell]
  /// The tests of its exercises, in order. A `.test` block holds an index into this.
  package var tests: [ExerciseTest] = []
  /// Links and images in order, for `check(course:)`.
  package var references: [Reference]
  /// Where each of `frontMatter.data` stands.
  package var dataRanges: [SourceRange]
  /// Where each of `frontMatter.needs` stands.
  package var needsRanges: [SourceRange]
  /// The ids that headings were given, `{#id}`: where each stands, its braces included.
  package var headingIDs: [HeadingID]
  /// The formulas between dollars alone, `$x$`: where each stands, with its dollars.
  package var dollars: [SourceRange]
  /// Where footnotes are defined, and where the text refers to them.
  package var footnoteMarks: [FootnoteMark]
  /// What parsing found wrong, in the order of the lines. A lesson with errors here is shown and does
  /// not run. Checks return what they find, and add nothing here.
  package let diagnostics: [Diagnostic]

  package init(
    path: String, lines: [String], frontMatter: FrontMatter, firstBodyLine: Int,
    blocks: [Block], cells: [Cell], tests: [ExerciseTest] = [], references: [Reference] = [],
    dataRanges: [SourceRange] = [], needsRanges: [SourceRange] = [], headingIDs: [HeadingID] = [],
    dollars: [SourceRange] = [], footnoteMarks: [FootnoteMark] = [],
    diagnostics: [Diagnostic]
  ) {
    self.path = path
    self.lines = lines
    self.frontMatter = frontMatter
    self.firstBodyLine = firstBodyLine
    self.blocks = blocks
    self.cells = cells
    self.tests = tests
    self.references = references
    self.dataRanges = dataRanges
    self.needsRanges = needsRanges
    self.headingIDs = headingIDs
    self.dollars = dollars
    self.footnoteMarks = footnoteMarks
    self.diagnostics = diagnostics
  }
}
