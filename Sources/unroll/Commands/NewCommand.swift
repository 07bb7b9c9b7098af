import ArgumentParser
import Site

struct NewCommand: ParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Starts a lesson: a Markdown file that builds and passes.",
    usage: "unroll new <title> [options]",
    discussion: """
      The file is named after the title and comes after the last lesson. If the course has a \
      folder for each language, the file goes to the folder of its language. If the lessons there \
      are numbered, it gets the next number. An existing file is never overwritten.

      EXAMPLES:
        unroll new "Two passes, one output"    lessons/two-passes-one-output.md
        unroll new "门控循环单元" --lang zh    lessons/zh/19-门控循环单元.md
      """)

  @Argument(help: "The lesson's title.")
  var title: String

  @Option(
    help: ArgumentHelp(
      "The language of its prose, a BCP 47 tag (default: en, or the course's first language).",
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
