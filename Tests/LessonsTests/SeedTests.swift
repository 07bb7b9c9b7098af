import Lessons
import Testing

/// What claims rest on: the seeds that stand in the declarations of what they name.
struct SeedTests {
  private func claims(_ cells: [String], least: Int = 20) -> [String] {
    let fences = cells.map { $0.hasPrefix("```") ? $0 : "```swift\n\($0)\n```" }
    let text = "# One\n\n" + fences.joined(separator: "\n\nText.\n\n") + "\n"
    return Lesson.parse(Array(text.utf8), path: "en/01.md").claimsOnFewSeeds(least: least).map {
      "\($0.range.start.line):\($0.range.start.column): \($0.message)"
    }
  }

  private let five = "this claim rests on 5 seeds, and the course asks for 20"

  @Test(arguments: [
    // By its name, in the same cell and in a later one.
    (["let a = overSeeds(5) { _ in 1 }\ncheck(\"a\", a.median, <, 2)"], "5:1"),
    (["let a = overSeeds(5) { _ in 1 }", "check(\"a\", a.median, <, 2)"], "10:1"),
    // At once, through another name, through a function, through a pattern.
    (["if true { check(\"a\", overSeeds(5) { _ in 1 }.median, <, 2) }"], "4:11"),
    (["let a = overSeeds(5) { _ in 1 }\nlet b = a.median", "check(\"b\", b, <, 2)"], "11:1"),
    (["func f() -> Double { overSeeds(5) { _ in 1 }.median }\ncheck(\"f\", f(), <, 2)"], "5:1"),
    (["let (a, b) = (overSeeds(5) { _ in 1 }, 2)\ncheck(\"a\", a.median, <, 2)"], "5:1"),
    (["let a = overSeeds(5) { _ in 1 }\ncheck(\"a\", x > 1 ? 2 : a.median, <, 2)"], "5:1"),
    // The smallest of several numbers counts.
    (
      [
        "let a = overSeeds(20) { _ in 1 }\nlet b = overSeeds(5) { _ in 1 }\n"
          + "check(\n  \"a\", a.median, <, b.median)"
      ], "6:1"
    ),
    // A directive's body is its closure.
    (
      ["let a = overSeeds(5) { _ in 1 }", "```swift check(\"All learn it.\")\na.median < 2\n```"],
      "9:10"
    ),
  ])
  func aClaimOnFewSeedsIsTold(_ cells: [String], _ place: String) {
    #expect(claims(cells) == ["\(place): \(five)"])
  }

  @Test(arguments: [
    ["let a = overSeeds(20) { _ in 1 }\ncheck(\"a\", a.median, <, 2)"],
    // A learning rate that few runs chose, for many or for one.
    [
      "let a = overSeeds(5) { _ in 1 }\nlet rate = a.median",
      "let b = overSeeds(20) { _ in fit(rate) }\nlet c = fit(to: x, rate: rate)\n"
        + "check(\"b\", b.median + c, <, 2)",
    ],
    // A function's own value of that name.
    [
      "let a = overSeeds(5) { _ in 1 }",
      "func f(_ x: [Int]) -> Int {\n  var a = x[0]\n  return a\n}\ncheck(\"f\", f([1]), ==, 1)",
    ],
    // Code that somebody has not finished.
    ["let (a", "let", "func f(", "check(", "let a = overSeeds(", "check(\"a\", a"],
    // Shown, and not claimed.
    ["let a = overSeeds(5) { _ in 1 }\na.median  // → 1"],
    // Another value of that name, a member, a label, a comment, a text.
    ["let a = overSeeds(5) { _ in 1 }", "let a = 2\ncheck(\"a\", a, <, 2)"],
    ["let a = overSeeds(5) { _ in 1 }\ncheck(\"a\", b.a, <, f(a: 1))"],
    ["// overSeeds(5)\nlet a = \"overSeeds(5)\"\ncheck(a, 1, <, 2)"],
    // How many is worked out by the code.
    ["let a = overSeeds(n) { _ in 1 }\ncheck(\"a\", a.median, <, 2)"],
    // What an exercise declares is gone behind it.
    ["```swift exercise\nlet a = overSeeds(5) { _ in 1 }\n```", "check(\"a\", a, <, 2)"],
  ])
  func nothingElseIs(_ cells: [String]) {
    #expect(claims(cells) == [])
  }

  @Test func oneSeedIsOne() {
    let code = "let a = seeds(1) { _ in 1 }\ncheck(\"a\", a.median, <, 2)"
    #expect(
      claims([code], least: 3) == ["5:1: this claim rests on 1 seed, and the course asks for 3"])
    #expect(claims([code], least: 1) == [])
  }
}
