internal import Foundation
internal import Lessons
internal import Runs

/// One answer: from its text to the verdicts.
extension AnswerJudge {
  /// What the answer's process gave.
  private struct Given {
    var values: [[UInt8]?]
    /// Why there is no value of a number.
    var reasons: [Int: String] = [:]
    var problems: [Diagnostic] = []
    var lines: [LineValue] = []
    var output: [OutputChunk] = []
    var isRepeatable = true
  }

  private static let mostOutput = 64 << 10

  func judge(
    _ answered: AnsweredLesson, _ plan: CellPlan, _ exercise: Exercise, _ answer: [String],
    _ file: String
  ) throws(EngineFailure) -> (Judgement, isRepeatable: Bool) {
    let wanted = exercise.wanted.map(\.wanted)
    let compiled = try workshop.compile(answered, plan, wanted)
    defer { compiled.folder.map(workshop.cells.discard) }
    var given = Given(values: wanted.map { _ in nil })
    given.reasons = compiled.refused
    given.isRepeatable = compiled.isRepeatable
    if let library = compiled.library {
      try run(library, answered, plan, exercise, into: &given)
    } else {
      given.problems = compiled.problems
    }
    var judgement = try judge(given.values, plan, exercise)
    judgement.problems = given.problems.map { answered.placed($0, in: file, answer) }
    for (_, sentence) in given.reasons.sorted(by: { $0.key < $1.key })
    where !judgement.problems.contains(where: { $0.message == sentence }) {
      judgement.problems.append(Self.problem(sentence, in: file, answer))
    }
    judgement.values = given.lines
    judgement.output = given.output
    return (judgement, given.isRepeatable)
  }

  private static func problem(_ sentence: String, in file: String, _ answer: [String]) -> Diagnostic
  {
    let line = AnswerRefusal.line(of: sentence, in: answer)
    return Diagnostic(
      file: file, range: SourceRange(at: SourcePosition(line: line, column: 1)), rule: .compile,
      message: sentence,
      excerpt: answer.indices.contains(line - 1) ? String(answer[line - 1].prefix(200)) : nil)
  }

  // MARK: The answer's process

  /// Runs the answer until each value is there or is known not to come. A value whose computation
  /// ends the process is passed over in another one.
  private func run(
    _ library: String, _ answered: AnsweredLesson, _ plan: CellPlan, _ exercise: Exercise,
    into given: inout Given
  ) throws(EngineFailure) {
    defer { session.kernel?.forget(library) }
    var first = 0
    while true {
      if session.kernel == nil { try standAgain(exercise) }
      let attempt = try session.execute(
        plan, library: library, answered.lesson, materials, earlier: [], events: JudgeRecord.most,
        input: JudgeRecord.input(seed: exercise.seed(in: lesson), first: first), progress: { _ in })
      if attempt.mayHaveChangedState { session.close() }
      goBack(to: plan)
      let begun = collect(attempt.records, into: &given)
      if first == 0 {
        given.lines = attempt.result.values.compactMap(answered.placed)
        given.output = attempt.result.output.map { chunk in
          OutputChunk(chunk.stream, String(chunk.text.prefix(Self.mostOutput)))
        }
      }
      // A claim of the answer's own that does not hold is the student's own matter.
      let failure = attempt.result.diagnostics.filter { $0.severity == .error && $0.rule != .check }
      guard !failure.isEmpty else { return }
      given.isRepeatable = given.isRepeatable && attempt.isRepeatable
      given.problems += failure.filter { !given.problems.contains($0) }
      guard let begun, begun >= first, !attempt.endedKernel, attempt.cause?.isLimit == false else {
        return
      }
      first = begun + 1
      guard first < given.values.count else { return }
    }
  }

  /// - Returns: the number of the value that was begun last.
  private func collect(_ records: [[UInt8]], into given: inout Given) -> Int? {
    var last: Int?
    for record in records.compactMap(JudgeRecord.init) {
      switch record {
      case .begun(let index): last = index
      case .value(let index, let bytes) where given.values.indices.contains(index):
        given.values[index] = bytes
      case .tooLarge(let index) where given.values.indices.contains(index):
        given.reasons[index] = "a value of the answer is too large to be judged"
      case .threw(let index, let error) where given.values.indices.contains(index):
        given.reasons[index] = "an error was thrown and not caught: \(error)"
      default: break
      }
    }
    return last
  }

  /// No process of the answer is left, nor a file that it wrote, nor one that it could have changed:
  /// where the lesson's cells left files or shared memory, its kernel goes, and a fresh one computes
  /// their state again.
  private func goBack(to plan: CellPlan) {
    guard let kernel = session.kernel else { return }
    do throws(Kernel.Death) {
      if try !kernel.rewind(to: plan.number) { session.close() }
    } catch {
      session.close()
    }
  }

  // MARK: The judge's process

  /// Judges the claims by the values alone.
  private func judge(
    _ values: [[UInt8]?], _ plan: CellPlan, _ exercise: Exercise
  ) throws(EngineFailure) -> Judgement {
    let names = exercise.wanted.map(\.wanted.name)
    switch try workshop.compiledJudge(exercise.tests, plan, of: lesson) {
    case .rejected(let rejection):
      var judgement = Judgement(
        claims: exercise.verdicts { _ in .impossible("the test does not compile") })
      judgement.lessonProblems = rejection.diagnostics.map { diagnostic in
        var told = diagnostic
        told.message = told.message.replacing("__chk", with: "check").replacing(
          "__a", with: "answer")
        return told
      }
      return judgement
    case .ready(let library):
      let verdicts = try verdicts(library, values, plan, exercise, names)
      return Judgement(
        claims: exercise.verdicts { verdicts[$0] ?? .impossible("it was not judged") })
    }
  }

  private func verdicts(
    _ library: String, _ values: [[UInt8]?], _ plan: CellPlan, _ exercise: Exercise,
    _ names: [String]
  ) throws(EngineFailure) -> [Int: Judgement.Verdict] {
    var verdicts: [Int: Judgement.Verdict] = [:]
    var first = 0
    let count = exercise.claims.count
    while first < count {
      if session.kernel == nil { try standAgain(exercise) }
      guard let kernel = session.kernel else { return verdicts }
      defer { kernel.forget(library) }
      let output: CellOutput
      let end: CellEnd
      do throws(Kernel.Death) {
        (output, end) = try kernel.run(
          Kernel.CellRun(
            plan, library: library, seed: lesson.frontMatter.seed,
            input: JudgeRecord.input(
              seed: exercise.seed(in: lesson), first: first, values: values))
        ) { _ in }
      } catch {
        throw error.fault ?? EngineFailure(.kernel, "the judge was killed: \(error.message)")
      }
      goBack(to: plan)
      var begun = first
      for record in output.records.compactMap(JudgeRecord.init) {
        switch record {
        case .begun(let claim): begun = claim
        case .verdict(let claim, let passed, let left, let right):
          verdicts[claim] =
            passed
            ? .passed
            : .failed(
              left: left.isEmpty && right.isEmpty ? nil : left,
              right: left.isEmpty && right.isEmpty ? nil : right)
        case .missing(let claim, let value):
          verdicts[claim] = .missing(names.indices.contains(value) ? names[value] : "a value")
        default: break
        }
      }
      if case .finished = end.cause { return verdicts }
      if verdicts[begun] == nil {
        let said = RuntimeMessage(in: output.error)?.message
        verdicts[begun] = .impossible(
          said.map { "a value of the answer cannot be compared: \($0)" }
            ?? "a value of the answer cannot be compared")
      }
      first = begun + 1
    }
    return verdicts
  }

  /// There is no kernel any more: the lesson runs again from its compiled cells.
  private func standAgain(_ exercise: Exercise) throws(EngineFailure) {
    let answered = AnsweredLesson(lesson, exercise, answer: "")
    let plans = LessonPlan(answered.lesson, materials.surroundings).cells
    guard let plan = plans.last else { return }
    if try stand(before: plan, plans.dropLast(), answered.lesson) == nil, session.kernel == nil {
      // The exercise is the lesson's first cell.
      _ = try session.startedKernel(materials)
    }
  }
}

extension AnsweredLesson {
  /// The value at its place in the answer; nil for one of another cell.
  fileprivate func placed(_ value: LineValue) -> LineValue? {
    guard let start = answerLine(value.range.start.line),
      let end = answerLine(value.range.end.line)
    else { return nil }
    var placed = value
    placed.range = SourceRange(
      SourcePosition(line: start, column: value.range.start.column),
      SourcePosition(line: end, column: value.range.end.column))
    return placed
  }
}

extension CellEnd.Cause {
  /// Going on after it would cost the same again.
  fileprivate var isLimit: Bool {
    switch self {
    case .seconds, .memory, .output, .processes, .loadFailure: true
    default: false
    }
  }
}
