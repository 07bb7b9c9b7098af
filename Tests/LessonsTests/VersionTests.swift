import Lessons
import Testing

/// What a lesson may ask of the tools: `unroll: ">=0.2"`, `swift: "6.3"`.
struct VersionTests {
  private func lesson(_ line: String) -> Lesson {
    parse("---\ntitle: A\n\(line)\n---\n\n# A\n")
  }

  @Test(arguments: [
    (#"unroll: ">=0.2""#, "0.2"), (#"unroll: "0.2.1""#, "0.2.1"), ("unroll: 0.2", "0.2"),
    ("unroll: 1", "1"), (#"unroll: " >=  0.10 ""#, "0.10"), ("unroll: '>=0.2'", "0.2"),
  ])
  func readsAMinimum(_ line: String, _ version: String) {
    let lesson = lesson(line)
    #expect(lesson.diagnostics.isEmpty, "\(lesson.diagnostics)")
    #expect(lesson.frontMatter.unroll?.description == version)
    #expect(lesson.frontMatter.swift == nil)
  }

  @Test(arguments: [
    (#"unroll: "^0.2""#, #"write `unroll: ">=0.2"`"#), (#"swift: "< 7""#, #"write `swift: ">=7"`"#),
    ("swift: six", #"write `swift: ">=6.3"`"#), ("swift: v6.1", #"write `swift: ">=6.1"`"#),
    (#"unroll: """#, #"write `unroll: ">=0.2"`"#), ("unroll: [0.2]", #"write `unroll: ">=0.2"`"#),
    ("unroll: 0.2.", #"write `unroll: ">=0.2"`"#), ("unroll: -1", #"write `unroll: ">=1"`"#),
    ("unroll: 0..2", #"write `unroll: ">=0.2"`"#),
    (#"unroll: "==0.3""#, #"write `unroll: ">=0.3"`"#),
    (#"unroll: ">=0.2,<1""#, #"write `unroll: ">=0.2"`"#),
    ("swift: 99999999999999999999", #"write `swift: ">=6.3"`"#),
    ("swift: 6.٣", #"write `swift: ">=6"`"#), ("swift: 1.2.3.4.5", #"write `swift: ">=6.3"`"#),
  ])
  func refusesWhatIsNoMinimum(_ line: String, _ hint: String) throws {
    let problem = try #require(lesson(line).diagnostics.first)
    #expect(problem.rule == .badVersion)
    #expect(problem.hint == hint)
    #expect(problem.range.start.line == 3)
    #expect(problem.range.start.column > 7)
  }

  @Test(arguments: ["unroll: >=0.2", "swift: > 6.3", "swift: |six"])
  func saysWhatYAMLMakesOfAnUnquotedMark(_ line: String) throws {
    let problem = try #require(lesson(line).diagnostics.first)
    #expect(problem.rule == .badYAML)
    #expect(problem.hint?.hasPrefix("put the value in quotes") == true)
    #expect(problem.range.start.line == 3)
  }

  @Test func comparesNumberByNumber() throws {
    let tools = ToolVersions(unroll: VersionNumber(0, 10, 0), swift: VersionNumber("6.3.1"))
    func rules(_ line: String) -> [Rule] { lesson(line).unmetVersions(tools).map(\.rule) }
    for met in ["unroll: 0.2", "unroll: 0.10", "unroll: 0.10.0.0", "swift: 6.3", "swift: 6.3.1"] {
      #expect(rules(met) == [], "\(met)")
    }
    for unmet in ["unroll: 0.11", "unroll: 1", "unroll: 0.10.0.1", "swift: 6.3.2", "swift: 6.10"] {
      #expect(rules(unmet) == [.tooOld], "\(unmet)")
    }
    // A compiler that does not say what it is may be new enough.
    #expect(lesson("swift: 99").unmetVersions(ToolVersions(swift: nil)).isEmpty)
  }

  @Test func pointsAtTheLineThatAsks() throws {
    let tools = ToolVersions(unroll: VersionNumber(0, 2, 0), swift: VersionNumber("6.3.1"))
    let problems = parse("---\ntitle: A\nunroll: 0.3\nswift: 7\n---\n").unmetVersions(tools)
    #expect(problems.map(\.range.start.line) == [3, 4])
    #expect(
      problems[0].message == "this lesson needs Unroll 0.3 or newer, and this is Unroll 0.2.0")
    #expect(problems[1].message == "this lesson needs Swift 7 or newer, and this is Swift 6.3.1")
    #expect(problems[1].excerpt == "swift: 7")
  }
}
