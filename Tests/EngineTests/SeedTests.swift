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

    /// Swift's own draws, each in the forms that lessons use.
    private let swiftDraws = """
      print(
        Int.random(in: 1...1_000_000), Int.random(in: 0..<1_000_000), UInt8.random(in: 0...255),
        Double.random(in: 0..<1), Float.random(in: -1...1), Bool.random())
      var names = ["a", "b", "c", "d", "e", "f", "g", "h"]
      names.shuffle()
      print(names, (0..<50).shuffled(), Set(0..<50).sorted().shuffled().prefix(3))
      print(names.randomElement()!, (1...1_000_000).randomElement()!, "hello".randomElement()!)
      var system = SystemRandomNumberGenerator()
      print(Int.random(in: 0..<1_000_000, using: &system))
      var own = Generator(seed: 3)
      print(names.sorted().shuffled(using: &own))
      func anyOf<Items: Collection>(_ items: Items) -> Items.Element? { items.randomElement() }
      func any<Number: FixedWidthInteger>(_: Number.Type) -> Number { .random(in: 0..<100) }
      print(anyOf(0..<1_000_000)!, any(Int.self), (0..<9).map { _ in Int.random(in: 0..<9) })
      """

    @Test func swiftsOwnDrawsFollowTheSeed() async throws {
      let course = CourseFolder()
      let text = lessonText(swiftDraws, swiftDraws, front: "seed: 7")
      let first = try await course.run(text, force: true).run
      #expect(first.statuses == [.passed, .passed], "\(first.diagnostics)")
      #expect(try await course.run(text, force: true).run == first)
      #expect(first.cells[0].printed != first.cells[1].printed)
      let other = try await course.run(lessonText(swiftDraws, front: "seed: 8")).run
      let (ours, theirs) = (first.cells[0].printed, other.cells[0].printed)
      let pairs = zip(ours.split(separator: "\n"), theirs.split(separator: "\n")).map { $0 == $1 }
      // The generator with a seed of its own is the only one that the lesson's does not move.
      #expect(pairs.filter { $0 }.count <= 1, "\(ours) \(theirs)")
      #expect(ours != theirs)
    }

    @Test func swiftsOwnDrawsAreThoseOfManualSeed() async throws {
      let course = CourseFolder()
      let lines = "manualSeed(5)\nprint(Int.random(in: 0..<1_000_000), rand(1).item)"
      let run = try await course.run(lessonText(lines, "_ = randn(7)\n" + lines)).run
      #expect(run.statuses == [.passed, .passed], "\(run.diagnostics)")
      #expect(run.cells[0].printed == run.cells[1].printed)
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
