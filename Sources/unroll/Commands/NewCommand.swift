import ArgumentParser
import Site

struct NewCommand: ParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begins a lesson: a Markdown file that builds and passes.",
    usage: "unroll new <title> [options]",
    discussion: """
      The file's name comes from the title, its place is after the last lesson. Where the course \
      has a folder for each language, it goes to the one of its own; where lessons are numbered, it \
      gets the next number. A file that is there already is never touched.

      EXAMPLES:
        unroll new "Two passes, one output"    lessons/two-passes-one-output.md
        unroll new "门控循环单元" --lang zh    lessons/zh/19-门控循环单元.md
      """)

  @Argument(help: "The lesson's title.")
  var title: String

  @Option(
    help: ArgumentHelp(
      "The language of its prose, as in BCP 47 (default: that of the course's first folder; en).",
      valueName: "lang"))
  var lang: String?

  @Option(
    help: ArgumentHelp("The folder of the lessons.", valueName: "folder"), completion: .directory)
  var course = Site.folderName

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let path = try Site.newLesson(title: title, lang: lang, in: course, at: .ofThisProcess)
    let console = Console(console)
    try console.report(Report(path: path))
    try console.say("wrote \(path)")
    try console.say("see it: unroll run \(path)")
  }

  private struct Report: Encodable {
    var version = 1
    var exitCode: Int32 = 0
    var path: String
  }
}
