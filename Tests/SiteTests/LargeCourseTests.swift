import Foundation
import Site
import Testing
import Weaving

/// A course that is too large for one page that holds all of it.
struct LargeCourseTests {
  private static func lesson(_ number: Int, of count: Int) -> String {
    """
    ---
    title: Lesson \(number)
    order: \(number)
    part: Part \((number - 1) / 20 + 1)
    ---

    # Lesson \(number)

    ## Where it leads

    Word\(number) is here. See [another](\(name(count - number + 1)).md#where-it-leads).

    """
  }

  private static func name(_ number: Int) -> String { "lesson-\(number)" }

  private static func course(_ count: Int) throws -> TestCourse {
    let course = try TestCourse(["en/index": "# A course\n\nIts [first lesson](lesson-1.md).\n"])
    for number in 1...count {
      try course.write(lesson(number, of: count), to: "lessons/en/\(name(number)).md")
    }
    return course
  }

  /// The bytes of every page, by path.
  private static func pages(of course: TestCourse, in folder: String = "output") throws
    -> [String: Data]
  {
    var pages: [String: Data] = [:]
    for file in course.files(in: folder) {
      pages[file] = try Data(contentsOf: course.url("\(folder)/\(file)"))
    }
    return pages
  }

  @Test func itIsSearchedAndPrintedByItsParts() async throws {
    let course = try Self.course(45)
    let log = try await course.build()
    #expect(log.problems.isEmpty)
    let files = course.files(in: "output/en").filter {
      $0.hasPrefix("print") || $0.hasPrefix("search")
    }
    #expect(
      files == [
        "print-1.html", "print-2.html", "print-3.html", "print.html", "search-1.js", "search-2.js",
        "search-3.js", "search.html",
      ])
    let second = try course.text("output/en/print-2.html")
    #expect(second.contains("id=\"lesson-21.where-it-leads\""))
    #expect(!second.contains("Word20 ") && !second.contains("Word41 "))
    // To a lesson of another document, and to one of its own.
    #expect(second.contains("href=\"print-1.html#lesson-20.where-it-leads\""))
    #expect(second.contains("href=\"#lesson-24.where-it-leads\""))
    let contents = try course.text("output/en/print.html")
    #expect(contents.contains("href=\"print-3.html#lesson-45\""))
    let data = try course.text("output/en/search-2.js")
    #expect(data.hasPrefix("sectionsOf(2, ") && data.contains("Word40 is here"))
    let search = try course.text("output/en/search.html")
    #expect(search.contains("data-portions=\"3\"") && !search.contains("Word40"))
    #expect(search.contains("strict-dynamic"))
  }

  @Test func aSmallCourseIsOneDocument() async throws {
    let course = try Self.course(30)
    try await course.build()
    let files = course.files(in: "output/en")
    #expect(!files.contains { $0.hasPrefix("print-") || $0.hasPrefix("search-") })
    #expect(try course.text("output/en/print.html").contains("id=\"lesson-30.where-it-leads\""))
    let search = try course.text("output/en/search.html")
    #expect(search.contains("Word30 is here") && !search.contains("strict-dynamic"))
  }

  @Test func anEditedSentenceMakesItsPagesAndNoOthers() async throws {
    let course = try Self.course(45)
    try await course.build()
    let path = "lessons/en/lesson-23.md"
    try course.write(
      try course.text(path).replacing("is here", with: "is there"), to: path)
    let log = try await course.build()
    #expect(
      Set(log.written) == [
        "output/en/lesson-23.html", "output/en/lesson-23.md", "output/en/print-2.html",
        "output/en/search-2.js",
      ])
    var options = BuildOptions(output: course.url("fresh").path)
    options.running.jobs = 1
    try await course.build(.whole, options)
    #expect(try Self.pages(of: course) == Self.pages(of: course, in: "fresh"))
  }

  @Test func aPageOfAPartThatSomebodyTouchedIsMadeAgain() async throws {
    let course = try Self.course(45)
    try await course.build()
    let pages = try Self.pages(of: course)
    try course.write("mine", to: "output/en/print-2.html")
    try course.remove("output/en/search-3.js")
    let log = try await course.build()
    #expect(Set(log.written) == ["output/en/print-2.html", "output/en/search-3.js"])
    #expect(try Self.pages(of: course) == pages)
  }

  @Test func whatAPartNoLongerMakesIsRemoved() async throws {
    let course = try Self.course(45)
    try await course.build()
    for number in 29...45 { try course.remove("lessons/en/\(Self.name(number)).md") }
    for number in 1...28 {
      try course.write(Self.lesson(number, of: 28), to: "lessons/en/\(Self.name(number)).md")
    }
    let log = try await course.build()
    #expect(log.events.contains("removed output/en/print-2.html"))
    #expect(log.events.contains("removed output/en/search-3.js"))
    try await course.build(.whole, BuildOptions(output: course.url("fresh").path))
    #expect(try Self.pages(of: course) == Self.pages(of: course, in: "fresh"))
  }

  @Test func aLessonWithTheNameOfAPartsPageIsRefused() async throws {
    let course = try Self.course(45)
    try course.write("# A\n", to: "lessons/en/print-2.md")
    await #expect(throws: Failure.self) { try await course.build() }
    let small = try Self.course(3)
    try small.write("# A\n", to: "lessons/en/print-2.md")
    try await small.build()
  }
}
