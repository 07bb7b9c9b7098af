import ArgumentParser
import Site

struct CleanCommand: ParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Removes the cache and the pages that Unroll made.",
    usage: "unroll clean [<course>] [options]",
    discussion: """
      Only pages below the folder that holds the lessons are removed. Pages that were edited after \
      they were made stay, and so does every other file. Output folders elsewhere are named; \
      --output cleans one of them too.

      EXAMPLES:
        unroll clean                        lessons/, and its pages below this folder
        unroll clean courses                its lessons/, and its pages below it
        unroll clean --output /srv/course   and its pages in /srv/course
      """)

  @Argument(
    help: ArgumentHelp(
      "The folder of the lessons, or the one that holds `lessons`.", valueName: "course"),
    completion: .directory)
  var course = Site.folderName

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "Removes the pages in this folder too, wherever it lies.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let result = try Site.clean(course, output: output, in: .ofThisProcess)
    let console = Console(console)
    try console.report(Report(result))
    for path in result.kept { console.sayAside("kept \(path): it was edited after it was made") }
    for output in result.elsewhere {
      console.sayAside(
        "left \(counted(output.pages, "page")) in \(output.path); to remove them: "
          + "unroll clean \(shellWord(result.course)) --output \(shellWord(output.path))")
    }
    for path in result.removed { try console.say("removed \(path)") }
    if result.removed.isEmpty { try console.say("nothing to remove") }
  }

  private struct Report: Encodable {
    var version = 1
    var exitCode: Int32 = 0
    var removed: [String]
    var kept: [String]
    /// Output folders in which nothing was removed.
    var elsewhere: [String]

    init(_ result: CleanResult) {
      removed = result.removed
      kept = result.kept
      elsewhere = result.elsewhere.map(\.path)
    }
  }
}

/// As a shell has to be given it.
private func shellWord(_ text: String) -> String {
  text.wholeMatch(of: /[A-Za-z0-9\/._+,:@%-]+/) != nil
    ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}
