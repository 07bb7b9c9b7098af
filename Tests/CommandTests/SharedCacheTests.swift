import Foundation
import Testing

/// `--cache`: what one machine computed, another one takes.
struct SharedCacheTests {
  private static let lessons = ["a": Course.passing, "b": Course.failing]
  private static let key = ["UNROLL_CACHE_KEY": "a secret of many words"]

  private func ran(_ result: Tool.Result) -> Int {
    result.error.split(separator: "\n").count { $0.contains(" ran: ") }
  }

  @Test func anotherCheckoutTakesWhatOneComputed() throws {
    let shared = try Scratch()
    let place = shared.url("cache").path
    let one = try Course.make(Self.lessons)
    let first = try Tool.run(["build", "--cache", place, "--explain"], in: one.folder)
    #expect(ran(first) > 0 && first.status == 1, "\(first)")
    let two = try Course.make(Self.lessons)
    let second = try Tool.run(["build", "--cache", place, "--explain"], in: two.folder)
    #expect(ran(second) == 0, "\(second)")
    #expect(second.output == first.output)
    for page in one.files.filter({ $0.hasPrefix("output") }) {
      #expect(try two.text(page) == one.text(page), "\(page)")
    }
    // No cell was compiled either.
    #expect(one.files.contains { $0.hasPrefix("lessons/.unroll/cells/") })
    #expect(!two.files.contains { $0.hasPrefix("lessons/.unroll/cells/") })
    // The variable does the same for a folder that somebody began.
    let three = try Course.make(Self.lessons)
    let third = try Tool.run(
      ["check", "--explain"], in: three.folder, environment: ["UNROLL_CACHE": place])
    #expect(ran(third) == 0, "\(third)")
    // This machine's own cache stays beside the lessons.
    #expect(three.files.contains { $0.hasPrefix("lessons/.unroll/unsigned/") })
    #expect(Set(shared.files.map { $0.split(separator: "/")[1] }) == ["ac", "cas"])
  }

  @Test func sharesOnSeveralMachinesMakeOneCourse() throws {
    let shared = try Scratch()
    let place = shared.url("cache").path
    let one = try Course.make(Self.lessons)
    let alone = try Tool.run(["build"], in: one.folder)
    for number in 1...2 {
      let machine = try Course.make(Self.lessons)
      _ = try Tool.run(["build", "--shard", "\(number)/2", "--cache", place], in: machine.folder)
    }
    let last = try Course.make(Self.lessons)
    let result = try Tool.run(["build", "--explain", "--cache", place], in: last.folder)
    #expect(ran(result) == 0, "\(result)")
    #expect(result.output == alone.output)
    for page in one.files.filter({ $0.hasPrefix("output") }) {
      #expect(try last.text(page) == one.text(page), "\(page)")
    }
  }

  @Test(arguments: [
    (["--cache-read-only"], [:], false), ([], ["GITHUB_EVENT_NAME": "pull_request"], false),
    ([], ["CI_PIPELINE_SOURCE": "merge_request_event"], false),
    (["--cache-read-write"], ["GITHUB_EVENT_NAME": "pull_request"], true),
    ([], ["GITHUB_EVENT_NAME": "push"], true),
  ])
  func aPullRequestAddsNothing(
    _ flags: [String], _ environment: [String: String], _ isWritten: Bool
  ) throws {
    let scratch = try Course.make(["a": Course.passing])
    let result = try Tool.run(
      ["check", "--cache", "shared"] + flags, in: scratch.folder, environment: environment)
    #expect(result.status == 0, "\(result)")
    #expect(scratch.exists("shared/ac") == isWritten)
  }

  @Test func damagedEntriesAreComputedAgainWithOneWarning() throws {
    let scratch = try Course.make(Self.lessons)
    let first = try Tool.run(["build", "--cache", "shared"], in: scratch.folder)
    for file in scratch.files where file.hasPrefix("shared/cas/") {
      try scratch.write("x", to: file)
    }
    try FileManager.default.removeItem(at: scratch.url("lessons/.unroll"))
    let second = try Tool.run(["build", "--cache", "shared", "--explain"], in: scratch.folder)
    #expect(ran(second) > 0 && second.status == first.status, "\(second)")
    let warnings = second.error.split(separator: "\n").filter {
      $0.hasPrefix("warning: the cache ")
    }
    #expect(warnings.count == 1, "\(second)")
  }

  @Test func aServerThatIsNotThereFailsNothing() throws {
    let scratch = try Course.make(["a": Course.passing])
    // Nothing listens on port 1.
    let result = try Tool.run(
      ["build", "--cache", "http://127.0.0.1:1/cache"], in: scratch.folder,
      environment: ["UNROLL_CACHE_AUTHORIZATION": "Bearer very-secret"])
    #expect(result.status == 0, "\(result)")
    #expect(result.error.contains("warning: the cache http://127.0.0.1:1/cache: "), "\(result)")
    #expect(!"\(result)".contains("very-secret"))
  }

  @Test func aPlaceThatIsNoneIsRefused() throws {
    let scratch = try Course.make(["a": Course.passing])
    try scratch.write("no folder", to: "file")
    for (place, environment, message) in [
      ("", [:], "--cache: the place is empty"), ("file", [:], "file: is no folder"),
      ("https://server/x", [:], "https://server/x: https is not supported"),
      ("http://me:word@server/x", [:], "the address of the cache: has a name or a password in it"),
      ("shared", ["UNROLL_CACHE_KEY": "short"], "UNROLL_CACHE_KEY: has fewer than 16"),
    ] {
      let result = try Tool.run(
        ["build", "--cache", place], in: scratch.folder, environment: environment)
      #expect(result.status == 64, "\(result)")
      #expect(result.error.contains(message) && !result.error.contains("word@"), "\(result)")
      #expect(!scratch.exists("output"))
    }
    let both = try Tool.run(
      ["build", "--cache", "x", "--cache-read-only", "--cache-read-write"], in: scratch.folder)
    #expect(both.status == 64 && both.error.contains("choose one"))
  }

  /// What is in a cache that anybody may write must not decide a mark.
  @Test func gradeTakesNothingUnsigned() throws {
    let scratch = try Course.make(["halves": Course.halves])
    try scratch.write("let h = 0.5\n", to: "in/ada/halves/half.swift")
    let unsigned = try Tool.run(["grade", "in", "--cache", "shared"], in: scratch.folder)
    #expect(unsigned.status == 0, "\(unsigned)")
    #expect(unsigned.error.contains("grade takes nothing unsigned"), "\(unsigned)")
    #expect(!scratch.exists("shared/ac"))
    let signed = try Tool.run(
      ["grade", "in", "--cache", "shared"], in: scratch.folder, environment: Self.key)
    #expect(signed.output == unsigned.output && !signed.error.contains("unsigned"), "\(signed)")
    #expect(scratch.exists("shared/ac"))
  }
}
