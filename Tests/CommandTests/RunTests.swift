import Foundation
import Testing

/// What `run` shows of a lesson, and what it says last.
struct RunTests {
  private static let stated = """
    # Stated

    ```swift
    var h = 0
    for x in [2, 4] {
      h += x
    }
    let last = h  // → 7
    let right = h + 1  // → 7
    let four = 4  // → 4
    let five = 5  // → 6
    ```
    """

  @Test func marksEachStatedValue() throws {
    let scratch = try Course.make(["a": Self.stated])
    let result = try Tool.run(["run", "lessons/a.md"], in: scratch.folder)
    // Whoever tries another number means to see what moves.
    #expect(result.status == 0, "\(result)")
    let lines = result.output.split(separator: "\n").map(String.init)
    func line(_ code: String) -> String { lines.first { $0.contains(code) } ?? "" }
    #expect(line("let last").hasSuffix("→ 6 ✗ stated: 7"), "\(result)")
    #expect(line("let right").hasSuffix("→ 7 ✓"), "\(result)")
    #expect(line("let four").hasSuffix("✓"), "\(result)")
    #expect(line("let five").hasSuffix("→ 5 ✗ stated: 6"), "\(result)")
    #expect(
      result.error.hasSuffix(
        """

        2 problems:
        lessons/a.md:8:20: not as stated: this line made `6`, not `7`
        lessons/a.md:11:20: not as stated: this line made `5`, not `6`

        """), "\(result)")

    let strict = try Tool.run(["run", "--strict", "lessons/a.md"], in: scratch.folder)
    #expect(strict.status == 1)
    let plain = try Tool.run(["run", "--ascii", "lessons/a.md"], in: scratch.folder)
    #expect(plain.output.contains("-> 6 [x] stated: 7"), "\(plain)")
    #expect(plain.output.contains("-> 7 [ok]"), "\(plain)")
    #expect(plain.output.allSatisfy { $0.isASCII })
  }

  @Test func endsWithTheProblemsAndTheirPlaces() throws {
    let scratch = try Course.make(["bad": Course.failing])
    let result = try Tool.shell(#""$unroll" run lessons/bad.md 2>&1"#, in: scratch.folder)
    #expect(result.status == 1)
    let last = result.output.split(separator: "\n").suffix(2).map(String.init)
    #expect(last.first == "1 problem:", "\(result)")
    #expect(last.last?.hasPrefix("lessons/bad.md:8:") == true, "\(result)")
    #expect(last.last?.contains("error: Index out of range") == true, "\(result)")
    let fine = try Course.make(["a": Course.passing])
    let quiet = try Tool.run(["run", "lessons/a.md"], in: fine.folder)
    #expect(!quiet.error.contains("problem"), "\(quiet)")
  }

  private static let tasks = """
    # Tasks

    ```swift
    let one = 1
    ```

    ## First

    Think of a number.

    ```swift exercise {#ex-first caption="A number"}
    let mine = one
    ```

    ```swift solution
    check("It is one.", one, ==, 1)
    ```

    ## Second

    Divide it.

    ```swift exercise
    let none: Int? = nil
    print(none!)
    ```
    """

  @Test func showsOneExerciseAlone() throws {
    let scratch = try Course.make(["a": Self.tasks])
    for name in ["1", "ex-first"] {
      let result = try Tool.run(
        ["run", "lessons/a.md", "--exercise", name], in: scratch.folder)
      #expect(result.status == 0, "\(result)")
      #expect(result.output.contains("Exercise 1 · A number"), "\(result)")
      #expect(result.output.contains("Think of a number."), "\(result)")
      #expect(!result.output.contains("Second") && !result.output.contains("let one = 1"))
      // The author's claim says nothing about a reader's answer.
      #expect(result.output.contains("Solution to exercise 1: the author’s; "), "\(result)")
      #expect(!result.output.contains("Solution to exercise 1: passed"))
      #expect(!result.error.contains("problem"), "\(result)")
    }
    let second = try Tool.run(["run", "lessons/a.md", "--exercise", "2"], in: scratch.folder)
    #expect(second.status == 1)
    #expect(second.error.contains("lessons/a.md:25:"), "\(second)")
    #expect(!second.output.contains("A number"))
    let third = try Tool.run(["run", "lessons/a.md", "--exercise", "ex-frist"], in: scratch.folder)
    #expect(third.status == 64)
    #expect(
      third.error.contains("lessons/a.md: has no exercise `ex-frist`; did you mean `ex-first`?"),
      "\(third)")
  }

  @Test func quietSaysNothingOfWhatIsRight() throws {
    let scratch = try Course.make(["a": Course.passing])
    let result = try Tool.run(["run", "--quiet", "lessons/a.md"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.output.isEmpty && result.error.isEmpty, "\(result)")
  }

  @Test func aFailureThatIsMeantReadsAsSuccess() throws {
    let scratch = try Course.make([
      "a": "# A\n\n```swift {.fails}\nlet none: Int? = nil\nprint(none!)\n```"
    ])
    let result = try Tool.run(["run", "lessons/a.md"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.output.contains("✓ fails, as intended: "), "\(result)")
    #expect(!result.output.contains("error:"), "\(result)")
    #expect(result.error.hasSuffix("lessons/a.md: running, 1 cell\n"))
  }
}

/// Files that a cell does not see, told from those that are not there.
struct UnseenFileTests {
  private func run(_ code: String, data: String?, _ files: [String: String]) throws -> Tool.Result {
    let scratch = try Scratch()
    let front = data.map { "---\ndata: [\($0)]\n---\n" } ?? ""
    try scratch.write("\(front)# A\n\n```swift\n\(code)\n```\n", to: "lessons/en/a.md")
    for (path, text) in files { try scratch.write(text, to: path) }
    return try Tool.run(["run", "lessons/en/a.md"], in: scratch.folder)
  }

  @Test(arguments: [
    #"let t = try readCSV("b.csv")"#,
    "import Foundation\nlet s = try String(contentsOfFile: \"b.csv\", encoding: .utf8)",
    "import Foundation\nlet d = FileManager.default.contents(atPath: \"b.csv\")!",
  ])
  func aFileThatIsNotListed(_ code: String) throws {
    let result = try run(
      code, data: "c.csv", ["lessons/en/b.csv": "a\n1\n", "lessons/en/c.csv": "a\n"])
    #expect(result.status == 1)
    #expect(
      result.error.contains("error: `b.csv` is not listed under `data:`"), "\(result)")
    #expect(result.output.contains("data: [c.csv, b.csv]"), "\(result)")
  }

  @Test func aFileOutsideTheLessons() throws {
    let result = try run(
      #"let t = try readCSV("../../data/b.csv")"#, data: "../../data/b.csv",
      ["data/b.csv": "a\n1\n"])
    #expect(result.status == 1)
    #expect(
      result.error.contains("`../../data/b.csv` is outside the folder of the lessons"), "\(result)")
    let output = result.output.replacing("\n  │ ", with: " ")
    #expect(output.contains("data: [data/b.csv]"), "\(result)")
  }

  @Test func aFileThatIsNotThere() throws {
    let result = try run(
      #"let t = try readCSV("pirces.csv")"#, data: "prices.csv", ["lessons/en/prices.csv": "a\n1\n"]
    )
    #expect(result.error.contains("pirces.csv: there is no such file"), "\(result)")
    #expect(result.output.contains("did you mean `prices.csv`?"), "\(result)")
  }

  @Test(arguments: [
    ("lessons/en/Directives.swift", "lessons/en/Directives.swift:1:1: warning: "),
    ("Directives.swift", "Directives.swift:1:1: warning: no lesson finds"),
    ("lessons/directives.swift", "lessons/directives.swift:1:1: warning: "),
  ])
  func directivesInTheWrongFolder(_ path: String, _ message: String) throws {
    let scratch = try Course.make(["en/a": Course.passing, "en/b": Course.passing])
    try scratch.write("let one = 1\n", to: path)
    for command in [["check"], ["build"], ["run", "lessons/en/a.md"]] {
      let result = try Tool.run(command, in: scratch.folder)
      #expect(result.status == 0, "\(result)")
      #expect(result.error.ranges(of: message).count == 1, "\(command): \(result)")
    }
    try FileManager.default.removeItem(at: scratch.url(path))
    try scratch.write("let one = 1\n", to: "lessons/Directives.swift")
    let mended = try Tool.run(["check"], in: scratch.folder)
    #expect(!mended.error.contains("warning"), "\(mended)")
  }
}
