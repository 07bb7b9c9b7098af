import Engine
import Foundation
import Lessons
import Runs
import Testing

extension EngineTests {
  /// Answers are judged by what they give, in a process that ran nothing of them.
  @Suite struct AnswersAreJudged {
    static let text = lessonText(
      "let days = [3, 1, 2]\nlet weights = Tensor([[1, 2], [3, 4]])",
      """
      ```swift exercise {#sums}
      let total = 0
      func twice(_ x: Int) -> Int { x }
      let scaled = weights
      ```

      ```swift test
      let total: Int = answer { total }
      let doubled: [Int] = answer { [1, 5].map { twice($0) } }
      let scaled: Tensor = answer { scaled }
      check("The sum is that of the days.", total, ==, days.reduce(0, +))
      check("Twice five is ten.", doubled[1], ==, 10)
      check("The weights are halved.", scaled.maximumDifference(from: weights * 0.5), <, 1e-6, points: 2)
      ```

      ```swift test {.hidden}
      let far: Int = answer { twice(1_000) }
      check("Large numbers too.", far, ==, 2_000)
      ```

      ```swift solution
      let total = days.reduce(0, +)
      func twice(_ x: Int) -> Int { 2 * x }
      let scaled = weights * 0.5
      ```
      """)

    static let right = """
      let total = 6
      func twice(_ x: Int) -> Int { x + x }
      let scaled = weights / 2
      """

    func judge(
      _ answers: [String], in text: String = text, _ sandbox: Engine.SandboxPolicy = .required
    ) throws -> [Judgement] {
      let course = CourseFolder()
      let lesson = course.lesson(text)
      #expect(lesson.diagnostics == [])
      let exercise = try #require(lesson.exercises.first)
      let judge = try course.engine(sandbox: sandbox).judge(of: lesson)
      defer { judge.close() }
      return try answers.map { try judge.judge($0, to: exercise, file: "answers/sums.swift") }
    }

    @Test func aRightAnswerPassesAndAWrongOneIsToldWhy() throws {
      let lesson = Lesson.parse(Array(Self.text.utf8), path: "a.md")
      let exercise = try #require(lesson.exercises.first)
      let solution = try #require(exercise.solution)
      let all = try judge([Self.right, exercise.start, solution.code, Self.right])
      #expect(all[0].passesAll && all[0].points == 5 && all[0].total == 5, "\(all[0])")
      #expect(all[0].problems == [] && all[2].passesAll && all[3] == all[0])
      #expect(all[1].claims.map(\.passed) == [false, false, false, false], "\(all[1])")
      #expect(all[1].claims[0].verdict == .failed(left: "0", right: "6"))
      #expect(all[1].claims.map(\.isHidden) == [false, false, false, true])
      #expect(all[0].values.first { $0.name == "total" }?.range.start.line == 1)
    }

    /// Each costs the claims that need it, and no others.
    @Test func whatIsMissingIsToldAtTheStudentsOwnLine() throws {
      let scaled = "let scaled = weights / 2"
      let twice = "func twice(_ x: Int) -> Int { 2 * x }"
      let all = try judge([
        // A name, a type, an error of the compiler, a trap, an endless loop in a value, a trap in all.
        "\(twice)\n\(scaled)",
        "let total = 6.0\n\(twice)\n\(scaled)",
        "let total = 6\n\(twice)\nlet scaled = weight",
        "let total = 6\nfunc twice(_ x: Int) -> Int {\n  [2, 10][x - 1]\n}\n\(scaled)",
        "let total = 6\n\(twice)\nlet scaled = weights / 2\nlet none = [Int]()[0]",
        "let total = 6\n\(twice)\nlet scaled = weights / 2\nprint(\"an unclosed brace\"",
        "",
      ])
      let passed = all.map { $0.claims.map { $0.passed ? 1 : 0 } }
      let none = [0, 0, 0, 0]
      #expect(passed == [[0, 1, 1, 1], [0, 1, 1, 1], none, [1, 0, 1, 0], none, none, none])
      #expect(all[0].problems.map(\.message) == ["`total` is missing: the exercise asks for it"])
      #expect(all[0].claims[0].verdict == .missing("total"))
      #expect(
        all[1].problems.map(\.message) == ["`total` has to be of type `Int`, and is a `Double`"])
      #expect(all[1].problems.first?.range.start.line == 1)
      #expect(
        all[2].problems.map(\.message).first?.contains("cannot find 'weight' in scope") == true)
      #expect(all[2].problems.first?.range.start == SourcePosition(line: 3, column: 14))
      #expect(
        all[3].problems.first?.message
          == "Index out of range: [4], and the array has 2 elements, [0] to [1]",
        "\(all[3].problems)")
      #expect(all[3].problems.first?.range.start.line == 3)
      #expect(all[4].problems.first?.range.start.line == 4, "\(all[4].problems)")
      #expect(all[5].problems.map(\.range.start.line) == [4], "\(all[5].problems)")
      let files = Set(all.flatMap(\.problems).map(\.file))
      #expect(files == ["answers/sums.swift"])
      #expect(all.flatMap(\.lessonProblems) == [])
    }

    @Test func aClaimThatAValueBreaksCostsItselfAlone() throws {
      let text = Self.text.replacing("[1, 5].map { twice($0) }", with: "many")
      let all = try judge(
        [Self.right + "\nlet many = [1]", Self.right + "\nlet many = [2, 10]"], in: text)
      #expect(all[0].claims.map(\.passed) == [true, false, true, true], "\(all[0])")
      #expect(
        all[0].claims[1].verdict
          == .impossible(
            "a value of the answer cannot be compared: Index out of range: [1], and the array has 1 "
              + "element, [0]"))
      #expect(all[1].passesAll)
    }

    /// A process that ends at once after many words is heard to the end.
    @Test func whatIsSaidBeforeTheEndIsHeard() throws {
      let twice = "func twice(_ x: Int) -> Int { 2 * x }"
      for _ in 0..<5 {
        let judgement = try judge(["let total = 6\n\(twice)"])[0]
        #expect(judgement.claims.map(\.passed) == [true, true, false, true])
        #expect(judgement.claims[2].verdict == .missing("scaled"), "\(judgement.claims[2])")
      }
    }

    /// Answers that differ in their comments are one, and each is shown its own lines.
    @Test func commentsAreNotJudged() throws {
      let twice = "func twice(_ x: Int) -> Int { 2 * x }"
      let texts = [
        "let total = weight\n\(twice)\n",
        "let total = weight  // total of ada\n\(twice) // by ada\n// total, the last line\n\n",
        "/* ada */ let total = weight\n\(twice)\n",
        "let total = weight\n\(twice) // #line\n",
        "let total = \"// not a comment\"\n\(twice)\n",
        "\(Self.right)\n/* never closed",
      ]
      let all = try judge(texts)
      let places = all.map { $0.problems.first?.range.start.column }
      #expect(places == [13, 13, 23, 13, 1, 1], "\(all.map(\.problems))")
      #expect(all[0].problems.map(\.message) == all[1].problems.map(\.message))
      #expect(
        all.prefix(3).map { $0.problems.first?.excerpt } == [
          "let total = weight", "let total = weight  // total of ada",
          "/* ada */ let total = weight",
        ])
      #expect(all.map(\.points) == [0, 0, 0, 0, 2, 0], "\(all)")
    }

    /// What the lesson's cells left in files and in shared memory is the same for the judge, and for
    /// whoever is judged next, whatever an answer does to it.
    @Test(
      arguments: [
        "try \"0\".write(to: place, atomically: false, encoding: .utf8)", "memory[0] = 0",
        "try FileManager.default.removeItem(at: place)",
        "let file = open(place.path, O_RDWR)\n"
          + "mmap(nil, 1, PROT_WRITE, MAP_SHARED, file, 0)!.storeBytes(of: 48, as: UInt8.self)",
      ], Sandbox.Tier.here)
    func anAnswerChangesNothingForItsJudge(_ attack: String, in tier: Sandbox.Tier) throws {
      let text = lessonText(
        """
        import Foundation
        let place = FileManager.default.temporaryDirectory.appending(path: "six")
        try "6".write(to: place, atomically: true, encoding: .utf8)
        let memory = mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)!
          .assumingMemoryBound(to: Int.self)
        memory[0] = 6
        """,
        """
        ```swift exercise {#six}
        let six = 0
        ```

        ```swift test
        let six: Int = answer { six }
        check("As in the file.", String(six), ==, try? String(contentsOf: place, encoding: .utf8))
        check("As in memory.", six, ==, memory[0])
        ```
        """)
      let cheat = "import Foundation\nlet six = 0\n\(attack)\n"
      let all = try judge(
        [cheat, "let six = 6", cheat + "// again", "let six = 6 + 0"], in: text, .only(tier))
      #expect(all.map(\.points) == [0, 2, 0, 2], "\(all)")
      #expect(all.flatMap(\.lessonProblems) == [])
      #expect(all.flatMap(\.problems) == [], "the attack itself has to work")
    }

    /// Four at a time compile their answers, and of the lesson's cells and the judge each once.
    @Test func aClassCompilesTheLessonOnce() async throws {
      let toolchain = try FakeToolchain()
      try toolchain.addLibraries()
      let log = "\(toolchain.path)/log"
      try toolchain.tell(
        .compiler, "grep -o 'module-name [A-Z][^ ]*' <<< \"$*\" >> '\(log)'; sleep 0.2")
      let course = CourseFolder()
      let lesson = course.lesson(Self.text)
      let exercise = try #require(lesson.exercises.first)
      let engine = try toolchain.engine(course)
      let points = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<4 {
          group.addTask {
            try await engine.judging(lesson) { judge throws(EngineFailure) in
              try judge.judge(
                "\(Self.right)\nlet student = \(number)", to: exercise, file: "sums.swift"
              ).points
            }
          }
        }
        return try await group.reduce(into: [Int]()) { $0.append($1) }
      }
      #expect(points == [5, 5, 5, 5])
      let modules = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        .map { $0.replacing("module-name ", with: "") }
      let counts = Dictionary(grouping: modules) { $0 }.mapValues(\.count)
      #expect(counts == ["Cell_1": 1, "Cell_2": 4, "Judge_2": 1])
    }

    @Test func randomNumbersAreTheExercisesOwn() throws {
      let text = lessonText(
        "let first = randn(3)",
        """
        ```swift exercise {#noise}
        let noise = zeros(2)
        ```

        ```swift test
        let noise: Tensor = answer { noise }
        let again: Tensor = answer { randn(2) }
        check("It is noise.", noise, ==, randn(2))
        check("Again.", again, ==, noise)
        ```
        """)
      let all = try judge(
        ["let noise = randn(2)", "let noise = randn(2)\nlet more = randn(5)"], in: text)
      let passed = all.map(\.passesAll)
      #expect(passed == [true, true], "\(all)")
    }

    @Test func whatATestGetsWrongIsTheLessonsFault() throws {
      let text = Self.text.replacing("days.reduce(0, +))", with: "dais)")
      let judgement = try judge([Self.right], in: text)[0]
      #expect(judgement.lessonProblems.first?.message.contains("cannot find 'dais'") == true)
      let line = text.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains("dais") }
      #expect(judgement.lessonProblems.first?.range.start.line == line.map { $0 + 1 })
      #expect(!judgement.isSolved)
    }
  }
}
