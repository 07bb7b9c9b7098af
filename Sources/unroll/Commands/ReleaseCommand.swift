import ArgumentParser
import Site

struct ReleaseCommand: AsyncParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Writes the lessons for students: no solutions, no hidden tests.",
    usage: "unroll release [<lessons>] -o <folder> [options]",
    discussion: """
      Solutions, hidden tests and what only they use are left out; an exercise says how many claims \
      count in grading only. The answers that are kept beside the lessons stay behind.

      EXAMPLES:
        unroll release -o release/lessons       the whole course
        (cd release && unroll check)            what is there holds
      """)

  @Argument(
    help: ArgumentHelp("The folder of the lessons (default: lessons).", valueName: "lessons"),
    completion: .directory)
  var lessons: String?

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The new folder.", valueName: "folder"), completion: .directory)
  var output: String

  @OptionGroup var console: ConsoleOptions

  func run() async throws {
    let (site, selection) = try Site.find(lessons.map { [$0] } ?? [], in: .ofThisProcess)
    guard selection.isWhole else {
      throw Failure(
        .unreleasable, "\(lessons ?? ""): is part of a course, and a course is released as a whole",
        mend: "unroll release -o \(output)")
    }
    let console = Console(console)
    let files = try site.release(into: output)
    try console.say("\(output): \(counted(files.count, "file"))")
    try console.report(ReleaseReport(files: files))
  }
}

private struct ReleaseReport: Encodable {
  var version = 1
  var files: [String]
}
