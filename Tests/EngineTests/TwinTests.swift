import Engine
import Lessons
import Runs
import Testing

extension EngineTests {
  /// Comments are no part of a cell's key: what is cached for one twin serves the other.
  @Suite struct Twins {
    private static let english = [
      "let a = 1  // one\nlet b = /* two */ a + 1  // → 2\nfunc pick(_ i: Int) -> Int { [a][i] }",
      fence("exercise", "// Change this.\nlet c = b"),
      fence("{.fails}", "/* outside */ let d = [a, b][2]  // traps"),
      fence("{.fails}", "/* in a function */ print(pick(4)) // traps"),
      fence("{.fails}", "/* a text */ let e: Int = \"\" // is no number"),
      fence("solution", "/* it */ check(\"b\", b, ==, 2)"),
      "/* all\n of it */ print(a, /* and */ b)",
    ]
    private static let chinese = [
      "let a = 1  // 一\nlet b = /* 二二二二 */ a + 1\nfunc pick(_ i: Int) -> Int { [a][i] }  // 取",
      fence("exercise", "// 改这里。  // → 3\nlet c = b  // → 2"),
      fence("{.fails}", "/* 越界 */ let d = [a, b][2]"),
      fence("{.fails}", "/* 在函数里 */ print(pick(4)) // 出错，停在这里"),
      fence("{.fails}", "/* 文字 */ let e: Int = \"\""),
      fence("solution", "/* 它 */ check(\"b\", b, ==, 2)"),
      "/* 全部\n 都在这里 */ print(a, /**/ b)",
    ]

    @Test func theSecondOneRunsNoCellAndHasItsOwnPlaces() async throws {
      let course = CourseFolder()
      let first = try await course.run(lessonText(Self.english), name: "en/a.md")
      #expect(first.reasons.allSatisfy { $0 != nil })
      #expect(first.run.succeeded, "\(first.run.diagnostics.map(\.message))")
      let text = lessonText(Self.chinese, prose: "两行\n文字。")
      let twin = try await course.run(text, name: "zh/a.md")
      #expect(twin.reasons.allSatisfy { $0 == nil })
      let fresh = try await CourseFolder().run(text, name: "zh/a.md")
      for index in twin.run.cells.indices {
        #expect(twin.run.cells[index] == fresh.run.cells[index], "cell \(index + 1)")
      }
      let lesson = course.lesson(text, name: "zh/a.md")
      #expect(lesson.checkExpectations(against: twin.run).map(\.message) == [])
      for diagnostic in twin.run.diagnostics {
        #expect(diagnostic.excerpt == lesson.lines[diagnostic.range.start.line - 1])
      }
    }

    @Test func aCommentOrAnExpectationRunsNothing() async throws {
      let course = CourseFolder()
      let cells = ["let a = 1", "let b = a + 1  // → 2", "print(b)"]
      _ = try await course.run(lessonText(cells))
      for edited in [
        ["let a = 1", "let b = a + 1  // → 3", "print(b)"],
        ["let a = 1  // one", "let b = a + 1", "print(b) // /* two */"],
      ] {
        #expect(try await course.run(lessonText(edited)).reasons == [nil, nil, nil])
      }
    }

    @Test func whatAsksForItsPlaceKeepsItsComments() async throws {
      let run = try await CourseFolder().run(
        lessonText("/* a comment */ let column = #column  // → 30\nlet line = #line  // a line")
      ).run
      #expect(run.cells[0].texts == ["30", "5"])
    }

    @Test func anUnclosedCommentIsToldByTheCompiler() async throws {
      let run = try await CourseFolder().run(lessonText("let a = 1\n/* no end")).run
      #expect(run.statuses == [.failed])
      #expect(run.diagnostics.first?.range.start.line == 5, "\(run.diagnostics)")
    }
  }
}
