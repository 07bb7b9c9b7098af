import Engine
import Lessons
import Runs
import Testing

extension EngineTests.Tracer {
  /// Lines that change something in place have the value after the change.
  @Suite struct ChangedPlaces {
    private func values(_ code: String...) async throws -> [LineValue] {
      let run = try await CourseFolder().run(lessonText(code)).run
      #expect(run.succeeded, "\(run.diagnostics.map { "\($0.range.start): \($0.message)" })")
      return run.cells.last?.values ?? []
    }

    @Test(arguments: [
      ("s.h += 2", "s.h", "3"),
      ("counts[\"x\"]! += n", "counts[\"x\"]!", "4"),
      ("counts[\"y\", default: 0] += 1", "counts[\"y\", default: 0]", "1"),
      ("w[n - 2] -= 0.5", "w[n - 2]", "1.5"),
      ("t[0] += ones(2)", "t[0]", "[2]"),
      ("s.items[0] <<= 2", "s.items[0]", "4"),
      ("let (a, b) = (1, \"two\")", "(a, b)", "(1, \"two\")"),
      ("let (_, only) = (1, 2)", "only", "2"),
      ("inc(&s.h)", "s.h", "2"),
      ("maybe?.h += 4", "maybe?.h", "5"),
      ("s.h\n  += 5", "s.h", "6"),
    ])
    func aChangeHasItsValue(_ line: String, _ name: String, _ text: String) async throws {
      let values = try await values(
        """
        struct S { var h = 1; var items = [1, 2] }
        var s = S()
        var maybe: S? = S()
        var counts = ["x": 1]
        var w = [1.0, 2.0]
        var t = zeros(2, 2)
        let n = 3
        func inc(_ x: inout Int) { x += 1 }
        """, line)
      let value = try #require(values.first { $0.name == name }, "\(values)")
      #expect(value.text == text)
      #expect(values.filter { $0.name == name }.count == 1)
      #expect(value.range.start.line == 17)
    }

    @Test func severalNamesOfALineHaveTheirValues() async throws {
      let values = try await values(
        """
        let n = 3
        let a = n + 1, b = n + 2
        var c = a, d = b
        swap(&c, &d); c += 10
        struct Cell { var h = 1.0; mutating func fade() {
            h *= 0.5
          } }
        var cell = Cell()
        cell.fade()
        for i in 0..<3 {
          cell.h += Double(i)
        }
        """)
      let shown = values.map { "\($0.range.start.line - 3) \($0.name ?? "-") \($0.text)" }
      #expect(shown.contains("2 a 4") && shown.contains("2 b 5"))
      #expect(shown.contains("4 c 5") && shown.contains("4 d 4") && shown.contains("4 c 15"))
      #expect(shown.contains("6 h 0.5"))
      #expect(values.last?.name == "cell.h" && values.last?.count == 3)
      #expect(values.last?.history == [0.5, 1.5, 3.5])
    }

    @Test func readingAChangedPlaceRunsNoCodeOfTheLesson() async throws {
      let run = try await CourseFolder().run(
        lessonText(
          """
          struct Meter {
            var raw = 1
            var loud: Int { get { print("read"); return raw } set { raw = newValue } }
            subscript(i: Int) -> Int { get { print("index"); return raw } set { raw = newValue } }
          }
          func next() -> Int { print("next"); return 0 }
          """,
          "var m = Meter()\nvar list = [1]\nm.loud += 1\nm[0] += 1\nlist[next()] += 1")
      ).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      #expect(run.cells[1].printed == "read\nindex\nnext\n")
    }

    @Test func aResultBuilderShowsNoNameOfTheCompiler() async throws {
      let values = try await values(
        """
        @resultBuilder struct Sum { static func buildBlock(_ x: Int...) -> Int { x.reduce(0, +) } }
        @Sum func build() -> Int {
          let (a, b) = (1, 2)
          a
          b
        }
        let built = build()
        """)
      #expect(values.last?.text == "3")
      #expect(!values.contains { $0.name?.contains("$__") == true })
    }
  }
}
