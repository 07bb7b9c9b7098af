import Foundation
import Lessons
import Site
import Testing

struct CleanTests {
  @Test func whatWasMadeBelowTheFolderGoesAndNothingElse() async throws {
    let course = try TestCourse(["a": Text.plain, "en/b": Text.plain])
    try course.write("mine", to: "output/notes.txt")
    let before = course.files()
    try await course.build()
    try await course.build(.whole, BuildOptions(output: "site/pages"))
    let result = try Site.clean(in: course.place)
    #expect(course.files() == before)
    #expect(result.elsewhere == [])
    #expect(result.removed.contains("site/pages/en/b.html"))
    #expect(result.removed.last == "lessons/.unroll")
    #expect(try Site.clean(in: course.place).removed == [])
  }

  @Test func noEmptyFolderIsLeft() async throws {
    let course = try TestCourse(["en/deep/a": Text.plain])
    try course.write("mine", to: "site/mine.txt")
    for output in ["output", "site/pages"] {
      try await course.build(.lessons(["en/deep/a.md"]), BuildOptions(output: output))
    }
    _ = try Site.clean(in: course.place)
    let left = FileManager.default.enumerator(atPath: course.folder.path)?.allObjects as? [String]
    #expect(
      left?.sorted() == [
        "lessons", "lessons/en", "lessons/en/deep", "lessons/en/deep/a.md", "site", "site/mine.txt",
      ])
  }

  @Test func anOutputFolderElsewhereIsNamedAndStays() async throws {
    let course = try TestCourse(["a": Text.plain])
    let elsewhere = try TestCourse()
    try await course.build()
    try await course.build(.whole, BuildOptions(output: elsewhere.folder.path))
    let pages = elsewhere.files()
    #expect(pages.count == 4)

    let result = try Site.clean(in: course.place)
    #expect(elsewhere.files() == pages)
    #expect(result.elsewhere.map(\.path) == [elsewhere.folder.path])
    #expect(result.elsewhere.map(\.pages) == [4])
    #expect(course.files(in: "output") == [])
    // Only what is known of the pages elsewhere is left of the cache.
    #expect(course.files() == ["lessons/.unroll/pages", "lessons/a.md"])
    #expect(try Site.clean(in: course.place).elsewhere == result.elsewhere)

    let named = try Site.clean(output: elsewhere.folder.path, in: course.place)
    #expect(named.elsewhere == [])
    #expect(named.removed.count == 5)
    #expect(elsewhere.files() == [])
    #expect(course.files() == ["lessons/a.md"])
  }

  @Test func aFolderStandsForTheLessonsInIt() async throws {
    let course = try TestCourse(["a": Text.plain])
    try await course.build()
    let above = Workplace(folder: course.folder.deletingLastPathComponent().path)
    let name = course.folder.lastPathComponent
    let result = try Site.clean(name, in: above)
    #expect(result.course == "\(name)/lessons")
    #expect(result.removed.contains("\(name)/output/a.html"))
    #expect(course.files() == ["lessons/a.md"])
  }

  @Test func aCourseMayHaveAnyName() async throws {
    let course = try TestCourse()
    try course.write(Text.plain, to: "course/a.md")
    try course.write(Text.plain, to: "course/lessons/b.md")
    try await Site(course: "course", in: course.place).build()
    #expect(course.files(in: "output").contains("lessons/b.html"))
    let result = try Site.clean("course", in: course.place)
    #expect(result.course == "course")
    #expect(course.files() == ["course/a.md", "course/lessons/b.md"])
  }

  @Test func aPageThatSomebodyEditedStays() async throws {
    let course = try TestCourse(["a": Text.plain])
    try await course.build()
    try course.write("my own words", to: "output/a.md")
    #expect(try Site.clean(in: course.place).kept == ["output/a.md"])
    #expect(course.files() == ["lessons/a.md", "output/a.md"])
  }

  @Test func noFolderIsAFailure() throws {
    let course = try TestCourse()
    let failure = #expect(throws: Failure.self) { try Site.clean("nowhere", in: course.place) }
    #expect(failure?.kind == .noSuchPath)
  }
}
