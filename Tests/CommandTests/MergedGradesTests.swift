import Foundation
import Testing

/// `grade --shard` on each of several machines, and `grade --merge` of what they said.
struct MergedGradesTests {
  @Test func whatContradictsAMergeIsRefused() throws {
    let scratch = try Course.make(["a": "# A"])
    try scratch.write("{}", to: "marks.json")
    for (arguments, message) in [
      (["--shard", "1/2"], "--merge: puts shares together"),
      (["--feedback", "x"], "leave out --feedback"), (["--lessons", "x"], "leave out --lessons"),
    ] {
      let result = try Tool.run(["grade", "--merge", "marks.json"] + arguments, in: scratch.folder)
      #expect(result.status == 64, "\(result)")
      #expect(result.error.contains(message), "\(result)")
    }
    for text in ["0/3", "4/3", "a/b"] {
      let result = try Tool.run(["grade", "in", "--shard=\(text)"], in: scratch.folder)
      #expect(result.status == 64, "\(result)")
      #expect(result.error.contains("--shard: `\(text)` is not a share such as 2/3"), "\(result)")
    }
  }

  private func makeClass() throws -> Scratch {
    let scratch = try Course.make(["halves": Course.halves])
    // A line break in a note, a name that begins a formula, one that is late, names that differ in case.
    for (student, answer) in [
      ("ada", "let h = 0.5\n"), ("Ada", "let h = 1\n"), ("=bob, \"B\"", "let h = 0.5\n"),
      ("eve_LATE_12_34_x", "let h: Int = 0.5\n"), ("学生", "let h = 0.5\n"), ("zoe", "\n"),
    ] { try scratch.write(answer, to: "in/\(student)/halves/half.swift") }
    try scratch.write("let x = 1\n", to: "in/ada/halves/ha\nlf.swift")
    return scratch
  }

  @discardableResult
  private func grade(_ scratch: Scratch, _ shard: String, to file: String) throws -> Tool.Result {
    let result = try Tool.run(
      ["grade", "in", "--shard", shard, "--json", "--feedback", "parts"], in: scratch.folder)
    #expect(result.status == 0, "\(result)")
    try scratch.write(result.output, to: file)
    return result
  }

  @Test func mergedMarksAreThoseOfOneRun() throws {
    let scratch = try makeClass()
    let text = try Tool.run(
      ["grade", "in", "--csv", "one.csv", "--feedback", "pages"], in: scratch.folder)
    let json = try Tool.run(["grade", "in", "--json"], in: scratch.folder)
    for number in 1...3 { try grade(scratch, "\(number)/3", to: "marks-\(number).json") }
    // In whatever order they are named.
    let reports = [3, 1, 2].map { "marks-\($0).json" }
    let merged = try Tool.run(
      ["grade", "--merge", "--csv", "merged.csv"] + reports, in: scratch.folder)
    #expect(merged.status == 0, "\(merged)")
    #expect(merged.output == text.output)
    #expect(try scratch.text("merged.csv") == scratch.text("one.csv"))
    #expect(
      try Tool.run(["grade", "--merge", "--json"] + reports, in: scratch.folder).output
        == json.output)
    let pages = scratch.files.filter { $0.hasPrefix("pages/") }
    #expect(pages.count == 6)
    for page in pages {
      #expect(try scratch.text("parts/" + page.dropFirst(6)) == scratch.text(page), "\(page)")
    }
  }

  @Test func nothingIsLostAndNothingIsThereTwice() throws {
    let scratch = try makeClass()
    for number in 1...2 { try grade(scratch, "\(number)/2", to: "\(number).json") }
    try grade(scratch, "1/3", to: "third.json")
    let whole = try Tool.run(["grade", "in", "--json"], in: scratch.folder).output
    try scratch.write(whole, to: "whole.json")
    // A share that was ended while it wrote.
    try scratch.write(String(try scratch.text("2.json").dropLast(30)), to: "cut.json")
    try scratch.write("", to: "empty.json")
    try scratch.write(scratch.text("1.json"), to: "copy.json")
    try scratch.write("let h = 0.5\n", to: "in/new/halves/half.swift")
    try grade(scratch, "2/2", to: "later.json")
    for (files, message) in [
      (["1.json"], "share 2 of 2 is missing"),
      (["2.json"], "share 1 of 2 is missing"),
      (["1.json", "2.json", "copy.json"], "copy.json: is share 1 of 2, as is 1.json"),
      (["1.json", "third.json"], "third.json: is share 1 of 3, as is 1.json"),
      (["2.json", "third.json"], "2.json: is one of 2 shares, and third.json one of 3"),
      (["1.json", "cut.json"], "cut.json: is no whole report of `unroll grade --json`"),
      (["1.json", "empty.json"], "empty.json: is empty"),
      (["1.json", "lessons/halves.md"], "lessons/halves.md: is no whole report"),
      (["1.json", "nowhere.json"], "nowhere.json: No such file or directory"),
      (["whole.json"], "whole.json: is not the report of a share"),
      (["1.json", "later.json"], "later.json: is of another class than 1.json"),
    ] {
      let result = try Tool.run(
        ["grade", "--merge", "--csv", "never.csv"] + files, in: scratch.folder)
      #expect(result.status == 64, "\(result)")
      #expect(result.error.contains(message), "\(message)\n\(result)")
      #expect(result.output.isEmpty && !scratch.exists("never.csv"))
    }
  }

  /// In the middle, as a machine that loses its power.
  @Test func aShareThatWasKilledIsGradedAgain() throws {
    let scratch = try Course.make(["halves": Course.halves])
    let right = [3, 5, 8]
    for student in 1...10 {
      let value = right.contains(student) ? "0.5" : "\(student)"
      try scratch.write(
        "let h = \(value) + 0 * \(student)\n", to: "in/s\(student)/halves/half.swift")
    }
    try grade(scratch, "1/2", to: "1.json")
    try FileManager.default.removeItem(at: scratch.url("lessons/.unroll"))
    let killed = try Tool.run(
      ["grade", "in", "--shard", "2/2", "--json", "--jobs", "1"], in: scratch.folder
    ) { process in
      while process.isRunning {
        if scratch.files.contains(where: { $0.hasPrefix("lessons/.unroll/results/") }) {
          kill(process.processIdentifier, SIGKILL)
          break
        }
        usleep(1000)
      }
    }
    #expect(killed.status == 128 + SIGKILL && killed.output.isEmpty, "\(killed)")
    try scratch.write(killed.output, to: "2.json")
    let refused = try Tool.run(["grade", "--merge", "1.json", "2.json"], in: scratch.folder)
    #expect(refused.status == 64 && refused.error.contains("2.json: is empty"), "\(refused)")
    try grade(scratch, "2/2", to: "2.json")
    let merged = try Tool.run(
      ["grade", "--merge", "1.json", "2.json", "--csv", "merged.csv"], in: scratch.folder)
    let one = try Tool.run(["grade", "in", "--csv", "one.csv"], in: scratch.folder)
    #expect(merged.output == one.output && merged.status == 0, "\(merged)")
    let table = try scratch.text("merged.csv")
    #expect(try table == scratch.text("one.csv"))
    let marks = table.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",") }
    #expect(Set(marks.map { $0[0] }).count == 10 && marks.count == 10)
    #expect(marks.count { $0[1] == "1" } == right.count, "\(table)")
  }

  @Test func aTestThatIsWrongIsToldOnceByTheWhole() throws {
    let scratch = try makeClass()
    try scratch.write(
      Course.halves.replacing("h, ==, 0.5", with: "h, ==, nothing") + "\n", to: "lessons/halves.md")
    let one = try Tool.run(["grade", "in"], in: scratch.folder)
    #expect(one.status == 1, "\(one)")
    for number in 1...2 {
      let share = try Tool.run(
        ["grade", "in", "--shard", "\(number)/2", "--json"], in: scratch.folder)
      #expect(share.status == 1)
      try scratch.write(share.output, to: "\(number).json")
    }
    let merged = try Tool.run(["grade", "--merge", "1.json", "2.json"], in: scratch.folder)
    #expect(merged.status == 1)
    #expect(merged.output == one.output)
    let told = one.error.split(separator: "\n").filter { $0.contains("error:") }
    #expect(!told.isEmpty)
    #expect(merged.error.split(separator: "\n").filter { $0.contains("error:") } == told)
  }
}
