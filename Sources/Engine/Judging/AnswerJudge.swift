internal import Foundation
internal import Hashing
package import Lessons
package import Runs

/// Judges answers to the exercises of one lesson.
///
/// An answer is not believed. Its process gives the values of `answer { … }`, as bytes, and is dead
/// before its claims are judged, in another process that starts from the same state of the lesson and
/// never runs anything of the answer.
///
/// Used by one thread at a time; its calls block. Ended by `close()`.
package final class AnswerJudge {
  let lesson: Lesson
  let session: LessonSession
  let materials: Workshop.Materials
  let workshop: Workshop

  init(_ lesson: Lesson, _ session: LessonSession, _ materials: Workshop.Materials) {
    self.lesson = lesson
    self.session = session
    self.materials = materials
    workshop = session.workshop
  }

  package func close() { session.close() }

  /// - Parameters:
  ///   - answer: the whole text of the student's file.
  ///   - file: as messages show it.
  /// - Returns: a verdict for each claim of the exercise, in order.
  package func judge(
    _ answer: String, to exercise: Exercise, file: String
  ) throws(EngineFailure) -> Judgement {
    let lines = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count <= Delivery.mostAnswerLines, exercise.wanted.count <= Delivery.most else {
      return refused(exercise, "this answer has more than \(Delivery.mostAnswerLines) lines", file)
    }
    let code = Self.code(of: answer)
    let answered = AnsweredLesson(lesson, exercise, answer: code)
    if let problem = materials.directivesProblem { return failing(exercise, problem) }
    let plans = LessonPlan(answered.lesson, materials.surroundings).cells
    guard let plan = plans.last else { return refused(exercise, "nothing to judge", file) }
    let key = key(of: plan, exercise, code)
    if !workshop.force, let known = workshop.cache.result(key, as: Judgement.self) {
      return known.of(file, lines)
    }
    if let problem = try stand(before: plan, plans.dropLast(), answered.lesson) {
      return failing(exercise, problem)
    }
    let codeLines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let (judgement, isRepeatable) = try judge(answered, plan, exercise, codeLines, file)
    if isRepeatable { workshop.cache.store(judgement, asResult: key) }
    return judgement.of(file, lines)
  }

  /// What is judged of an answer: two that differ in their comments, and in what stands behind the
  /// last word, are one. Each word keeps its place, so that what is said of one is true of the other.
  private static func code(of answer: String) -> String {
    var attributes = Attributes()
    attributes.role = .exercise
    let cell = Cell(code: answer, firstLine: 1, closingLine: 1, attributes: attributes)
    let bare = BareCode(answer)
    let code = cell.asksForItsPlace || !bare.keepsPlaces ? answer : bare.text
    let end = code.lastIndex { !$0.isWhitespace }.map { code.index(after: $0) }
    return end.map { code[..<$0] + "\n" } ?? code
  }

  private func key(of plan: CellPlan, _ exercise: Exercise, _ answer: String) -> String {
    var digest = Digest()
    digest.add("judgement 2")
    digest.add(plan.runKey)
    digest.add(answer)
    digest.add("\(exercise.seed(in: lesson))")
    for test in exercise.tests { digest.add("\(test.isHidden) \(test.code)") }
    return String(digest.hex.prefix(40))
  }

  private func refused(_ exercise: Exercise, _ sentence: String, _ file: String) -> Judgement {
    Judgement(
      claims: exercise.verdicts { _ in .impossible(sentence) },
      problems: [
        Diagnostic(
          file: file, range: SourceRange(at: SourcePosition(line: 1, column: 1)), rule: .compile,
          message: sentence)
      ])
  }

  private func failing(_ exercise: Exercise, _ problems: [Diagnostic]) -> Judgement {
    var judgement = Judgement(
      claims: exercise.verdicts { _ in
        .impossible("the lesson fails before this exercise")
      })
    judgement.lessonProblems = problems
    return judgement
  }

  // MARK: The state before the exercise

  /// Brings the kernel to the state in which the answer starts.
  ///
  /// - Returns: why the lesson does not come so far; nil where it does.
  func stand(
    before plan: CellPlan, _ cells: ArraySlice<CellPlan>, _ lesson: Lesson
  ) throws(EngineFailure) -> [Diagnostic]? {
    let wanted = cells.filter { !$0.cell.leavesNothing }
    let kept = zip(session.live, wanted).prefix { $0.runKey == $1.runKey }.count
    try session.rewind(keeping: kept)
    let workshop = workshop
    let missing = wanted[kept...]
    guard !missing.isEmpty else { return nil }
    let ahead = CompileAhead(missing) { cell, stages throws(EngineFailure) in
      try workshop.compiledCell(cell, lesson: lesson, stages)
    }
    defer { ahead.cancel() }
    for cell in missing {
      let attempt = try session.attempt(
        cell, try ahead.cell(cell.index), lesson, materials, earlier: [], progress: { _ in })
      if attempt.result.status == .failed { return attempt.result.diagnostics }
    }
    return nil
  }
}

extension Exercise {
  /// All claims, each with its verdict.
  func verdicts(_ verdict: (Int) -> Judgement.Verdict) -> [Judgement.Claim] {
    claims.enumerated().map { index, each in
      Judgement.Claim(
        each.claim.text, points: each.claim.points, isHidden: each.test.isHidden,
        verdict: verdict(index))
    }
  }
}

extension Judgement {
  /// The same of a file with another name, and with comments of its own.
  fileprivate func of(_ file: String, _ lines: [String]) -> Judgement {
    var told = self
    for index in problems.indices {
      told.problems[index].file = file
      let line = problems[index].range.start.line
      guard problems[index].excerpt != nil, lines.indices.contains(line - 1) else { continue }
      told.problems[index].excerpt = String(lines[line - 1].prefix(200))
    }
    return told
  }
}
