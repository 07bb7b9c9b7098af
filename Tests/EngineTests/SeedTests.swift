import Engine
import Lessons
import Runs
import Testing

extension EngineTests {
  @Suite struct Seeds {
    private let draw = "print(randn(2)[0].item, randn(1)[0].item, randint(0, 100, [2]).shape)"

    @Test func theSameSeedGivesTheSameNumbersOnEachRun() async throws {
      let course = CourseFolder()
      let text = lessonText(draw, draw, front: "seed: 7")
      let first = try await course.run(text, force: true).run
      #expect(first.statuses == [.passed, .passed], "\(first.diagnostics)")
      #expect(try await course.run(text, force: true).run == first)
      #expect(first.cells[0].printed != first.cells[1].printed)
      let other = try await course.run(lessonText(draw, draw, front: "seed: 8")).run
      #expect(other.cells[0].printed != first.cells[0].printed)
    }

    @Test func aCellGoesOnInTheStreamWhereTheOneBeforeLeftIt() async throws {
      let course = CourseFolder()
      let two = try await course.run(lessonText(draw, draw)).run
      let one = try await course.run(lessonText("\(draw)\n\(draw)"), name: "one.md").run
      #expect(two.cells[0].printed + two.cells[1].printed == one.cells[0].printed)
    }

    @Test func aCellThatIsMeantToFailTakesNothingFromTheStream() async throws {
      let course = CourseFolder()
      let plain = try await course.run(lessonText(draw, draw)).run
      let broken = try await course.run(
        lessonText(draw, fence("{.fails}", "\(draw)\nfatalError()"), draw), name: "other.md"
      ).run
      #expect(broken.cells[2].printed == plain.cells[1].printed)
    }
  }
}
