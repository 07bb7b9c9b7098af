import ArgumentParser
import Lessons
import Runs
import Site
import TextWidth

struct GradeCommand: AsyncParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grades students' answers to the exercises of the lessons.",
    usage: "unroll grade <folder> ... [--lessons <path>] [options]",
    discussion: """
      A folder is one student's, with answers/LESSON/EXERCISE.swift in it, or holds the folders of \
      many, as Canvas and Moodle deliver them. Only answers are taken from it: lessons, tests and \
      data are your own. Each answer runs in the sandbox, apart from what judges it.

      EXAMPLES:
        unroll grade submissions                      a table of points
        unroll grade submissions --csv marks.csv      and a file for a spreadsheet
        unroll grade submissions --feedback feedback  and a page for each student
      """)

  @Argument(
    help: ArgumentHelp("Folders of students.", valueName: "folder"), completion: .directory)
  var folders: [String]

  @Option(
    help: ArgumentHelp(
      "The lesson or the folder of lessons that is graded (default: lessons).", valueName: "path"))
  var lessons: String?

  @Option(help: ArgumentHelp("Write the points as a table for spreadsheets.", valueName: "file"))
  var csv: String?

  @Option(help: ArgumentHelp("Write a page for each student.", valueName: "folder"))
  var feedback: String?

  @OptionGroup var engine: CellOptions
  @OptionGroup var jobs: JobsOption
  @OptionGroup var console: ConsoleOptions

  func run() async throws {
    let (site, selection) = try Site.find(lessons.map { [$0] } ?? [], in: .ofThisProcess)
    let console = Console(console)
    let grades = try await site.grade(
      folders, selection, engine.running(jobs: jobs.jobs),
      progress: { console.sayAside($0) })
    if let csv { try site.write([UInt8](GradeTable.csv(grades).utf8), to: csv) }
    if let feedback {
      var names: Set<String> = []
      for grade in grades {
        var name = FeedbackPage.fileName(grade.student)
        // Names that differ in signs alone, or in case.
        while !names.insert(name.lowercased()).inserted { name = "_" + name }
        try site.write([UInt8](FeedbackPage(grade).html().utf8), to: "\(feedback)/\(name)")
      }
    }
    for problem in Set(grades.flatMap(\.marks).flatMap { $0.judgement?.lessonProblems ?? [] })
      .sorted(by: { $0.message < $1.message })
    {
      console.show(problem)
    }
    try console.say(GradeTable.text(grades))
    try console.report(GradeReport(grades))
    guard !grades.flatMap(\.marks).contains(where: \.couldNotBeJudged) else {
      throw ExitStatus.lessonFailed
    }
  }
}

extension StudentGrade.Mark {
  /// The lesson or its test is at fault, not the answer.
  var couldNotBeJudged: Bool { judgement?.lessonProblems.isEmpty == false }
}

/// Points as tables.
enum GradeTable {
  static func text(_ grades: [StudentGrade]) -> String {
    let width = min(32, grades.map { TextWidth.columns(of: Printable.line($0.student)) }.max() ?? 0)
    let lines = grades.map { grade -> String in
      let name = TextWidth.shortened(Printable.line(grade.student), to: width)
      let padding = String(repeating: " ", count: width - TextWidth.columns(of: name))
      let missing = grade.marks.count(where: \.isMissing)
      var line = "\(name)\(padding)  \(grade.points) of \(grade.total)"
      if missing > 0 { line += ", \(missing) of \(grade.marks.count) not handed in" }
      if grade.submission.isLate { line += ", late" }
      if !grade.strays.isEmpty {
        line += ", unknown: \(grade.strays.map { Printable.line($0) }.joined(separator: ", "))"
      }
      return line
    }
    return (lines + ["", counted(grades.count, "student")]).joined(separator: "\n")
  }

  /// One line for each student. A program for spreadsheets takes what begins with certain signs for a
  /// formula: such text has an apostrophe in front.
  static func csv(_ grades: [StudentGrade]) -> String {
    let exercises = grades.first?.marks.map(\.exercise.name) ?? []
    var rows = [["student", "late"] + exercises + ["points", "of", "notes"]]
    for grade in grades {
      let notes =
        grade.marks.flatMap { mark in
          mark.notes.map { "\(mark.exercise.name): \($0)" }
        } + grade.strays.map { "unknown file: \($0)" }
      rows.append(
        [grade.student, grade.submission.isLate ? "late" : ""]
          + grade.marks.map { $0.isMissing ? "" : "\($0.points)" }
          + ["\(grade.points)", "\(grade.total)", notes.joined(separator: "; ")])
    }
    return rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } == true
    let safe = (isFormula ? "'" : "") + text
    guard safe.contains(where: { ",\"\n\r".contains($0) || $0.isNewline }) else { return safe }
    return "\"\(safe.replacing("\"", with: "\"\""))\""
  }
}

/// What `--json` gives.
struct GradeReport: Encodable {
  struct Mark: Encodable {
    var lesson: String
    var exercise: String
    var handedIn: Bool
    var points: Int
    var of: Int
    var claims: [ClaimReport]
    var problems: [String]
    var notes: [String]
  }

  struct Student: Encodable {
    var student: String
    var late: Bool
    var points: Int
    var of: Int
    var marks: [Mark]
    var unknownFiles: [String]
  }

  var version = 1
  var students: [Student]

  init(_ grades: [StudentGrade]) {
    students = grades.map { grade in
      Student(
        student: grade.student, late: grade.submission.isLate, points: grade.points,
        of: grade.total,
        marks: grade.marks.map { mark in
          Mark(
            lesson: mark.exercise.lessonName, exercise: mark.exercise.id,
            handedIn: !mark.isMissing, points: mark.points, of: mark.total,
            claims: mark.judgement.map(Self.claims) ?? [],
            problems: mark.judgement?.problemLines ?? [], notes: mark.notes)
        }, unknownFiles: grade.strays)
    }
  }

  private static func claims(_ judgement: Judgement) -> [ClaimReport] {
    judgement.claims.map { ClaimReport($0, in: judgement, text: $0.text, tellsHidden: true) }
  }
}
