import Lessons
import Runs
import Site
import Testing

/// A lesson that asks for newer tools than there are does not run, and says so.
struct VersionTests {
  private static func lesson(_ front: String = "") -> String {
    "---\n\(front)\n---\n\n# A\n\n```swift\nlet x = 2 + 2\n```\n"
  }

  private func results(of course: TestCourse) async throws -> [String: LessonResult] {
    var results: [String: LessonResult] = [:]
    try await course.site().build { event in
      if case .lessonFinished(let result, _, _) = event { results[result.path] = result }
    }
    return results
  }

  @Test(arguments: ["unroll: 99.1", "swift: 99"])
  func aLessonThatAsksForMoreDoesNotRun(_ front: String) async throws {
    let course = try TestCourse(["a": Self.lesson(front), "b": Self.lesson("unroll: 0.2")])
    let results = try await results(of: course)
    #expect(results["b.md"]?.failed(strict: true) == false)
    let result = try #require(results["a.md"])
    #expect(result.run.cells.map(\.status) == [.notRun])
    #expect(result.problems.map(\.rule) == [.tooOld])
    #expect(result.problems.first?.file == "lessons/a.md")
    #expect(result.problems.first?.range.start.line == 2)
    // Its page says it too.
    #expect(try course.text("output/a.html").contains("99"))
  }

  @Test func aCoursesPageAsksForAllOfItsLessons() async throws {
    let course = try TestCourse([
      "index": Self.lesson(), "part/a": Self.lesson(), "b": Self.lesson(),
    ])
    #expect(try await results(of: course).values.allSatisfy { !$0.failed(strict: true) })
    // Pages that an earlier build made do not hide what is asked for now.
    try course.write(Self.lesson("title: A\nunroll: \">=99\""), to: "lessons/index.md")
    let results = try await results(of: course)
    for path in ["index.md", "part/a.md", "b.md"] {
      let result = try #require(results[path])
      #expect(result.problems.map(\.rule) == [.tooOld], "\(path)")
      #expect(result.run.cells.map(\.status) == [.notRun])
    }
    #expect(results["index.md"]?.problems.first?.range.start.line == 3)
    #expect(results["part/a.md"]?.problems.first?.message.contains("`../index.md:3`") == true)
    // Nothing of it is remembered.
    try course.write(Self.lesson(), to: "lessons/index.md")
    #expect(try await self.results(of: course).values.allSatisfy { !$0.failed(strict: true) })
  }

  @Test func checksAndRunsSayItOnce() async throws {
    let course = try TestCourse(["index": Self.lesson("swift: 99"), "a": Self.lesson()])
    var problems: [Diagnostic] = []
    try await course.site().check { event in
      if case .lessonFinished(let result, _, _) = event { problems += result.problems }
    }
    #expect(problems.map(\.rule) == [.tooOld, .tooOld])
    let (site, file) = try Site.find(lesson: "lessons/a.md", in: course.place)
    let result = try await site.run(file)
    #expect(result.problems.map(\.rule) == [.tooOld])
  }

  @Test func doctorSaysWhatTheCourseAsksFor() async throws {
    let course = try TestCourse(["index": Self.lesson("unroll: 99")])
    let findings = await Site.examine(course.place)
    let finding = try #require(findings.first { $0.name == "The course here" })
    #expect(!finding.isWell)
    #expect(finding.detail.contains("lessons/index.md:2: this lesson needs Unroll 99 or newer"))
    try course.write(Self.lesson(), to: "lessons/index.md")
    #expect(await Site.examine(course.place).allSatisfy(\.isWell))
  }
}
