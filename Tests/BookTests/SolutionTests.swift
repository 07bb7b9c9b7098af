import Testing

/// The chapter at the book's end.
struct SolutionTests {
  @Test func solutionsStandAtTheEnd() throws {
    let book = try expectSound(SampleCourse().book())
    #expect(try book.pages.last == "solutions.xhtml")
    let solutions = try book.page("solutions.xhtml")
    #expect(solutions.all("h1").map(\.text) == ["Solutions"])
    #expect(solutions.all("h2").map(\.text) == ["1 One cell", "2 Layers"])
    #expect(
      solutions.all("h3").map(\.text) == ["Solution to exercise 1.1", "Solution to exercise 2.1"])
    #expect(solutions.text.contains("let solved = 3"))
    for page in try book.pages where page != "solutions.xhtml" {
      let text = try book.page(page).text
      #expect(!text.contains("secret") && !text.contains("solved"), "\(page)")
    }
  }

  @Test func linksLeadForthAndBack() throws {
    let book = try expectSound(SampleCourse().book())
    let link = try #require(
      try book.page("02-layers.xhtml").all("a").first { $0.text == "Solution to exercise 2.1" })
    let heading = try #require(
      try book.page("solutions.xhtml").all("h3").first { $0.text == link.text })
    #expect(try link["href"] == "solutions.xhtml#" + #require(heading["id"]))
    let back = try book.page("solutions.xhtml").links(to: "02-layers.xhtml#exercise-1")
    #expect(back.map(\.text) == ["Back to exercise 2.1"])
    #expect(
      try book.page("solutions.xhtml").links(to: "01-cell.xhtml#ex-first").map(\.text)
        == ["Back to exercise 1.1"])
  }

  @Test func theirFiguresAreFoundWhereTheyAre() throws {
    let book = try expectSound(SampleCourse().book())
    let address = "solutions.xhtml#01-cell.fig-answer"
    #expect(try book.page("01-cell.xhtml").links(to: address).map(\.text) == ["Figure 1.S1"])
    #expect(try book.page("02-layers.xhtml").links(to: address).map(\.text) == ["its answer"])
    let captions = try book.page("solutions.xhtml").all("figcaption").map(\.text)
    #expect(captions == ["Figure 1.S1 It falls."])
  }

  @Test func hiddenSolutionsLeaveNoTrace() throws {
    let book = try expectSound(SampleCourse(hidden: true).book())
    #expect(try !book.pages.contains("solutions.xhtml"))
    for entry in book.entries where entry.name != "EPUB/style.css" {
      let text = String(decoding: entry.bytes, as: UTF8.self)
      for word in ["olution", "secret", "solved"] {
        #expect(!text.contains(word), "\(entry.name): \(word)")
      }
    }
    #expect(try book.page("01-cell.xhtml").all(withClass: "exercise").count == 1)
  }
}
