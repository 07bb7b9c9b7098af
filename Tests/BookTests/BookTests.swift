import Book
import Testing
import Weaving

struct BookTests {
  @Test func allOfAnEditionIsOneBook() throws {
    let sample = SampleCourse()
    let book = try expectSound(sample.book())
    #expect(
      try book.pages == [
        "cover.xhtml", "contents.xhtml", "index.xhtml", "01-cell.xhtml", "02-layers.xhtml",
        "glossary.xhtml", "contents-2.xhtml", "solutions.xhtml",
      ])
    #expect(sample.page()?.path == "en/book.epub")
    #expect(BookFormat().pages(of: sample.course.editions[0], in: sample.course, []).isEmpty)
  }

  @Test func theSameCourseIsTheSameBytes() {
    #expect(SampleCourse().book() == SampleCourse().book())
  }

  @Test func readersLearnWhatItIs() throws {
    let package = try expectSound(SampleCourse().book(modified: 1_700_000_000)).package
    #expect(package.all("dc:title").map(\.text) == ["Networks & memory"])
    #expect(package.all("dc:language").map(\.text) == ["en"])
    #expect(package.all("dc:description").map(\.text) == ["Two lessons <of many>."])
    func metas(_ property: String) -> [String] {
      package.all("meta").filter { $0["property"] == property }.map(\.text)
    }
    #expect(metas("dcterms:modified") == ["2023-11-14T22:13:20Z"])
    #expect(metas("schema:accessMode") == ["textual", "visual"])
    #expect(metas("schema:accessibilityFeature").contains("MathML"))
    #expect(metas("schema:accessibilityHazard") == ["none"])
    #expect(metas("schema:accessibilitySummary").count == 1)
    let covers = package.all("item").filter { $0["properties"] == "cover-image" }
    #expect(covers.map { $0["href"] } == ["cover.svg"])
  }

  @Test func aBookKeepsItsNameWhileItsTextChanges() throws {
    func name(_ sample: SampleCourse, without path: String? = nil) throws -> String? {
      try OpenedBook(sample.book(without: path)).package.all("dc:identifier").first?.text
    }
    let own = try #require(try name(SampleCourse()))
    #expect(try name(SampleCourse(), without: "en/02-layers.md") == own)
    #expect(try name(SampleCourse(SampleCourse.chinese)) != own)
    #expect(
      own.wholeMatch(
        of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
  }

  @Test func theContentsHavePartsLessonsAndSections() throws {
    let contents = try expectSound(SampleCourse().book()).page("contents.xhtml")
    let navigation = try #require(contents.all("nav").first { $0["epub:type"] == "toc" })
    #expect(navigation.all("span").map(\.text) == ["The cell", "The layer", "Reference"])
    #expect(
      navigation.all("a").map(\.text) == [
        "Networks & memory", "1 One cell", "A step", "2 Layers", "Depth", "Glossary",
        "What is in it", "Solutions",
      ])
  }

  @Test func linksLeadWithinTheBook() throws {
    let book = try expectSound(SampleCourse().book())
    let cell = try book.page("01-cell.xhtml")
    #expect(cell.links(to: "02-layers.xhtml#depth").map(\.text) == ["how deep"])
    #expect(cell.links(to: "#fig-sizes").map(\.text) == ["Figure 1.1", "Figure 1.1"])
    let term = try #require(cell.all(withClass: "term").first)
    #expect(term["href"] == "glossary.xhtml#hidden-state")
    #expect(term["title"] == "What a cell carries.")
    // What it builds on.
    let layers = try book.page("02-layers.xhtml")
    #expect(layers.links(to: "01-cell.xhtml").map(\.text) == ["One cell"])
    #expect(layers.links(to: "01-cell.xhtml#a-step").map(\.text) == ["one cell"])
  }

  @Test func whatIsNotInTheBookIsTextOrOnTheWeb() throws {
    let index = try expectSound(SampleCourse().book()).page("index.xhtml")
    #expect(index.text.contains("search,\nread Chinese or the data."))
    #expect(index.all("a").compactMap { $0["href"] } == ["01-cell.xhtml", "glossary.xhtml"])

    let known = SampleCourse(baseURL: "https://example.org/course")
    let published = try expectSound(known.book()).page("index.xhtml")
    #expect(
      published.all("a").compactMap { $0["href"] } == [
        "01-cell.xhtml", "glossary.xhtml", "https://example.org/course/en/search.html",
        "https://example.org/course/zh/index.html",
      ])
    let web = try expectSound(SampleCourse().book()).page("01-cell.xhtml")
    #expect(web.links(to: "https://example.org/a%20b").count == 1)
    #expect(web.links(to: "https://example.org/100%25").count == 1)
    #expect(web.text.contains("none.") && web.links(to: "http://[").isEmpty)
  }

  @Test func aLessonThatIsNotThereIsNotLinkedTo() throws {
    let book = try expectSound(SampleCourse().book(without: "en/01-cell.md"))
    #expect(try book.page("02-layers.xhtml").text.contains("as in one cell and its answer."))
    #expect(try !book.page("contents.xhtml").text.contains("One cell"))
  }

  @Test func picturesAreFilesOfTheBook() throws {
    let book = try expectSound(SampleCourse().book())
    let cell = try book.page("01-cell.xhtml")
    let picture = try #require(cell.all("img").first)
    #expect(cell.all("img").count == 1)
    #expect(picture["alt"] == "A cell")
    let source = try #require(picture["src"])
    #expect(source.hasPrefix("picture-") && source.hasSuffix(".png"))
    #expect(
      book.entries.first { $0.name == "EPUB/" + source }?.bytes.starts(with: [0x89, 0x50]) == true)
    // Not every reading system knows the newer kinds.
    #expect(cell.text.contains("Too new"))
  }

  @Test func formulasHaveTheirTeXForThoseWithoutMathML() throws {
    let cell = try expectSound(SampleCourse().book()).page("01-cell.xhtml")
    #expect(cell.all("math").map { $0["alttext"] } == ["h_t"])
  }

  @Test func rawHTMLIsItsText() throws {
    let layers = try expectSound(SampleCourse().book()).page("02-layers.xhtml")
    #expect(layers.all("p").map(\.text).contains("raw & ready 1 < 2\n"))
    #expect(layers.text.contains("Some boldtext") && layers.all("br").count == 1)
    #expect(layers.all("b").isEmpty)
  }

  @Test func foldedCodeIsOpen() throws {
    let layers = try expectSound(SampleCourse().book()).page("02-layers.xhtml")
    #expect(layers.all("details").map { $0["open"] } == [""])
  }

  @Test func namesInChineseAreNamesForAnyReader() throws {
    let book = try expectSound(SampleCourse(SampleCourse.chinese).book())
    let file = "u5faau73af-u5355u5143.xhtml"
    #expect(try book.pages == ["cover.xhtml", "contents.xhtml", "index.xhtml", file])
    #expect(try book.page("index.xhtml").links(to: file + "#一步").count == 1)
    #expect(try book.page(file)["xml:lang"] == "zh-Hans")
    #expect(book.entries.allSatisfy { $0.flags == 0 })
    #expect(try book.page(file).all(withClass: "dotted").map(\.text) == ["都相同"])
  }

  @Test func aLongTitleStaysOnTheCover() throws {
    let cover = try expectSound(SampleCourse(SampleCourse.chinese).book()).xml("EPUB/cover.svg")
    let lines = cover.all("text").map(\.text)
    #expect(lines.joined() == "会记忆的网络，以及它们在每一步从前一步带来的东西")
    #expect(lines.count > 2 && lines.allSatisfy { $0.count <= 9 })
    #expect(cover.all("title").map(\.text) == [lines.joined()])
  }

  @Test func coloursAreThereWithoutVariables() throws {
    let style = try expectSound(SampleCourse().book()).text("EPUB/style.css")
    let (day, night) = try {
      let parts = style.split(separator: "@media (prefers-color-scheme: dark)", maxSplits: 1)
      return (try #require(parts.first), try #require(parts.last))
    }()
    #expect(day.contains(".figure-svg .line.series-1 { stroke: #1f5fbf; }"))
    #expect(night.contains(".figure-svg .line.series-1 { stroke: #7fb2ff; }"))
    #expect(day.contains("pre .keyword { color: #8b2a5e; font-weight: bold; }"))
    #expect(night.contains("pre .keyword { color: #e59cc0; font-weight: bold; }"))
    #expect(night.contains("mtable.square, mtable.round, mtable.bar, mtable.bars {"))
  }
}
