import ArgumentParser
import Lessons
import Runs
import Site

struct PracticeCommand: AsyncParsableCommand, ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "practice",
    abstract: "Shows an exercise, and judges your answer each time you save it.",
    usage: "unroll practice [<lesson>] [--exercise <id>] [--once | --list] [options]",
    discussion: """
      Your answers are files of their own: answers/LESSON/EXERCISE.swift, beside the lessons. Open \
      the one that is named in any editor. The keys are h hint, n next, p previous, l list, r reset, \
      s solution, q quit. Nothing is ever deleted: a reset keeps the old answer beside the new one.

      EXAMPLES:
        unroll practice lessons/en/01-sequences.md   solve the exercises of a lesson
        unroll practice --list                       see how far you are
        unroll practice --once --exercise count      judge one answer and end
      """)

  @Argument(
    help: ArgumentHelp(
      "The lesson, or a folder of lessons (default: lessons).", valueName: "lesson"),
    completion: .file(extensions: ["md"]))
  var lesson: String?

  @Option(help: ArgumentHelp("The exercise.", valueName: "id"))
  var exercise: String?

  @Flag(help: "Judge the answers as they are, and end: 0 if all are solved, else 1.")
  var once = false

  @Flag(help: "List the exercises and how far they are.")
  var list = false

  @OptionGroup var engine: CellOptions
  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if once, list { throw ValidationError("--once and --list exclude each other") }
  }

  func run() async throws {
    let (site, selection) = try Site.find(lesson.map { [$0] } ?? [], in: .ofThisProcess)
    let console = Console(console)
    let practice = try site.practice(selection, exercise: exercise, engine.running())
    let states = try await practice.states()
    let text = PracticeText(width: console.width, hasColor: console.outputHasColor)
    if once || list || console.isJSON {
      try console.report(PracticeReport(states))
      if once { try tellVerdicts(states, text, practice, console) }
      try console.say(String(text.list(states, strays: practice.strays).dropLast()))
      if !list, !states.allSatisfy({ $0.standing == .solved }) { throw ExitStatus.lessonFailed }
      return
    }
    var session = PracticeSession(practice, console)
    try session.run(states)
  }

  private func tellVerdicts(
    _ states: [PracticeState], _ text: PracticeText, _ practice: Practice, _ console: Console
  ) throws {
    for state in states where state.standing == .open {
      let words = PracticeWords(lang: state.exercise.lesson.frontMatter.lang)
      let answer = try? practice.answers.read(state.exercise)?.get()
      try console.say("\(state.exercise.name)\n\(text.verdict(state, answer: answer, of: words))")
    }
  }
}

/// What `--json` gives.
private struct PracticeReport: Encodable {
  struct Exercise: Encodable {
    var lesson: String
    var exercise: String
    var file: String
    var state: String
    var claims: [ClaimReport]
    var problems: [String]
  }

  var version = 1
  var solved: Bool
  var exercises: [Exercise]

  init(_ states: [PracticeState]) {
    solved = states.allSatisfy { $0.standing == .solved }
    exercises = states.map { state in
      let judgement = state.judgement
      return Exercise(
        lesson: state.exercise.lessonName, exercise: state.exercise.id, file: state.file,
        state: "\(state.standing)",
        claims: judgement.map { judgement in
          judgement.claims.map {
            ClaimReport(
              $0, in: judgement, text: state.exercise.words($0.text), tellsHidden: false)
          }
        } ?? [],
        problems: (judgement?.problemLines ?? []) + [state.refusal].compactMap { $0 })
    }
  }
}
