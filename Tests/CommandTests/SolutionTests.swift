import Foundation
import Testing

/// `--solutions hidden`: nothing in what readers get tells what a solution is, or that there is one.
struct SolutionTests {
  private static func lesson(_ solution: String) -> String {
    """
    ---
    title: Tasks
    order: 1
    ---
    # Tasks

    ```swift
    var total = 1
    ```

    ## To do

    ```swift exercise {#ex-one}
    let mine = total
    ```

    \(solution)And [on](#ex-one).

    ```swift
    let x = randn(2)[0].item
    total += 1  // → 2
    let line = #line
    plot([1.0, Double(total), Double(x)])
    ```
    """
  }

  private static let short = "```swift solution {#answer}\ncheck(\"One.\", total, ==, 1)\n```\n\n"
  private static let long = """
    ```swift solution {#fig-long caption="Secret."}
    total = 77
    let secret = randn(3)
    func hidden() -> Int { total * 2 }

    plot([1.0, 2, Double(hidden())])
    check("Secret.", hidden(), ==, 154)
    ```

    ```swift solution
    print("another secret")
    ```


    """

  private struct Built: Equatable {
    var output: String
    var json: NSDictionary
    var pages: [String: String]
  }

  private func build(_ solution: String, _ options: [String] = []) throws -> Built {
    let scratch = try Course.make(["a": Self.lesson(solution), "b": Course.passing])
    let options = ["build", "--solutions", "hidden"] + options
    let text = try Tool.run(options, in: scratch.folder)
    #expect(text.status == 0, "\(text)")
    let pages = scratch.files.filter { $0.hasPrefix("output") }
    return Built(
      output: text.output,
      json: try Tool.run(options + ["--json"], in: scratch.folder).json() as NSDictionary,
      pages: Dictionary(uniqueKeysWithValues: try pages.map { ($0, try scratch.text($0)) }))
  }

  @Test func noByteTellsOfAHiddenSolution() throws {
    let without = try build("")
    #expect(without.pages.count == 6)
    #expect(try build(Self.short) == without)
    #expect(try build(Self.long) == without)
    #expect(try build(Self.long, ["--force"]) == without)
    #expect(without.pages["output/a.html"]?.contains("Exercise 1") == true)
    #expect(without.pages["output/a.md"]?.contains("let line = #line") == true)
  }

  @Test func hiddenSolutionsAreProven() throws {
    let scratch = try Course.make([
      "a": Self.lesson("```swift solution\ncheck(\"Two.\", total, ==, 2)\n```\n\n")
    ])
    for command in ["build", "check", "run lessons/a.md"] {
      let words = command.split(separator: " ").map(String.init)
      let result = try Tool.run(words + ["--solutions", "hidden"], in: scratch.folder)
      #expect(result.status == 1, "\(result)")
      #expect(result.error.contains("lessons/a.md:18:1: error: this does not hold: Two."))
    }
    #expect(try !scratch.text("output/a.md").contains("Two."))
  }

  @Test func aLinkIntoAHiddenSolutionIsAnError() throws {
    let scratch = try Course.make([
      "a": Self.lesson(Self.short) + "\n\nSee [it](#answer).",
      "b": "# B\n\nSee [it](a.md#answer).",
    ])
    #expect(try Tool.run(["build"], in: scratch.folder).status == 0)
    let result = try Tool.run(["build", "--solutions", "hidden"], in: scratch.folder)
    #expect(result.status == 1)
    #expect(result.error.contains("lessons/a.md:30:10: error: `answer` is in a solution"))
    #expect(result.error.contains("lessons/b.md:3:10: error: `answer` is in a solution"))
  }

  @Test func checkComparesWithThePagesThatWerePublished() throws {
    let scratch = try Course.make(["a": Self.lesson(Self.long)])
    #expect(try Tool.run(["build", "--solutions", "hidden"], in: scratch.folder).status == 0)
    let hidden = try Tool.run(["check", "--solutions", "hidden"], in: scratch.folder)
    #expect(hidden.status == 0, "\(hidden)")
    #expect(try Tool.run(["check"], in: scratch.folder).status == 1)
  }

  @Test func runShowsThemWhenAsked() throws {
    let scratch = try Course.make(["a": Self.lesson(Self.long)])
    func run(_ how: String) throws -> String {
      try Tool.run(["run", "lessons/a.md", "--solutions", how], in: scratch.folder).output
    }
    // A claim of the author's that holds says nothing about a reader's answer.
    let folded = try run("folded")
    #expect(folded.contains("Solution to exercise 1: the author’s; `--solutions shown` shows it"))
    #expect(!folded.contains("✓ Solution"))
    #expect(try run("shown").contains("another secret"))
    #expect(try !run("hidden").contains("olution"))
    let wrong = try Tool.run(["run", "lessons/a.md", "--solutions", "no"], in: scratch.folder)
    #expect(wrong.status == 64)
  }
}
