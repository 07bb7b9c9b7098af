import Engine
import Lessons
import Runs
import Testing

extension EngineTests {
  /// A claim that fails is reported where its `check` stands.
  @Suite struct ClaimPlaces {
    /// `line:column` of each problem.
    private func places(_ run: Run) -> [String] {
      run.diagnostics.map { "\($0.range.start.line):\($0.range.start.column)" }
    }

    /// The code starts in line 4.
    @Test(arguments: [
      ("let a = 1\nlet b = 2\ncheck(\"a is b\", a, ==, b)\nlet c = 3", ["6:1"]),
      ("for i in 1...3 {\n  check(\"one\", i, ==, 1)\n}", ["5:3"]),
      ("func f() -> Figure {\n  let x = 2\n  return check(\"one\", x, ==, 1)\n}\nf()", ["6:10"]),
      ("let both = [1, 2].map { n in\n  check(\"one\", n, ==, 1)\n}", ["5:3"]),
      ("group([\n  check(\"one\", 1, ==, 1),\n  check(\"two\", 1, ==, 2),\n])", ["6:3"]),
      ("check(\"a\", 1, ==, 2); check(\"b\", 1, ==, 2)", ["4:1", "4:23"]),
      ("_ = check(\"unseen\", 1, ==, 2)", ["4:5"]),
      ("/* 长 */ check(\"near\", 1.0, equals: 1.2, within: 0.1)", ["4:9"]),
      ("check(\"body\") {\n  1 == 2\n}", ["4:1"]),
      ("let claims = [\n  \"three\": check(\n    \"three\", 3, ==, 4)\n]", ["5:12"]),
    ])
    func isThatOfTheCheck(_ code: String, _ expected: [String]) async throws {
      let course = CourseFolder()
      let text = lessonText(code)
      for _ in 1...2 {
        // The second time from the cache.
        let run = try await course.run(text).run
        #expect(run.statuses == [.failed])
        #expect(places(run) == expected, "\(run.diagnostics)")
      }
    }

    @Test func aLoopSaysItOnce() async throws {
      let run = try await CourseFolder().run(
        lessonText("for i in 1...300 {\n  check(\"small\", i, <, 200)\n}")
      ).run
      #expect(run.diagnostics.count == 1)
      let hint = try #require(run.diagnostics.first?.hint)
      #expect(hint.contains("left:  200; right: 200"), "\(hint)")
      #expect(hint.contains("times, first like this"), "\(hint)")
    }

    @Test func aFunctionOfAnEarlierCellNamesItsCaller() async throws {
      let run = try await CourseFolder().run(
        lessonText("func small(_ n: Int) -> Figure {\n  check(\"small\", n, <, 5)\n}", "small(7)")
      ).run
      #expect(run.statuses == [.passed, .failed])
      #expect(places(run) == ["5:3"])
      #expect(run.diagnostics.first?.caller == 12)
    }

    @Test(arguments: ["small(7)", "let shown = small(7)", "unshown(7)"])
    func theCoursesDirectivesAreNamed(_ call: String) async throws {
      let course = CourseFolder()
      try course.write(
        """
        // Ours.
        func small(_ n: Int) -> Figure {
          check("small", n, <, 5)
        }
        func unshown(_ n: Int) {
          _ = check("small", n, <, 5)
        }
        """, to: "Directives.swift")
      for prose in ["Prose.", "Prose.\n\nMore."] {
        let run = try await course.run(lessonText(["let a = 1\n\(call)"], prose: prose)).run
        let found = try #require(run.diagnostics.first, "\(run)")
        #expect(run.diagnostics.count == 1)
        #expect(found.file == "Directives.swift")
        let isShown = call != "unshown(7)"
        #expect(found.range.start == SourcePosition(line: isShown ? 3 : 6, column: isShown ? 3 : 7))
        #expect(found.excerpt?.contains("check(\"small\"") == true)
        // That of the lesson, wherever prose has moved it.
        #expect(found.caller == (prose == "Prose." ? 5 : 7), "\(found)")
      }
    }

    @Test func aClaimBeforeACrashIsToldToo() async throws {
      let run = try await CourseFolder().run(
        lessonText("check(\"one\", 1, ==, 2)\nlet none: Int? = nil\nprint(none!)")
      ).run
      #expect(places(run) == ["4:1", "6:11"])
    }

    @Test func whatIsMissingAtTheEndIsMissingThere() async throws {
      for (code, place) in [
        ("let a = 1\nlet b = [1, 2,", "5:14"), ("let a = 1\nlet b = a +", "5:11"),
        ("let a = 1\nlet b =\n\n", "5:8"),
      ] {
        let run = try await CourseFolder().run(lessonText(code)).run
        #expect(places(run).first == place, "\(code): \(run.diagnostics)")
      }
    }
  }
}
