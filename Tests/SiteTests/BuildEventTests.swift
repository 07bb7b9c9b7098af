import Foundation
import Lessons
import Site
import Synchronization
import Testing

struct BuildEventTests {
  @Test(arguments: [1, 3, 16])
  func eventsComeInTheCoursesOrderWhateverTheJobs(_ jobs: Int) async throws {
    let names = (1...8).map { "lesson-\($0)" }
    let course = try TestCourse(
      Dictionary(
        uniqueKeysWithValues: names.map { name in
          // The first have the most to do, so that later ones are ready before them.
          let work = String(repeating: "A [link](\(name).md).\n\n", count: 400 / name.count)
          return (name, "# \(name)\n\n" + (name < "lesson-3" ? work : "Words.\n"))
        }))
    let options = BuildOptions(running: RunOptions(jobs: jobs))
    let log = try await course.build(.whole, options)
    #expect(
      log.events == names.flatMap { ["ran \($0).md", "finished \($0).md"] } + ["course"])
  }

  @Test func progressNamesEveryLessonOnce() async throws {
    let course = try TestCourse(["a": Text.plain, "b": Text.plain, "c": Text.plain])
    let started = Mutex<[Int: String]>([:])
    let ended = Mutex<[Int]>([])
    let isOver = Mutex(false)
    try await course.site().build(
      .whole, BuildOptions(running: RunOptions(jobs: 3)),
      progress: { progress in
        switch progress {
        case .sandbox(let name): #expect(!name.isEmpty)
        case .forgotten(let why), .cacheTrouble(let why): Issue.record("\(why)")
        case .started(let lessons): #expect(lessons == 3)
        case .lessonStarted(let lesson, let name, _): started.withLock { $0[lesson] = name }
        case .cell: break
        case .lessonEnded(let lesson): ended.withLock { $0.append(lesson) }
        case .ended: isOver.withLock { $0 = true }
        }
      })
    #expect(
      started.withLock { $0 } == [0: "lessons/a.md", 1: "lessons/b.md", 2: "lessons/c.md"])
    #expect(ended.withLock { $0.sorted() } == [0, 1, 2])
    #expect(isOver.withLock { $0 })
  }

  @Test func aSelectionMakesItsLessonsAndNoPageOfTheCourse() async throws {
    let course = try TestCourse(["a": Text.plain, "b": Text.plain])
    let log = try await course.build(.lessons(["b.md"]))
    #expect(log.events == ["ran b.md", "finished b.md"])
    #expect(course.files(in: "output") == ["b.html", "b.md"])
  }

  @Test func aListenerThatThrowsEndsTheBuildWithItsOwnError() async throws {
    struct Enough: Error {}
    let course = try TestCourse(["a": Text.plain, "b": Text.plain])
    let site = try course.site()
    await #expect(throws: Enough.self) {
      try await site.build { event in
        if case .lessonFinished(let result, _, _) = event, result.path == "a.md" { throw Enough() }
      }
    }
    // What was told of is there, and `clean` knows it.
    #expect(course.files(in: "output") == ["a.html", "a.md"])
    #expect(try Site.clean(in: course.place).removed.prefix(2) == ["output/a.html", "output/a.md"])
  }

  @Test func pagesOfLessonsThatAreGoneGoToo() async throws {
    let course = try TestCourse(["a": Text.plain, "en/b": Text.plain])
    try await course.build()
    try course.write("my own words", to: "output/en/b.md")
    try course.remove("lessons/en/b.md")
    #expect(try await course.build(.lessons(["a.md"])).events == ["ran a.md", "finished a.md"])
    #expect(course.files(in: "output").contains("en/b.html"))
    let log = try await course.build()
    #expect(
      log.events == [
        "ran a.md", "finished a.md", "course", "removed output/en/b.html", "kept output/en/b.md",
      ])
    #expect(try course.text("output/en/b.md") == "my own words")
    #expect(!course.files(in: "output").contains("en/b.html"))
  }

  /// What checks find is shown on the page, and the lesson stays what its author wrote.
  @Test func findingsStandBesideTheLesson() async throws {
    let course = try TestCourse(["a": "# A\n\n[gone](nowhere.md)\n"])
    let site = try course.site()
    var results: [LessonResult] = []
    try await site.build { event in
      if case .lessonFinished(let result, _, _) = event { results.append(result) }
    }
    let result = try #require(results.first)
    #expect(result.lesson.diagnostics == [])
    #expect(result.findings.map(\.file) == ["a.md"])
    #expect(result.problems.map(\.file) == ["lessons/a.md"])
    #expect(result.verdict(strict: false) == .failedItsCheck)
    #expect(try course.text("output/a.html").contains("nowhere.md"))
    #expect(try course.text("output/a.html").contains(result.findings[0].message.prefix(13)))
  }

  @Test func aCellThatFailsIsAVerdictAndNoFailure() async throws {
    let course = try TestCourse(["a": "# A\n\n```swift\nlet none = [Int]()[0]\n```\n"])
    var verdicts: [Verdict] = []
    try await course.site().build { event in
      if case .lessonFinished(let result, _, _) = event {
        verdicts.append(result.verdict(strict: false))
      }
    }
    #expect(verdicts == [.failedInCell(0, of: 1, line: 4)])
  }
}
