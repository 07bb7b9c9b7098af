import Engine
import Lessons
import Runs
import Site

/// Practice at a terminal: an exercise is shown, its answer's file is watched, and each save is judged.
///
/// The system tells of a save where it can. The file is looked at all the same: network disks and some
/// containers tell nothing.
struct PracticeSession {
  private let practice: Practice
  private let console: Console
  private let text: PracticeText
  private var index = 0
  private var hints = 0
  private var asksForSolution = false
  private var judge: AnswerJudge?
  private var judgedLesson = ""

  private var watch: SaveWatch?

  /// Between two looks at the file, in milliseconds. Of a file that nobody tells of, what two looks find
  /// the same is taken for saved: one that was truncated a moment ago is read at the look after.
  private var interval: Int32 { (watch?.descriptor ?? -1) >= 0 ? 100 : 20 }

  init(_ practice: Practice, _ console: Console) {
    self.practice = practice
    self.console = console
    text = PracticeText(width: console.width, hasColor: console.outputHasColor)
  }

  private var exercise: CourseExercise { practice.exercises[index] }
  private var words: PracticeWords { PracticeWords(lang: exercise.lesson.frontMatter.lang) }

  /// Until somebody quits.
  mutating func run(_ states: [PracticeState]) throws {
    RawTerminal.begin()
    defer {
      RawTerminal.end()
      judge?.close()
    }
    index = states.firstIndex { $0.standing != .solved } ?? 0
    try show()
    var judged = practice.answers.stamp(exercise)
    try judgeNow()
    var seen = judged
    while true {
      let isTold = watch?.saved().contains("\(exercise.id).swift") ?? false
      let stamp = practice.answers.stamp(exercise)
      if stamp != judged, isTold || stamp == seen, !stamp.isEmpty {
        judged = stamp
        try judgeNow()
      }
      seen = stamp
      guard let key = RawTerminal.key(within: interval, orInput: watch?.descriptor ?? -1) else {
        continue
      }
      guard !key.isEmpty, try react(to: key) else { return }
      if key != "h", key != "s", key != "l" {
        judged = practice.answers.stamp(exercise)
        seen = judged
      }
    }
  }

  private mutating func show() throws {
    hints = 0
    asksForSolution = false
    try practice.answers.make(exercise)
    // Another lesson's answers lie in another folder.
    watch = SaveWatch(folder: practice.answers.folder(exercise))
    try console.write(
      text.task(exercise, of: words, file: practice.answers.shown(exercise)))
    if let former = practice.answers.formerStart(exercise) {
      try console.write(text.changed(former, exercise, of: words))
    }
    try console.write(text.note(words.keys))
  }

  private mutating func judgeNow() throws {
    if judge == nil || judgedLesson != exercise.file.path {
      judge?.close()
      judge = try practice.judge(for: exercise)
      judgedLesson = exercise.file.path
    }
    guard let judge else { return }
    let state = try practice.state(of: exercise, judge)
    let answer = try? practice.answers.read(exercise)?.get()
    try console.write("\n" + text.verdict(state, answer: answer, of: words))
  }

  /// - Returns: whether to go on.
  private mutating func react(to key: String) throws -> Bool {
    if key != "s" { asksForSolution = false }
    switch key {
    case "q": return false
    case "h": try showHint()
    case "n" where index + 1 < practice.exercises.count: try move(by: 1)
    case "p" where index > 0: try move(by: -1)
    case "l":
      guard let judge else { break }
      let lesson = exercise.file.path
      let states = try practice.exercises.filter { $0.file.path == lesson }
        .map { try practice.state(of: $0, judge) }
      try console.write("\n" + text.list(states, strays: []))
    case "r":
      let aside = try practice.answers.reset(exercise)
      if let aside { try console.write(text.note(words.moved(aside))) }
      try judgeNow()
    case "s": try showSolution()
    default: break
    }
    return true
  }

  private mutating func move(by step: Int) throws {
    index += step
    try show()
    try judgeNow()
  }

  private mutating func showHint() throws {
    let all = exercise.exercise.hintLines
    guard hints < all.count else { return try console.write(text.note(words.noMoreHints)) }
    hints += 1
    try console.write(text.hint(all[hints - 1], number: hints, of: words))
  }

  private mutating func showSolution() throws {
    guard let solution = exercise.exercise.solution else {
      return try console.write(text.note(words.noSolution))
    }
    guard asksForSolution else {
      asksForSolution = true
      return try console.write(text.note(words.askSolution))
    }
    asksForSolution = false
    try console.write(text.solution(solution.code))
  }
}
