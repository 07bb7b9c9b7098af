import Foundation
import Lessons
import Site
import Testing

struct ShardTests {
  @Test(arguments: ["1/1", "2/3", "3/3", "01/03", "7/1000000000"])
  func aShareIsReadAsItIsWritten(_ text: String) throws {
    let shard = try #require(Shard(text))
    let numbers = text.split(separator: "/").compactMap { Int($0) }
    #expect([shard.number, shard.count] == numbers)
  }

  @Test(arguments: [
    "", "/", "1", "1/", "/1", "0/3", "4/3", "0/0", "a/b", "1/2/3", "-1/3", "+1/3", "1/-3", " 1/3",
    "1 /3", "1/3\n", "1.0/3", "１/３", "1/99999999999999999999", "1//3",
  ])
  func whatIsNoShareIsRefused(_ text: String) {
    #expect(Shard(text) == nil)
  }

  /// Lessons with many cells and with few, some in two languages.
  private func largeCourse() throws -> TestCourse {
    var lessons: [String: String] = [:]
    for number in 1...24 {
      let cells = String(repeating: "```swift\n1\n```\n\n", count: number * number % 13)
      for lang in number % 3 == 0 ? ["en"] : ["en", "zh"] {
        lessons["\(lang)/l\(number)"] = "---\nlang: \(lang)\n---\n# L\n\n\(cells)"
      }
    }
    return try TestCourse(lessons)
  }

  private func paths(_ course: TestCourse, _ number: Int, of count: Int) throws -> [String] {
    let shard = try #require(Shard("\(number)/\(count)"))
    return try course.site().lessons(in: .whole, shard).map(\.path)
  }

  @Test(arguments: [1, 2, 3, 5, 40, 1000])
  func eachLessonIsInOneShare(_ count: Int) throws {
    let course = try largeCourse()
    let shares = try (1...count).map { try paths(course, $0, of: count) }
    let all = try course.site().lessons.map(\.path)
    #expect(shares.flatMap(\.self).sorted() == all.sorted())
    for share in shares { #expect(share == all.filter(share.contains)) }
    let groups = Set(all.map { $0.dropFirst(3) }).count
    #expect(shares.count { !$0.isEmpty } == min(count, groups))
  }

  @Test func twinsAreInOneShare() throws {
    let course = try largeCourse()
    for number in 1...5 {
      let share = try paths(course, number, of: 5)
      for path in share where path.hasPrefix("zh/") {
        #expect(share.contains("en" + path.dropFirst(2)))
      }
    }
  }

  @Test func sharesCostAboutTheSame() throws {
    let course = try largeCourse()
    let site = try course.site()
    let loads = try (1...3).map { number in
      let share = try Set(paths(course, number, of: 3).map { $0.dropFirst(3) })
      let own = site.lessons.filter {
        $0.path.hasPrefix("en/") && share.contains($0.path.dropFirst(3))
      }
      return own.map { $0.lesson.cells.count }.reduce(0, +)
    }
    #expect((loads.max() ?? 0) - (loads.min() ?? 0) <= 6, "\(loads)")
  }

  // MARK: build and check

  /// A cell that fails, one that is wrong, one with a formula, and a page of the course.
  private static let course = [
    "en/index": "---\nlang: en\n---\n# The course\n\n[a](a.md)\n",
    "en/a": "---\nlang: en\n---\n# A\n\n```swift\nlet a = 2 + 3  // → 5\n```\n\n$x^2$\n",
    "en/b": "---\nlang: en\n---\n# B\n\n```swift\nlet b = 2 + 3  // → 6\n```\n",
    "en/c": "---\nlang: en\n---\n# C\n\n```swift\nlet c = [1][1]\n```\n\n[none](nowhere.md)\n",
    "en/d": "---\nlang: en\n---\n# D\n\n$\\nonsense$\n",
  ]

  @Test func aBuildAfterAllSharesOnlyWeaves() async throws {
    let whole = try TestCourse(Self.course)
    try await whole.build()
    let shared = try TestCourse(Self.course)
    for number in 1...3 {
      let log = try await shared.build(.whole, BuildOptions(shard: Shard("\(number)/3")))
      #expect(!log.events.contains("course") && log.written.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: shared.url("output").path))
    }
    var ran: [String?] = []
    try await Site(course: shared.url("lessons").path, in: shared.place).build { event in
      if case .lessonFinished(let result, _, _) = event { ran += result.reasons }
    }
    #expect(ran.count == 3 && ran.allSatisfy { $0 == nil }, "\(ran)")
    #expect(shared.files(in: "output") == whole.files(in: "output"))
    for file in whole.files(in: "output") {
      #expect(try shared.text("output/\(file)") == whole.text("output/\(file)"), "\(file)")
    }
  }

  private func problems(
    _ course: TestCourse, _ shard: Shard? = nil
  ) async throws -> (lessons: [String], course: [String]) {
    var lessons: [String] = []
    var pages: [String] = []
    func text(_ problem: Diagnostic) -> String {
      "\(problem.file):\(problem.range.start.line) \(problem.rule) \(problem.message)"
    }
    try await course.site().check(.whole, CheckOptions(shard: shard)) { event in
      switch event {
      case .lessonFinished(let result, _, _): lessons += result.problems.map(text)
      case .courseFinished(let result): pages += result.problems.map(text)
      case .lessonRan, .pageRemoved, .pageKept: break
      }
    }
    return (lessons, pages)
  }

  @Test func whatSharesOfACheckSayIsWhatOneRunSays() async throws {
    let course = try TestCourse(
      Self.course.merging([
        "zh/index": "---\nlang: zh\n---\n# 课程\n",
        "zh/a": "---\nlang: zh\n---\n# 甲\n\n```swift\nlet a = 2 + 4\n```\n",
      ]) { $1 })
    try course.write("let misplaced = 1\n", to: "lessons/en/Directives.swift")
    try await course.build()
    try course.write("stale\n", to: "output/en/a.md")
    try course.write("stale\n", to: "output/en/index.md")
    let whole = try await problems(course)
    #expect(whole.lessons.count > 6 && whole.course.count == 1, "\(whole)")
    for count in [1, 2, 4, 9] {
      var union: [String] = []
      for number in 1...count {
        let share = try await problems(course, Shard("\(number)/\(count)"))
        union += share.lessons
        // They tell how all lessons went: the run of all lessons has them.
        #expect(share.course.isEmpty)
      }
      #expect(union.sorted() == whole.lessons.sorted())
    }
  }
}
