internal import Caching
internal import Foundation
internal import Lessons
internal import Runs
internal import Site

/// What a reader does in a page: changing a cell or an answer, and taking it back.
extension LessonRoom {
  /// What a request names: a cell by its number, from 1, or an exercise by its id.
  struct Target: Decodable, Sendable {
    var page: String
    var cell: Int?
    var exercise: String?
    /// The digest of the author's code that the change is based on.
    var key: String?
    var code: String?
  }

  /// A cell's code, for the editor.
  struct Source: Encodable, Sendable {
    var key: String
    /// With the reader's change.
    var code: String
    var author: String
    var isEdited: Bool
  }

  enum Answer: Sendable {
    case done
    /// Nobody can do that; why.
    case refused(String)
    /// The author changed the cell since: their code, and its digest.
    case conflict(Source)
    case missing
  }

  private func exercise(_ target: Target) -> CourseExercise? {
    let all = course.exercises(of: path)
    if let id = target.exercise { return all.first { $0.id == id } }
    guard let cell = target.cell else { return nil }
    return all.first { source.lesson.cell(of: $0) == cell - 1 }
  }

  func code(of target: Target) -> Source? {
    if let exercise = exercise(target), !writes {
      let start = exercise.exercise.start
      let own = try? course.answers.read(exercise)?.get()
      let code = own.map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }
      return Source(
        key: exercise.id, code: code ?? start, author: start,
        isEdited: code.map { $0 != start } ?? false)
    }
    guard let index = target.cell.map({ $0 - 1 }), keys.indices.contains(index) else { return nil }
    let author = course.code(of: index, in: source)
    let edit = writes ? nil : edits.edits.first { $0.key == keys[index] }
    return Source(
      key: keys[index], code: edit?.code ?? author, author: author, isEdited: edit != nil)
  }

  /// Keeps a change. It is on the disk when this returns.
  func edit(_ target: Target) -> Answer {
    guard let code = target.code else { return .refused("there is no code") }
    if let why = LiveCourse.refusal(of: code) { return .refused(why) }
    do {
      if !writes, let exercise = exercise(target) {
        if code.allSatisfy(\.isWhitespace) { return .refused("the answer is empty") }
        try course.answers.write(code, to: exercise)
        readerChanged()
        return .done
      }
      guard let current = self.code(of: target), let cell = target.cell else { return .missing }
      guard target.key == current.key else { return .conflict(current) }
      if writes {
        let new = course.lesson(source, with: [cell - 1: code])
        guard try course.write(new, basedOn: source) else { return .conflict(current) }
        // The watch sees it, as any other save.
        return .done
      }
      if code == current.author {
        edits.reset(current.key)
      } else {
        try edits.keep(EditLayer.Edit(cell: cell - 1, key: current.key, code: code))
      }
      readerChanged()
      return .done
    } catch let failure as Failure {
      return .refused(failure.message)
    } catch let failure as SystemFailure {
      return .refused("\(failure.path): cannot be written: \(failure.reason)")
    } catch {
      return .refused("\(error)")
    }
  }

  /// Gives the author's code back. What was there keeps another name.
  func reset(_ target: Target) -> Answer {
    if let exercise = exercise(target) {
      do {
        try course.answers.reset(exercise)
      } catch {
        return .refused(error.message)
      }
    } else if let key = target.key {
      edits.reset(key)
    } else {
      return .missing
    }
    readerChanged()
    return .done
  }

  // MARK: Judging

  /// Judges the answers that there are, apart from the lesson's own run.
  func judge() {
    let all = course.exercises(of: path)
    let answers = course.answers
    guard !writes, all.contains(where: { answers.exists($0) }) else {
      exercises = []
      return
    }
    guard !isJudging else {
      wantsJudging = true
      return
    }
    isJudging = true
    Task { await judge(all) }
  }

  private func judge(_ all: [CourseExercise]) async {
    var all = all
    repeat {
      wantsJudging = false
      let states = (try? await course.states(of: all)) ?? []
      exercises = states.map(LiveMessage.Exercise.init)
      poke()
      all = course.exercises(of: path)
    } while wantsJudging
    isJudging = false
  }
}

extension LiveMessage.Exercise {
  init(_ state: PracticeState) {
    let judgement = state.judgement
    id = state.exercise.id
    standing = "\(state.standing)"
    file = state.file
    points = judgement?.points
    total = judgement?.total
    claims = (judgement?.claims ?? []).filter { !$0.isHidden }.map { claim in
      var shown = Claim(text: state.exercise.words(claim.text), passed: claim.passed)
      switch claim.verdict {
      case .passed: break
      case .failed(let left, let right): (shown.left, shown.right) = (left, right)
      case .missing, .impossible: shown.note = judgement.flatMap { claim.reason($0) }
      }
      return shown
    }
    problems =
      (judgement?.problems ?? []).map { "\($0.range.start.line): \($0.message)" }
      + [state.refusal].compactMap(\.self)
  }
}
