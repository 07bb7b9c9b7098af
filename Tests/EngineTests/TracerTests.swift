import Engine
import Lessons
import Runs
import Testing

extension EngineTests {
  @Suite struct Tracer {
    /// The values of one cell, by name.
    private func values(_ code: String) async throws -> [LineValue] {
      let course = CourseFolder()
      let run = try await course.run(lessonText(code)).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      return run.cells[0].values
    }

    @Test func aFullTraceIsSaidAtTheLastLineThatItHolds() async throws {
      let course = CourseFolder()
      // In functions of a hundred places each: the compiler takes long over a single one of thousands.
      let line = Array(repeating: "x += 1", count: 10).joined(separator: "; ")
      let body = Array(repeating: line, count: 10).joined(separator: "\n")
      let functions = (0..<42).map {
        "func add\($0)(_ start: Int) -> Int {\nvar x = start\n\(body)\nreturn x\n}"
      }
      let calls = (0..<42).map { "x = add\($0)(x)" }
      let cell = (functions + ["var x = 0"] + calls + ["let last = x"]).joined(separator: "\n")
      let run = try await course.run(lessonText(cell, "let next = last")).run
      #expect(run.statuses == [.passed, .passed], "\(run.diagnostics)")
      let warning = try #require(run.cells[0].diagnostics.first)
      #expect(run.cells[0].diagnostics.count == 1)
      #expect(warning.severity == .warning && warning.rule == .traceFull)
      #expect(warning.message.contains("4096"))
      // The calls' own places are among the first; the last functions' were reached too late.
      let lines = Set(run.cells[0].values.map(\.range.end.line))
      #expect(lines.contains(warning.range.start.line))
      #expect(!run.cells[0].values.contains { $0.name == "last" })
      // It is the cell's: the next one begins anew.
      #expect(run.cells[1].diagnostics.isEmpty)
      #expect(run.cells[1].values.map(\.text) == ["4200"])
    }

    @Test(arguments: [
      ("zeros(5, 3, 8)", "Tensor", "[5, 3, 8]"),
      ("zeros(4).sum()", "Tensor", "0.0"),
      ("7", "Int", "7"),
      ("UInt64.max", "UInt64", "18446744073709551615"),
      ("(1 << 53) + 1", "Int", "9007199254740993"),
      ("0.1 + 0.2", "Double", "0.3"),
      ("1.0 / 3", "Double", "0.333333"),
      ("Float(2)", "Float", "2.0"),
      ("1e-5", "Double", "1e-5"),
      ("-Double.infinity", "Double", "-inf"),
      ("Double.nan", "Double", "nan"),
      ("true", "Bool", "true"),
      ("\"隐藏\\n状态\"", "String", "\"隐藏\\n状态\""),
      ("Character(\"👩‍👩‍👧\")", "Character", "\"👩‍👩‍👧\""),
      ("\"it's\\n\\\"so\\\"\"", "String", "\"it's\\n\\\"so\\\"\""),
      ("[1, 2, 3]", "[Int]", "[1, 2, 3]"),
      ("[Int](0..<100)", "[Int]", "[0, 1, 2, …, 99] (100)"),
      ("[[1, 2], [3]]", "[[Int]]", "[[1, 2], [3]]"),
      ("[String]()", "[String]", "[]"),
      ("[\"b\": 2, \"a\": 1, \"c\": 3]", "[String: Int]", "[\"a\": 1, \"b\": 2, \"c\": 3]"),
      ("Set([3, 1, 2])", "Set<Int>", "[1, 2, 3]"),
      ("Int(\"12\")", "Int?", "12"),
      ("Int(\"twelve\")", "Int?", "nil"),
      ("(1, \"a\")", "(Int, String)", "(1, \"a\")"),
      ("(loss: 0.5, step: 3)", "(loss: Double, step: Int)", "(loss: 0.5, step: 3)"),
      ("Point(x: 1, y: nil)", "Point", "Point(x: 1.0, y: nil)"),
      ("Shape.square", "Shape", ".square"),
      ("Shape.circle(radius: 2)", "Shape", ".circle(radius: 2.0)"),
      ("Result<Int, Never>.success(3)", "Result<Int, Never>", ".success(3)"),
      ("Model()", "Model", "Model(layers: [1, 2], name: \"m\")"),
      ("Named()", "Named", "my own words"),
      ("Vocabulary(characters: \"hello\")", "Vocabulary", "4 tokens: \"e\", \"h\", \"l\", \"o\""),
      ("[Point(x: 1, y: 2)]", "[Point]", "[Point(x: 1.0, y: 2.0)]"),
    ])
    func aValueHasAShortTextThatIsAlwaysTheSame(
      _ expression: String, _ type: String, _ text: String
    ) async throws {
      let course = CourseFolder(path: Self.sharedFolder)
      let types =
        """
        struct Point { var x: Double; var y: Double? }
        enum Shape { case square, circle(radius: Double) }
        final class Model { var layers = [1, 2]; let name = "m" }
        struct Named: CustomStringConvertible { var description: String { "my own\\nwords" } }
        """
      let run = try await course.run(lessonText(types, "let it = \(expression)")).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      let value = try #require(run.cells.last?.values.first)
      #expect(value.name == "it")
      #expect(value.text == text)
      #expect(value.type == type)
      #expect(value.count == 1 && value.history.isEmpty && value.first == nil)
    }

    @Test func aDescriptionThatTheCellWroteMayBeTracedItself() async throws {
      let values = try await values(
        """
        struct Step: CustomStringConvertible {
          var index: Int
          var description: String {
            let name = "step \\(index)"
            return name
          }
        }
        let step = Step(index: 3)
        """)
      #expect(values.last?.text == "step 3")
    }

    @Test func aFigureThatIsPartOfALaterOneIsShownThereAlone() async throws {
      let run = try await CourseFolder().run(
        lessonText(
          """
          func curve(_ rate: Double) -> Figure { plot([rate, 2 * rate]) }
          let slow = curve(0.1)
          compare(slow, curve(0.2))
          plot([1, 2])
          """)
      ).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      #expect(run.cells[0].figures.count == 2)
    }

    /// One folder for the values above: the cell with the types is compiled once.
    private static let sharedFolder = CourseFolder().path + "-shared"

    @Test func aLongTextIsCutInTheMiddleOfNothing() async throws {
      let values = try await values("let t = String(repeating: \"状\", count: 10_000)")
      #expect(values[0].text.dropFirst().dropLast().allSatisfy { $0 == "状" })
      #expect(values[0].text.hasPrefix("\"") && values[0].text.hasSuffix("…"))
      #expect(values[0].text.count < 80)
      #expect(values[0].text.utf8.count < 192)
    }

    @Test func aNumberThatALoopChangesHasFirstLastCountAndHistory() async throws {
      let values = try await values("var loss = 1.0\nfor _ in 0..<1000 {\n  loss *= 0.99\n}")
      let value = try #require(values.first { $0.count == 1000 })
      #expect(value.name == "loss")
      #expect(value.first == "0.99")
      #expect(value.text == "4.31712e-5")
      #expect((32...65).contains(value.history.count))
      #expect(value.history.first == 0.99)
      #expect(abs((value.history.last ?? 0) - 4.317e-5) < 1e-7)
      #expect(value.history == value.history.sorted(by: >))
      #expect(value.range.start.line == 6)
    }

    @Test func columnsAreThoseThatPeopleSee() async throws {
      let values = try await values("let 隐 = \"👩‍👩‍👧🇨🇳\"; let n = 隐.count; let m = n + 1")
      #expect(values.map(\.name) == ["隐", "n", "m"])
      #expect(values.map(\.range.start.column) == [5, 19, 36])
      #expect(values.allSatisfy { $0.range.start.line == 4 })
    }

    @Test func manyPassesThroughALoopTakeNoRoom() async throws {
      #if DEBUG
        let passes = 200_000
      #else
        let passes = 10_000_000
      #endif
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(
          fence(
            "{memory=64MB seconds=300}",
            "var sum = 0\nfor i in 0..<\(passes) {\n  sum &+= i\n}\nprint(sum)"))
      ).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      let values = run.cells[0].values
      #expect(values.count <= 4)
      let value = try #require(values.first { $0.name == "sum" && $0.count == passes })
      #expect(value.text == "\(passes * (passes - 1) / 2)")
      #expect(value.history.count <= 65)
    }

    @Test func moreValuesThanThereIsRoomForAreLeftOut() async throws {
      let functions = (0..<84).map { number in
        "func f\(number)() {\n"
          + (0..<50).map { "let v\($0): Int = \(50 * number + $0)" }.joined(separator: "\n")
          + "\n}\nf\(number)()"
      }
      let course = CourseFolder()
      let run = try await course.run(
        lessonText(functions.joined(separator: "\n") + "\nprint(4199)")
      ).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      #expect(run.cells[0].printed == "4199\n")
      #expect(run.cells[0].values.count == 4096)
      #expect(run.cells[0].values.map(\.text) == (0..<4096).map(String.init))
    }

    /// Prints what tracing costs. What it costs is the machine's affair; that it changes no result
    /// is ours.
    @Test(arguments: [
      (
        "a loop over numbers",
        "var x = 0.5\nfor _ in 0..<20_000 {\n  x = 3.7 * x * (1 - x)\n}\nprint(x)"
      ),
      (
        "building an array",
        "var a: [Int] = []\nfor i in 0..<5_000 {\n  a.append(i * i)\n}\nprint(a.count)"
      ),
      (
        "training a layer",
        """
        var w = zeros(8, 8)
        let x = ones(16, 8)
        for _ in 0..<100 {
          let y = matmul(x, w)
          let e = y - 1
          w = w - matmul(x.transposed(), e) * 0.001
        }
        print(w[0, 0].item)
        """
      ),
    ])
    func tracingChangesNoResult(_ name: String, _ code: String) async throws {
      let course = CourseFolder()
      let timed =
        "import Glibc\nvar start = timespec()\nclock_gettime(CLOCK_MONOTONIC, &start)\n\(code)\n"
        + "var end = timespec()\nclock_gettime(CLOCK_MONOTONIC, &end)\n"
        + "print((end.tv_sec - start.tv_sec) * 1_000_000_000 + end.tv_nsec - start.tv_nsec)"
      let run = try await course.run(lessonText(timed, fence("{.untraced}", timed))).run
      #expect(run.succeeded, "\(run.diagnostics.map(\.message))")
      let lines = run.cells.map { $0.printed.split(separator: "\n").map(String.init) }
      try #require(lines.allSatisfy { $0.count == 2 })
      #expect(lines[0][0] == lines[1][0])
      let (traced, plain) = (Double(lines[0][1]) ?? 0, Double(lines[1][1]) ?? 1)
      let ratio = (traced / plain * 10).rounded() / 10
      print("tracing \(name): \(traced / 1e6) ms against \(plain / 1e6) ms, \(ratio) times")
      #expect(!run.cells[0].values.isEmpty && run.cells[1].values.isEmpty)
    }
  }
}
