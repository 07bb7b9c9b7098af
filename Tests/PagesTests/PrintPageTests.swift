import Figures
import Lessons
import Pages
import Runs
import Testing
import Weaving

struct PrintPageTests {
  @Test func allOfACourseIsOneDocument() throws {
    let page = try expectSound(SampleSite.print(0))
    #expect(
      page.all(withClass: "chapter").map { $0.attributes["id"] } == [
        "index", "01-cell", "02-layers", "03-race", "glossary", "extra",
      ])
    #expect(page.all("h1").map(\.text) == ["Networks that remember"])
    let contents = try #require(page.all(withClass: "course-contents").first)
    #expect(
      contents.all("a").map { $0.attributes["href"] } == [
        "#01-cell", "#02-layers", "#03-race", "#glossary", "#extra",
      ])
  }

  @Test func linksLeadWithinTheDocument() throws {
    let page = try expectSound(SampleSite.print(0))
    let links = page.all(withClass: "chapter").flatMap { $0.all("a") }
      .compactMap { $0.attributes["href"] }
    #expect(links.contains("#glossary.hidden-state"))
    #expect(links.contains("#02-layers.depth"))
    #expect(links.contains("#01-cell.a-step"))
    #expect(links.contains("#01-cell.fig-sizes"))
    // Nothing leads out but what is not in it.
    #expect(
      links.filter { !$0.hasPrefix("#") } == ["search.html", "https://example.org/"])
  }

  @Test func figuresBearTheLessonsNumber() throws {
    let page = try expectSound(SampleSite.print(0))
    #expect(page.all("figcaption").map(\.text) == ["Figure 1.1 Sizes."])
    #expect(page.all(withClass: "reference").map(\.text) == ["Figure 1.1", "Equation 1.1"])
  }

  @Test func drawingsOfLessonsThatBeginWithADigitHaveNamesOfTheirOwn() throws {
    let plot = Figure(
      .plot(.init(.lines([.init("loss", y: [3, 2, 1])]), xAxis: .init("x"), yAxis: .init("y"))))
    let lessons = ["index.md", "01-a.md", "02-b.md"].map { path in
      Sample.parse("# A\n\n```swift\nplot(losses)\n```\n", path: path)
    }
    let run = Run(cells: [CellResult(status: .passed, figures: [plot])])
    let course = Course(
      entries: lessons.map { CourseEntry(path: $0.path, lesson: $0, run: run) })
    let edition = try #require(course.editions.first)
    let page = try expectSound(
      PrintPage(
        edition, course: course,
        reports: lessons.map { Report($0, run, course: course, services: Sample.services) }
      ).html())
    #expect(page.all("svg").count == 3)
  }

  @Test func foldedCodeIsOpenOnPaper() throws {
    let lesson = Sample.parse(
      "# A\n\n```swift {.folded}\nlet x = 1\n```\n", path: "index.md")
    let course = Course(
      entries: [CourseEntry(path: "index.md", lesson: lesson, run: SampleSite.passing(lesson))])
    let edition = try #require(course.editions.first)
    let page = try expectSound(
      PrintPage(
        edition, course: course,
        reports: [
          Report(lesson, SampleSite.passing(lesson), course: course, services: Sample.services)
        ]
      ).html())
    #expect(page.all("details").map { $0.attributes["open"] } == [""])
  }
}
