import Testing

struct TwinTests {
  private static func lesson(_ lang: String, _ code: String, order: Int = 1) -> String {
    "---\nlang: \(lang)\norder: \(order)\n---\n# A\n\n```swift\n\(code)\n```"
  }

  @Test func checkHoldsTwinsEqual() throws {
    let scratch = try Course.make([
      "en/a": Self.lesson("en", "let q = 3  // states"),
      "zh/a": Self.lesson("zh-Hans", "let q = 3  // 状态数"),
    ])
    let fine = try Tool.run(["check", "--strict"], in: scratch.folder)
    #expect(fine.status == 0, "\(fine)")
    try scratch.write(Self.lesson("zh-Hans", "let q = 4") + "\n", to: "lessons/zh/a.md")
    let place = "lessons/zh/a.md:8:1: error: cell 1 differs from `lessons/en/a.md:8`"
    let all = try Tool.run(["check"], in: scratch.folder)
    #expect(all.status == 1 && all.error.contains(place), "\(all)")
    #expect(!all.error.contains("lessons/en/a.md:8:1"))
    let one = try Tool.run(["check", "lessons/en/a.md"], in: scratch.folder)
    #expect(one.error.contains("lessons/en/a.md:8:1: error: cell 1 differs from"))
  }

  @Test func aLessonWithoutATwinIsAWarning() throws {
    let scratch = try Course.make([
      "en/a": Self.lesson("en", "let q = 3"), "zh/a": Self.lesson("zh", "let q = 3"),
      "en/b": Self.lesson("en", "let q = 3", order: 2),
    ])
    let result = try Tool.run(["check"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(
      result.error.contains(
        "lessons/en/b.md:1:1: warning: this lesson has no twin `lessons/zh/b.md`"), "\(result)")
  }
}
