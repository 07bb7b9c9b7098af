import ArgumentParser
import Lessons
import Notebook
import Site
import Weaving

struct NewCommand: ParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Starts a lesson: a Markdown file that builds and passes.",
    usage: "unroll new <title> [options]\n       unroll new --from <notebook> [<title>] [options]",
    discussion: """
      The file is named after the title and comes after the last lesson. If the course has a \
      folder for each language, the file goes to the folder of its language. If the lessons there \
      are numbered, it gets the next number. An existing file is never overwritten.

      EXAMPLES:
        unroll new "Two passes, one output"    lessons/two-passes-one-output.md
        unroll new "门控循环单元" --lang zh    lessons/zh/19-门控循环单元.md
        unroll new --from gates.ipynb          a lesson from a Jupyter notebook
      """)

  @Argument(help: "The lesson's title; with --from, the notebook's own if left out.")
  var title: String?

  @Option(
    help: ArgumentHelp(
      "Make the lesson from a Jupyter notebook. Prose and Swift cells stay, cells of other "
        + "languages become listings, and outputs are dropped.", valueName: "notebook"),
    completion: .file(extensions: ["ipynb"]))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The language of its prose, a BCP 47 tag (default: en, or the course's first language).",
      valueName: "lang"))
  var lang: String?

  @Option(
    help: ArgumentHelp("The folder of the lessons.", valueName: "folder"), completion: .directory)
  var course = Site.folderName

  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if title == nil, from == nil {
      throw ValidationError("a title is missing: unroll new \"Two passes, one output\"")
    }
  }

  func run() throws {
    let place = Workplace.ofThisProcess
    let path: String
    if let from {
      let imported = try Self.lesson(of: from, lang: lang, in: place)
      path = try Site.newLesson(
        title: title ?? imported.title, lang: imported.lang, in: course, at: place,
        text: imported.text)
    } else {
      path = try Site.newLesson(title: title ?? "", lang: lang, in: course, at: place)
    }
    let console = Console(console)
    try console.report(Report(path: path))
    try console.say("wrote \(path)")
    try console.say("see it: unroll run \(path)")
  }

  private static func lesson(
    of notebook: String, lang: String?, in place: Workplace
  ) throws(Failure) -> (text: ImportedLesson, title: String, lang: String) {
    let imported: NotebookLesson
    do {
      imported = try NotebookLesson(bytes: try place.read(notebook), path: notebook, lang: lang)
    } catch let error as NotebookError {
      let place = error.position.map { ":\($0.line):\($0.column)" } ?? ""
      throw Failure(
        .unusableNotebook, "\(error.file)\(place): \(error.message)", mend: error.hint)
    } catch {
      throw error as? Failure ?? Failure(.internalFault, "\(error)")
    }
    let lesson = Lesson.parse(Array(imported.markdown.utf8), path: "notebook.md")
    let entry = CourseEntry(path: lesson.path, lesson: lesson, run: nil)
    return (
      ImportedLesson(
        markdown: imported.markdown,
        files: imported.files.map { ImportedLesson.File(name: $0.name, bytes: $0.bytes) }),
      entry.title, lesson.frontMatter.lang
    )
  }

  private struct Report: Encodable {
    var version = 1
    var exitCode: Int32 = 0
    var path: String
  }
}
