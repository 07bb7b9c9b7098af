import Foundation
import Lessons
import Site
import Testing
import Weaving

/// What a build knows of lessons without parsing them, and what makes it look again.
struct UnparsedLessonTests {
  /// Longer than stamps of files take to settle.
  private static func settle() async throws {
    try await Task.sleep(for: .seconds(3.2))
  }

  @Test func whatSettledIsStillLookedAtWhenItChanges() async throws {
    let course = try TestCourse(["a": Text.plain, "b": "# B\n\nWords.\n"])
    try await course.build()
    try await Self.settle()
    // Now the stamps are remembered, and the next build reads nothing.
    #expect(try await course.build().kept == ["a.md", "b.md"])
    #expect(try await course.build().kept == ["a.md", "b.md"])
    // In place, of the same length, with the time of change put back: the entry's own time tells.
    let page = course.url("output/a.html")
    let text = try course.text("output/a.html")
    try Self.overwrite(page, with: text.replacing("Nothing", with: "Anythin"))
    #expect(try await course.build().written == ["output/a.html"])
    #expect(try course.text("output/a.html") == text)
    try Self.overwrite(course.url("lessons/b.md"), with: "# B\n\nWorms.\n")
    #expect(try await course.build().kept == ["a.md"])
    #expect(try course.text("output/b.html").contains("Worms"))
  }

  private static func overwrite(_ file: URL, with text: String) throws {
    let time = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]
    let handle = try FileHandle(forWritingTo: file)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
    if let time {
      try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: file.path)
    }
  }

  @Test func aHeadingThatGoesBreaksTheLinksOfLessonsThatDidNotChange() async throws {
    let course = try TestCourse([
      "a": "# A\n\nSee [there](b.md#there).\n", "b": "# B\n\n## There\n\nWords.\n",
    ])
    try await course.build()
    #expect(try await course.build().kept == ["a.md", "b.md"])
    try course.write("# B\n\n## Elsewhere\n\nWords.\n", to: "lessons/b.md")
    let log = try await course.build()
    #expect(log.kept == [])
    #expect(log.problems.map(\.rule) == [.missingHeading])
  }

  @Test func aLinkThatNowLeadsSomewhereIsSeen() async throws {
    let course = try TestCourse(["a": Text.plain])
    try await course.build()
    try course.write("# B\n\nSee [a](a.md).\n", to: "lessons/b.md")
    #expect(try await course.build().problems.isEmpty)
    try course.remove("lessons/a.md")
    #expect(try await course.build().problems.map(\.rule) == [.missingFile])
  }

  @Test func changedDataAreSeen() async throws {
    let course = try TestCourse(["a": "---\ndata: [d.csv]\n---\n# A\n\nWords.\n"])
    try course.write("1\n", to: "lessons/d.csv")
    try await course.build()
    #expect(try await course.build().kept == ["a.md"])
    try course.remove("lessons/d.csv")
    #expect(try await course.build().problems.map(\.rule) == [.missingData])
  }

  @Test func whatTheCoursesPageAsksForIsSeen() async throws {
    let course = try TestCourse(["index": "# C\n\nWords.\n", "a": Text.plain])
    try await course.build()
    try course.write("---\nunroll: 99.0\n---\n# C\n\nWords.\n", to: "lessons/index.md")
    #expect(
      Set(try await course.build().problems.map(\.file)) == ["lessons/a.md", "lessons/index.md"])
  }

  @Test func anotherProgramParsesAllLessonsAgain() async throws {
    let course = try TestCourse(["a": Text.plain])
    try course.write("one", to: "program")
    var place = course.place
    place.program = course.url("program").path
    try await course.build(in: place)
    let cards = try course.text("lessons/.unroll/lessons.json")
    try course.write("another", to: "program")
    try await course.build(in: place)
    #expect(try course.text("lessons/.unroll/lessons.json") != cards)
  }

  @Test(arguments: ["", "{", "{\"program\":\"\",\"cards\":{}}"])
  func aDamagedMemoryIsNone(_ text: String) async throws {
    let course = try TestCourse(["a": Text.plain])
    try await course.build()
    try course.write(text, to: "lessons/.unroll/lessons.json")
    #expect(try await course.build().kept == ["a.md"])
  }
}

/// `PageKeys` takes two courses of one shape for the same as far as lessons' pages go.
struct CourseShapeTests {
  @Test func whatIsTakenOutOfTheShapeIsOnNoLessonsPage() {
    func course(_ change: (inout CourseEntry) -> Void) -> Course {
      var entries = ["en/index.md", "en/a.md", "en/b.md", "en/c.md", "en/glossary.md"].enumerated()
        .map { index, path in
          CourseEntry(
            path: path, title: "T\(index)", order: index == 0 ? nil : index, summary: "One",
            part: "P", needs: path == "en/b.md" ? ["en/a.md"] : [], status: .unknown, cellCount: 1)
        }
      for index in entries.indices where entries[index].path != "en/b.md" {
        change(&entries[index])
      }
      return Course(entries: entries)
    }
    let one = course { _ in }
    let other = course {
      $0.summary = "Another"
      $0.minutes = 77
      $0.status = .failed
      $0.cellCount = 9
    }
    #expect(CourseShape(one) == CourseShape(other))
    #expect(one.facts(at: "en/b.md") == other.facts(at: "en/b.md"))
    #expect(one.facts(at: "en/print.html") == other.facts(at: "en/print.html"))
    let third = course { $0.title += "!" }
    #expect(CourseShape(one) != CourseShape(third))
    #expect(one.facts(at: "en/b.md") != third.facts(at: "en/b.md"))
  }
}
