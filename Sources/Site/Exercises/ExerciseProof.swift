internal import Engine
internal import Lessons
internal import Runs

/// Proves the tests of a lesson, claim by claim: the start does not meet it, the solution does, each
/// answer that is kept as a wrong one is found out, and each right one passes.
struct ExerciseProof: Sendable {
  private let lesson: Lesson
  private let course: CourseFolder

  init(_ lesson: Lesson, in course: CourseFolder) {
    self.lesson = lesson
    self.course = course
  }

  private var name: String { CourseFolder.lessonName(lesson.path) }

  /// A lesson without any solution is what students get: there is less to prove.
  private var isRelease: Bool { !lesson.exercises.contains { $0.solution != nil } }

  var isNeeded: Bool { !lesson.tests.isEmpty }

  func problems(_ judge: AnswerJudge) throws(EngineFailure) -> [Diagnostic] {
    let kept = KeptAnswers(course)
    let exercises = lesson.exercises
    let ids = exercises.compactMap(\.id)
    var problems = kept.strays(lesson: name, ids: ids).map { path in
      lesson.diagnostic(
        .strayAnswer, at: SourceRange(at: SourcePosition(line: 1, column: 1)),
        "`\(path)` belongs to no exercise of this lesson",
        hint: Suggestion.closest(to: CourseFolder.lessonName(path), among: ids)
          .map { "did you mean `\($0)-….swift`?" })
    }
    for exercise in exercises {
      guard let id = exercise.id, !exercise.claims.isEmpty else { continue }
      let start = try judge.judge(exercise.start, to: exercise, file: lesson.path)
      var proof = startProof(exercise, start)
      // A test that does not compile says so once.
      if !proof.contains(where: { $0.rule == .compile }) {
        let wrong = kept.kept(.wrong, lesson: name, exercise: id, among: ids)
        let right = kept.kept(.right, lesson: name, exercise: id, among: ids)
        if wrong.isEmpty, !isRelease, !startProves(exercise, start) {
          proof.append(
            problem(
              .noProof, exercise,
              "nothing shows that the test of `\(id)` finds wrong answers: its start gives nothing to judge",
              hint: "keep a wrong answer in `\(course.shown("wrong/\(name)/\(id)-….swift"))`"))
        }
        proof += try solutionProof(exercise, judge)
        proof += try keptProof(exercise, judge, wrong: wrong, right: right)
      }
      problems += proof
    }
    return problems
  }

  private func problem(
    _ rule: Rule, _ exercise: Exercise, _ message: String, hint: String? = nil
  ) -> Diagnostic {
    lesson.diagnostic(
      rule, at: SourceRange(at: SourcePosition(line: exercise.line, column: 1)), message, hint: hint
    )
  }

  // MARK: The start

  private func startProof(_ exercise: Exercise, _ judgement: Judgement) -> [Diagnostic] {
    guard judgement.lessonProblems.isEmpty else { return judgement.lessonProblems }
    return zip(exercise.claims, judgement.claims).compactMap { each, verdict in
      guard verdict.passed, !each.test.attributes.already else { return nil }
      return lesson.diagnostic(
        .provesNothing, at: SourceRange(at: each.claim.position),
        "the start of `\(exercise.id ?? "")` meets this claim already: \(each.claim.text)",
        hint: "claim what the task asks for, or mark the test `.already`")
    }
  }

  /// Each claim is compared with what the start gives, and found wanting.
  private func startProves(_ exercise: Exercise, _ judgement: Judgement) -> Bool {
    guard exercise.startRuns, exercise.attributes.fails == nil else { return false }
    return judgement.claims.allSatisfy {
      if case .failed = $0.verdict { true } else { $0.passed }
    }
  }

  // MARK: The solution

  private func solutionProof(
    _ exercise: Exercise, _ judge: AnswerJudge
  ) throws(EngineFailure) -> [Diagnostic] {
    guard let solution = exercise.solution else {
      guard !isRelease else { return [] }
      return [
        problem(
          .noProof, exercise, "`\(exercise.id ?? "")` has a test, and no solution that meets it",
          hint: "write a `swift solution` below the test")
      ]
    }
    let judgement = try judge.judge(solution.code, to: exercise, file: lesson.path)
    return zip(exercise.claims, judgement.claims).compactMap { each, verdict in
      guard !verdict.passed else { return nil }
      return lesson.diagnostic(
        .solutionFails, at: SourceRange(at: each.claim.position),
        "the solution of `\(exercise.id ?? "")` does not meet this claim: \(each.claim.text)",
        hint: verdict.reason(judgement))
    }
  }

  // MARK: Answers beside the lessons

  private func keptProof(
    _ exercise: Exercise, _ judge: AnswerJudge, wrong: [KeptAnswers.Kept],
    right: [KeptAnswers.Kept]
  ) throws(EngineFailure) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for (kept, isRight) in wrong.map({ ($0, false) }) + right.map({ ($0, true) }) {
      let answer: String
      switch kept.answer {
      case .success(let text): answer = text
      case .failure(let refusal):
        problems.append(
          problem(.strayAnswer, exercise, "`\(kept.shownPath)` is no answer: \(refusal.sentence)"))
        continue
      }
      let judgement = try judge.judge(answer, to: exercise, file: kept.shownPath)
      if isRight, let failed = judgement.claims.first(where: { !$0.passed }) {
        problems.append(
          problem(
            .rightFails, exercise,
            "the right answer `\(kept.shownPath)` does not meet a claim: \(failed.text)",
            hint: failed.reason(judgement)))
      }
      // An answer that only lacks something shows nothing of the claims.
      let isFoundOut = judgement.claims.contains {
        switch $0.verdict {
        case .failed, .impossible: true
        case .missing, .passed: false
        }
      }
      if !isRight, judgement.passesAll {
        problems.append(
          problem(
            .wrongPasses, exercise, "the wrong answer `\(kept.shownPath)` meets all claims",
            hint: "add a claim that tells it from a right answer"))
      } else if !isRight, !isFoundOut {
        problems.append(
          problem(
            .wrongPasses, exercise,
            "no claim says what is wrong with `\(kept.shownPath)`: it gives nothing to judge",
            hint: judgement.problems.first?.message))
      }
    }
    return problems
  }
}
