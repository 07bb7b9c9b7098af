import ArgumentParser

struct CleanCommand: ParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Removes the cache, and the pages that were made of the lessons.",
    usage: "unroll clean [<course>] [options]",
    discussion: """
      Only what Unroll made goes: a page that somebody changed since stays, as does every other \
      file in the output folder.

      EXAMPLES:
        unroll clean
        unroll clean courses/lessons
      """)

  @Argument(
    help: ArgumentHelp("The folder of the lessons.", valueName: "course"), completion: .directory)
  var course = CourseSearch.folderName

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    try CleanJob(course: course).run(Console(console))
  }
}
