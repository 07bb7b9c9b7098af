import ArgumentParser

struct NewCommand: ParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begins a lesson: a Markdown file that builds and passes.",
    usage: "unroll new <title> [options]",
    discussion: """
      The file's name comes from the title, its place is after the last lesson. A file that is \
      there already is never touched.

      EXAMPLES:
        unroll new "Two passes, one output"    lessons/two-passes-one-output.md
        unroll new "门控循环单元" --lang zh-Hans
      """)

  @Argument(help: "The lesson's title.")
  var title: String

  @Option(help: "The language of its prose, as in BCP 47.")
  var lang = "en"

  @Option(
    help: ArgumentHelp("The folder of the lessons.", valueName: "folder"), completion: .directory)
  var course = CourseSearch.folderName

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    try NewLessonJob(title: title, lang: lang, course: course).run(Console(console))
  }
}
