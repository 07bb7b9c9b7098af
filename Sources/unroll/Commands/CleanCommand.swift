import ArgumentParser

struct CleanCommand: ParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Removes the cache and the pages that Unroll made.",
    usage: "unroll clean [<course>] [options]",
    discussion: """
      Pages that were edited after they were made stay, and so does every other file in the \
      output folder.

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
