import Foundation
import Testing

struct NewLessonTests {
  @Test(arguments: [
    ("Two passes, one output", "two-passes-one-output"),
    ("  LSTM & GRU!  ", "lstm-gru"),
    ("门控循环单元", "门控循环单元"),
    ("../../etc/passwd", "etc-passwd"),
    ("Übung 2: ∂L/∂h", "übung-2-l-h"),
  ])
  func namesTheFileAfterTheTitle(_ title: String, _ name: String) throws {
    let scratch = try Scratch()
    let result = try Tool.run(["new", title], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    #expect(scratch.files == ["lessons/\(name).md"])
    #expect(result.output.contains("wrote lessons/\(name).md"))
  }

  @Test func takesThePlaceAfterTheLastLesson() throws {
    let scratch = try Scratch()
    try scratch.write("---\norder: 3\n---\n# Third\n", to: "lessons/third.md")
    try scratch.write("# Anywhere\n", to: "lessons/anywhere.md")
    for (title, order) in [("Fourth", 4), ("Fifth", 5)] {
      #expect(try Tool.run(["new", title], in: scratch.folder).status == 0)
      let text = try scratch.text("lessons/\(title.lowercased()).md")
      #expect(text.contains("\norder: \(order)\n"))
    }
  }

  @Test func neverOverwrites() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "lessons/a-b.md")
    for options in [[], ["--json"], ["--quiet"]] {
      let result = try Tool.run(["new", "A b"] + options, in: scratch.folder)
      #expect(result.status == 73)
      #expect((result.error + result.output).contains("already exists, and is not overwritten"))
    }
    #expect(try scratch.text("lessons/a-b.md") == "mine")
  }

  @Test func saysWhereItCannotWrite() throws {
    let scratch = try Scratch()
    try scratch.write("a file", to: "lessons")
    let result = try Tool.run(["new", "A b"], in: scratch.folder)
    #expect(result.status == 73, "\(result)")
    #expect(result.error.contains("lessons: cannot be written: Not a directory"))
  }

  @Test func writesChineseProseForChinese() throws {
    let scratch = try Scratch()
    let result = try Tool.run(["new", "循环", "--lang", "zh-Hans"], in: scratch.folder)
    #expect(result.status == 0)
    let text = try scratch.text("lessons/循环.md")
    #expect(text.contains("lang: zh-Hans"))
    #expect(text.contains("用一句话说明"))
  }

  @Test func goesToTheFolderOfItsLanguageWithTheNextNumber() throws {
    let scratch = try Scratch()
    func lesson(_ path: String, _ lang: String, _ order: Int, _ part: String) throws {
      try scratch.write(
        "---\nlang: \(lang)\norder: \(order)\npart: \(part)\n---\n# A\n", to: "lessons/\(path).md")
    }
    try lesson("en/09-gates", "en", 9, "Memory")
    try lesson("en/glossary", "en", 91, "Reference")
    try lesson("zh/08-门", "zh-Hans", 8, "记忆")
    try scratch.write("a,b\n", to: "lessons/data/a.csv")
    for (options, path, front) in [
      (["门控 单元", "--lang", "zh"], "zh/09-门控-单元", "lang: zh-Hans\norder: 9\npart: \"记忆\""),
      (["门控", "--lang", "zh-Hans"], "zh/10-门控", "lang: zh-Hans\norder: 10\npart: \"记忆\""),
      (["Gated units"], "en/10-gated-units", "lang: en\norder: 10\npart: \"Memory\""),
      (["Tore", "--lang", "de"], "de/tore", "lang: de\norder: 1\nneeds"),
    ] {
      let result = try Tool.run(["new"] + options, in: scratch.folder)
      #expect(result.status == 0, "\(result)")
      #expect(result.output.contains("wrote lessons/\(path).md"))
      let text = try scratch.text("lessons/\(path).md")
      #expect(text.contains("\n\(front)"), "\(text)")
      #expect(text.contains("\nneeds: []\n"))
      #expect(text.contains("```swift exercise {caption=") && text.contains("```swift solution"))
    }
  }

  @Test func tellsMachinesThePath() throws {
    let scratch = try Scratch()
    let result = try Tool.run(["new", "A", "--json", "--course", "c"], in: scratch.folder)
    #expect(try result.json()["path"] as? String == "c/a.md")
  }

  @Test func isSilentWhenAskedTo() throws {
    let scratch = try Scratch()
    let result = try Tool.run(["new", "A", "-q"], in: scratch.folder)
    #expect(result.status == 0)
    #expect(result.output.isEmpty && result.error.isEmpty)
    #expect(scratch.exists("lessons/a.md"))
  }
}
