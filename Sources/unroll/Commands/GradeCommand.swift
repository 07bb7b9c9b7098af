import ArgumentParser
import Lessons
import Site

struct GradeCommand: AsyncParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grades students' answers to the exercises of the lessons.",
    usage: """
      unroll grade <folder> ... [--lessons <path>] [options]
      unroll grade --merge <report> ... [--csv <file>] [options]
      """,
    discussion: """
      A folder is one student's, with answers/LESSON/EXERCISE.swift in it, or holds the folders of \
      many, as Canvas and Moodle deliver them. Only answers are taken from it: lessons, tests and \
      data are your own. Each answer runs in the sandbox, apart from what judges it.

      EXAMPLES:
        unroll grade submissions                      a table of points
        unroll grade submissions --csv marks.csv      and a file for a spreadsheet
        unroll grade submissions --feedback feedback  and a page for each student
        unroll grade submissions --shard 2/3 --json   a third of the class
        unroll grade --merge marks-*.json             the whole class again
      """)

  @Argument(
    help: ArgumentHelp(
      "Folders of students; with --merge, the reports of all shares.", valueName: "folder"),
    completion: .directory)
  var folders: [String]

  @Option(
    help: ArgumentHelp(
      "The lesson or the folder of lessons that is graded (default: lessons).", valueName: "path"))
  var lessons: String?

  @Option(help: ArgumentHelp("Write the points as a table for spreadsheets.", valueName: "file"))
  var csv: String?

  @Option(help: ArgumentHelp("Write a page for each student.", valueName: "folder"))
  var feedback: String?

  @Flag(help: "Put the reports of all shares together, each made with --shard and --json.")
  var merge = false

  @OptionGroup var engine: CellOptions
  @OptionGroup var jobs: JobsOption
  @OptionGroup var shard: ShardOption
  @OptionGroup var cache: CacheOption
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    guard merge else { return }
    if shard.text != nil {
      throw ValidationError("--merge: puts shares together, and --shard takes one: choose one")
    }
    if lessons != nil || feedback != nil {
      throw ValidationError(
        "--merge: grades nothing: leave out \(lessons != nil ? "--lessons" : "--feedback")")
    }
  }

  func run() async throws {
    let console = Console(console)
    if merge {
      let merged = try MergedGrades(folders, in: .ofThisProcess)
      try tell(merged.report, merged.exercises, merged.lessonProblems, console)
      return
    }
    let (site, selection) = try Site.find(lessons.map { [$0] } ?? [], in: cache.workplace)
    let graded = try await site.grade(
      folders, selection, engine.running(jobs: jobs.jobs), shard: shard.shard,
      progress: { console.sayAside($0) })
    if let shard = shard.shard {
      console.sayAside(
        "shard \(shard): \(graded.grades.count) of \(counted(graded.students.count, "student"))")
    }
    if let feedback {
      let names = graded.pageNames
      for grade in graded.grades {
        try site.write(
          [UInt8](FeedbackPage(grade).html().utf8), to: "\(feedback)/\(names[grade.place])")
      }
    }
    try tell(
      GradeReport(graded, shard.shard), graded.exercises.map(\.name), graded.lessonProblems, console
    )
  }

  private func tell(
    _ report: GradeReport, _ exercises: [String], _ lessonProblems: [Diagnostic],
    _ console: Console
  ) throws {
    if let csv {
      let table = GradeTable.csv(report, exercises: exercises)
      try Workplace.ofThisProcess.write([UInt8](table.utf8), to: csv)
    }
    for problem in lessonProblems { console.show(problem) }
    try console.say(GradeTable.text(report))
    try console.report(report)
    // The lesson or its test is at fault, not the answer.
    guard lessonProblems.isEmpty else { throw ExitStatus.lessonFailed }
  }
}
