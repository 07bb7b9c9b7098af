import Foundation
import Lessons
import Site
import Testing

/// Whatever is not a lesson's fault is thrown as a `Failure`, and says of which kind it is.
struct FailureTests {
  private func failure(of course: TestCourse, _ options: BuildOptions) async throws -> Failure? {
    let site = try course.site()
    return await #expect(throws: Failure.self) { try await site.build(.whole, options) }
  }

  @Test func pagesMayNotOverwriteLessons() async throws {
    let course = try TestCourse(["a": Text.plain])
    let failure = try await failure(of: course, BuildOptions(output: "lessons"))
    #expect(failure?.kind == .outputHoldsLessons)
    #expect(course.files(in: "lessons").filter { $0.hasSuffix(".md") } == ["a.md"])
  }

  @Test func aPageThatCannotBeWritten() async throws {
    let course = try TestCourse(["a": Text.plain])
    try course.write("in the way", to: "output/a.html/file")
    let failure = try await failure(of: course, BuildOptions())
    #expect(failure?.kind == .unwritable)
    #expect(failure?.message.hasPrefix("output/a.html: cannot be written: ") == true)
    #expect(course.files(in: "output") == ["a.html/file"])
  }

  @Test func aNameOfTheCoursesOwnPages() async throws {
    let course = try TestCourse(["en/index": Text.plain, "en/search": Text.plain])
    #expect(try await failure(of: course, BuildOptions())?.kind == .reservedName)
  }

  @Test func aCompilerThatIsNotThere() async throws {
    let course = try TestCourse(["a": Text.cell])
    var place = course.place
    place.environment["UNROLL_SWIFTC"] = course.url("no/swiftc").path
    let site = try Site(course: "lessons", in: place)
    let failure = await #expect(throws: Failure.self) { try await site.build() }
    #expect(failure?.kind == .notInstalled)
    #expect(failure?.mend != nil)
  }

  @Test func checkedPagesThatAreNotThere() async throws {
    let course = try TestCourse(["a": Text.plain])
    let site = try course.site()
    let options = CheckOptions(output: "nowhere", requiresOutput: true)
    let failure = await #expect(throws: Failure.self) { try await site.check(.whole, options) }
    #expect(failure?.kind == .noSuchPath)
    // Nobody named a folder: pages are not looked at.
    try await site.check()
  }

  @Test(arguments: [
    (" \n", nil, Failure.Kind.unusableTitle), ("two\nlines", nil, .unusableTitle),
    ("!?", nil, .unusableTitle), ("A", "e n", .unusableLanguage), ("There", nil, .alreadyThere),
  ])
  func aLessonThatCannotBegin(_ title: String, _ lang: String?, _ kind: Failure.Kind) throws {
    let course = try TestCourse(["there": Text.plain])
    let failure = #expect(throws: Failure.self) {
      try Site.newLesson(title: title, lang: lang, at: course.place)
    }
    #expect(failure?.kind == kind)
    #expect(course.files() == ["lessons/there.md"])
  }
}
