import Foundation
import Lessons
import Site
import Testing

struct CourseSearchTests {
  @Test func aCourseIsEveryLessonBelowItsFolderInOrder() throws {
    let course = try TestCourse([
      "b": "---\norder: 1\n---\n# B\n", "a": "---\norder: 2\n---\n# A\n", "en/c": Text.plain,
      "README": "# Notes\n", "_draft": "# Draft\n", ".hidden": "# Hidden\n",
      "_drafts/d": Text.plain,
    ])
    let site = try course.site()
    #expect(site.lessons.map(\.path) == ["b.md", "a.md", "en/c.md"])
    #expect(site.course.path == course.url("lessons").path)
    #expect(site.course.shown("a.md") == "lessons/a.md")
  }

  /// Else a course would grow with each build.
  @Test func pagesThatABuildMadeAreNoLessons() async throws {
    let course = try TestCourse()
    try course.write(Text.plain, to: "notes/a.md")
    for output in ["output", "site"] {
      let (site, selection) = try Site.find(["."], in: course.place(in: "notes"))
      #expect(site.lessons.map(\.path) == ["a.md"])
      try await site.build(selection, BuildOptions(output: output))
      #expect(course.files(in: "notes").contains("\(output)/a.md"))
    }
    #expect(try Site.find(["."], in: course.place(in: "notes")).site.lessons.count == 1)
  }

  @Test func pagesNeverGoWhereLessonsAre() async throws {
    let course = try TestCourse(["en/a": Text.plain, "en/index": "# Mine\n"])
    for output in ["lessons", "lessons/en"] {
      await #expect(throws: Failure.self) {
        try await course.site().build(.whole, BuildOptions(output: output))
      }
    }
    #expect(try course.text("lessons/en/index.md") == "# Mine\n")
    #expect(course.files().sorted() == ["lessons/en/a.md", "lessons/en/index.md"])
  }

  /// An answer goes by the lesson's name.
  @Test func lessonsWithExercisesHaveNamesOfTheirOwn() throws {
    let exercise = HostileAnswers.lesson
    let course = try TestCourse(["one/sums": exercise, "two/sums": exercise])
    #expect(throws: Failure.self) { try course.site().release(into: "out") }
    // The same lesson in another language is no other one, and a text without exercises is none.
    let twins = try TestCourse([
      "en/sums": exercise, "zh/sums": "---\nlang: zh\n---\n" + exercise, "en/more/index": "# A\n",
      "en/index": "# B\n", "zh/index": "---\nlang: zh\n---\n# C\n",
    ])
    #expect(try twins.site().release(into: "out").count == 5)
  }

  @Test func theFolderOfTheLessonsIsTheDefault() throws {
    let course = try TestCourse(["a": Text.plain])
    let (site, selection) = try Site.find([], in: course.place)
    #expect(site.lessons.map(\.path) == ["a.md"])
    #expect(selection == .whole)
  }

  @Test func aPartOfTheCourseKnowsTheWholeCourse() throws {
    let course = try TestCourse(["en/a": Text.plain, "en/b": Text.plain, "zh/a": Text.plain])
    let (site, selection) = try Site.find(["lessons/en"], in: course.place)
    #expect(site.lessons.map(\.path) == ["en/a.md", "en/b.md", "zh/a.md"])
    #expect(selection == .lessons(["en/a.md", "en/b.md"]))
    #expect(site.lessons(in: selection).map(\.path) == ["en/a.md", "en/b.md"])
    let all = try Site.find(["lessons/en", "lessons/zh"], in: course.place)
    #expect(all.selection == .whole)
  }

  @Test func aLessonOutsideOfACourseIsAlone() throws {
    let course = try TestCourse()
    try course.write(Text.plain, to: "a.md")
    try course.write(Text.plain, to: "b.md")
    let (site, selection) = try Site.find(["a.md"], in: course.place)
    #expect(site.lessons.map(\.path) == ["a.md"])
    #expect(selection == .lessons(["a.md"]))
  }

  @Test func pathsStartAtTheWorkplace() throws {
    let course = try TestCourse(["a": Text.plain])
    let place = course.place(in: "lessons")
    let (site, lesson) = try Site.find(lesson: "a.md", in: place)
    #expect(lesson.path == "a.md")
    #expect(site.course.shown("a.md") == "a.md")
    let elsewhere = Workplace(folder: "/")
    let found = try Site.find([course.url("lessons").path], in: elsewhere)
    #expect(found.site.course.shown("a.md") == String(course.url("lessons/a.md").path.dropFirst()))
  }

  @Test(arguments: [
    (["nowhere"], Failure.Kind.noSuchPath), (["lessons/a.md", "lessons"], .namedTwice),
    (["notes.txt"], .notALesson), (["empty"], .noLessons),
    (["lessons/a.md", "other/lessons/a.md"], .severalCourses),
  ])
  func saysInATypeWhatIsWrongWithPaths(_ paths: [String], _ kind: Failure.Kind) throws {
    let course = try TestCourse(["a": Text.plain])
    try course.write("mine", to: "notes.txt")
    try course.write("mine", to: "empty/notes.txt")
    try course.write(Text.plain, to: "other/lessons/a.md")
    let failure = #expect(throws: Failure.self) { try Site.find(paths, in: course.place) }
    #expect(failure?.kind == kind, "\(String(describing: failure))")
  }

  @Test func aFolderIsNoLesson() throws {
    let course = try TestCourse(["a": Text.plain])
    let failure = #expect(throws: Failure.self) {
      try Site.find(lesson: "lessons", in: course.place)
    }
    #expect(failure?.kind == .notALesson)
  }
}
